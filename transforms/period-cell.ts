// One cell of a period, year, month, quarter or semester column → the pieces of a period that it tells.
import { type Cell, isBlank } from '../model/cell.js';
import { type PeriodType, periodCode, periodType, periodYear } from '../model/period.js';
import type { PeriodPieces } from './binding.js';
import type { Finding } from './finding.js';
import { quoted } from './finding.js';
import { fitPeriod } from './period-sources.js';
import type { PeriodColumn } from './typed-row.js';
import type { DateOrder } from './values/date.js';
import { readEpoch } from './values/epoch.js';
import { findPeriods } from './values/find-periods.js';
import { ordinalNumber, type PeriodReading, readPeriodCell, type YearPart } from './values/period.js';

const parts = { month: ['M', 12], quarter: ['Q', 4], semester: ['S', 2] } as const;

/** `wanted` is the type the dataset is kept by: two readings of a date that are one month are one reading there. */
export function periodPieces(
  spec: PeriodColumn,
  cell: Cell,
  order: DateOrder | null,
  wanted: PeriodType,
): PeriodPieces | Finding {
  if (isBlank(cell)) return (spec.optional_cells ?? !spec.required) ? {} : blank;
  if (spec.type === 'month' || spec.type === 'quarter' || spec.type === 'semester') {
    const [type, most] = parts[spec.type];
    const part = numbered(cell, most);
    if (part !== undefined) return { part: { type, part } };
  }
  const dateOrder = order ?? (spec.type === 'period' ? (spec.date_order ?? null) : null);
  const reading = readPeriodCell(cell, dateOrder);
  return fromReading(reading.kind === 'unreadable' ? otherwise(spec, cell) : reading, cell, wanted);
}

function otherwise({ type }: PeriodColumn, cell: Cell): PeriodReading {
  const moment = type === 'period' ? readEpoch(cell) : undefined;
  return moment === undefined ? withinSentence(cell) : { kind: 'period', id: moment };
}

/** "Persentase Penduduk Miskin September 2014": a sentence that names one period means that one. */
function withinSentence(cell: Cell): PeriodReading {
  const [id, ...more] = typeof cell === 'string' ? findPeriods(cell) : [];
  return id === undefined || more.length > 0 ? { kind: 'unreadable' } : { kind: 'period', id };
}

function numbered(cell: Cell, most: number): number | undefined {
  const text = typeof cell === 'object' && cell?.kind === 'number' ? String(cell.value) : String(cell).trim();
  const part = /^\d{1,2}(?:\.0)?$/.test(text) ? Number(text) : ordinalNumber(text);
  return part !== undefined && part >= 1 && part <= most ? part : undefined;
}

function fromReading(reading: PeriodReading, cell: Cell, wanted: PeriodType): PeriodPieces | Finding {
  if (reading.kind === 'period') {
    const year = periodYear(reading.id);
    return periodType(reading.id) === 'Y' ? { id: reading.id, year } : { id: reading.id };
  }
  if (reading.kind === 'part') return { part: partOf(reading) };
  if (reading.kind === 'ambiguous') {
    const fitted = new Set(reading.candidates.map((id) => fitPeriod(id, wanted)));
    const [only] = fitted;
    return fitted.size === 1 && only !== undefined ? { id: only } : unclear(reading.candidates, cell);
  }
  return unreadable(cell);
}

function partOf({ type, part }: YearPart): YearPart {
  return { type, part };
}

const blank: Finding = {
  code: 'missing-cell',
  says: 'kosong, padahal periode wajib diisi',
  mend: 'Isi periodenya.',
};

function unclear(candidates: readonly number[], cell: Cell): Finding {
  return {
    code: 'ambiguous-period',
    says: `berisi ${quoted(cell)}; tidak jelas apakah ${candidates.map(periodCode).join(' atau ')}`,
    mend: 'Tulis nama bulannya, misalnya "3 April 2024".',
  };
}

function unreadable(cell: Cell): Finding {
  return {
    code: 'unreadable-period',
    says: `berisi ${quoted(cell)}, yang tidak terbaca sebagai periode`,
    mend: 'Tulis misalnya "2024", "Januari 2024", "TW III 2024", "Semester II 2024", atau "2024/2025".',
  };
}
