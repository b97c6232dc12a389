// The columns of a table → those that tell the period of a row, and what each row tells.
import { type Cell, isBlank } from '../../model/cell.js';
import { periodType, periodYear } from '../../model/period.js';
import type { TableColumn } from '../../model/table.js';
import type { PeriodPieces } from '../binding.js';
import { type DateOrder, dateOrderTally } from '../values/date.js';
import { readEpoch } from '../values/epoch.js';
import { type PeriodReading, readPeriodCell } from '../values/period.js';
import { cellsOf, type Specimen } from './specimen.js';

export interface PeriodColumn {
  readonly column: TableColumn;
  readonly type: 'period' | 'year' | 'month' | 'quarter' | 'semester';
  readonly pieces: readonly PeriodPieces[];
  /** True where its dates can be read in two ways, and are taken day first. */
  readonly unproven: boolean;
}

const enough = 0.95;
/** When a record was typed in, a thing founded or a person born, is no period of the figures. */
const otherDay =
  /creat|updat|input|lahir|birth|cetak|unduh|upload|sync|sinkron|modif|ubah|entr[iy]|berdiri|pendirian|berlaku|ka?daluw?arsa|pensiun|\btmt\b|edit/i;
/** When a thing was made or somebody came, beside it. */
const ofThing =
  /\b(?:tahun|thn|tgl|tanggal|bulan)\s+(?:perolehan|pembuatan|pembangunan|dibangun|rehab\w*|masuk|lulus|pengadaan|produksi|rakit\w*|terbit|operasi\w*|izin|ijin|sk|kontrak|nikah|meninggal|keluar)\b/i;
const headings = [
  [
    'year',
    /^(?:(?:tahun|thn|th|year)(?: data| anggaran| ajaran| pelajaran)?|(?:data|periode) tahun)\b/i,
    null,
  ],
  ['month', /^(?:bulan|bln|month)\b/i, 'M'],
  ['quarter', /^(?:triwulan|tw|kuartal|quarter)\b/i, 'Q'],
  ['semester', /^(?:semester|smt)\b/i, 'S'],
] as const;
const ofTime = /\b(?:tanggal|tgl|date|time|timestamp|waktu|periode|period|hari)\b/i;

/** At most one of each kind; days and whole periods only where no year stands in a column of its own. */
export function periodColumns(specimen: Specimen): readonly PeriodColumn[] {
  const found = specimen.layout.columns
    .filter(({ name }) => !otherDay.test(name) && !ofThing.test(name.replace(/_/g, ' ')))
    .flatMap((column) => periodColumn(column, cellsOf(specimen, column)) ?? []);
  const first = found.filter((one, i) => found.findIndex((other) => other.type === one.type) === i);
  const parts = first.filter(({ type }) => type !== 'period');
  return parts.some(({ type }) => type === 'year') ? parts : first;
}

function periodColumn(column: TableColumn, cells: readonly Cell[]): PeriodColumn | undefined {
  const heading = headOf(column);
  const named = headings.find(([, pattern]) => pattern.test(heading));
  const timed = ofTime.test(heading);
  const mayBeWhole = column.type === 'period' || column.type === 'date' || column.section === true || timed;
  if (named === undefined && !mayBeWhole) return undefined;
  const filled = cells.filter((cell) => !isBlank(cell)).length;
  const proven = provenOrder(cells);
  const unproven = proven === null && cells.some((cell) => readPeriodCell(cell).kind === 'ambiguous');
  const read = (type: PeriodColumn['type'], part: 'M' | 'Q' | 'S' | null): PeriodColumn | undefined => {
    const pieces = cells.map((cell) => piecesOf(readingOf(cell, proven, timed), cell, type, part));
    const told = pieces.filter((each) => Object.keys(each).length > 0).length;
    return filled > 0 && told >= enough * filled ? { column, type, pieces, unproven } : undefined;
  };
  const whole = mayBeWhole ? read('period', null) : undefined;
  if (named !== undefined) return read(named[0], named[2]) ?? whole;
  return read('year', null) ?? whole;
}

/** "properties.THN_DATA" → "THN DATA". */
function headOf({ path }: TableColumn): string {
  const text = path.at(-1)?.trim() ?? '';
  const last = /^[\w.]+$/.test(text) ? (text.split('.').at(-1) ?? '') : text;
  return last.replace(/_/g, ' ').replace(/\s+/g, ' ').trim();
}

/** Moments that programs count are read where the heading speaks of time. */
function readingOf(cell: Cell, proven: DateOrder | null, timed: boolean): PeriodReading {
  const reading = readPeriodCell(cell, proven ?? 'dmy');
  const moment = timed && reading.kind === 'unreadable' ? readEpoch(cell) : undefined;
  return moment === undefined ? reading : { kind: 'period', id: moment };
}

function provenOrder(cells: readonly Cell[]): DateOrder | null {
  const tally = dateOrderTally();
  for (const cell of cells) tally.add(cell);
  return tally.decide();
}

function piecesOf(
  reading: PeriodReading,
  cell: Cell,
  type: PeriodColumn['type'],
  part: 'M' | 'Q' | 'S' | null,
): PeriodPieces {
  if (type === 'period') {
    if (reading.kind === 'part') return { part: { type: reading.type, part: reading.part } };
    return reading.kind === 'period' ? { id: reading.id } : {};
  }
  if (part === null)
    return reading.kind === 'period' && periodType(reading.id) === 'Y'
      ? { year: periodYear(reading.id) }
      : {};
  if (reading.kind === 'part')
    return reading.type === part ? { part: { type: part, part: reading.part } } : {};
  const number = typeof cell === 'number' ? cell : Number(typeof cell === 'string' ? cell : Number.NaN);
  const most = { M: 12, Q: 4, S: 2 }[part];
  return Number.isInteger(number) && number >= 1 && number <= most
    ? { part: { type: part, part: number } }
    : {};
}
