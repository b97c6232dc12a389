// What columns, headings, title, sheets and file tell of periods → where the contract looks for them, and how often it owes.
import type { DatasetDraft, Frequency } from '../../model/dataset.js';
import type { Decision } from '../../model/decision.js';
import {
  type PeriodId,
  type PeriodType,
  periodAt,
  periodCode,
  periodPart,
  periodType,
  periodYear,
  shiftPeriod,
} from '../../model/period.js';
import type { PeriodPieces } from '../binding.js';
import { findPart, findPeriods } from '../values/find-periods.js';
import { partOfYear } from '../values/period.js';
import type { PeriodColumn } from './period-column.js';
import type { ProposalContext, Specimen } from './specimen.js';

export interface PeriodPlan {
  readonly period: DatasetDraft['period'];
  readonly frequency: Frequency;
  readonly since: string;
  /** The periods that the file's figures speak of, ascending; empty where it does not tell. */
  readonly ids: readonly PeriodId[];
  readonly why: string;
  readonly decisions: readonly Decision[];
}

type Place = 'column' | 'heading' | 'sheet' | 'title' | 'file' | 'request';

const frequencies: Readonly<Record<PeriodType, Frequency>> = {
  Y: 'yearly',
  S: 'semesterly',
  Q: 'quarterly',
  M: 'monthly',
  A: 'academic',
  D: 'daily',
};

/** `headings`: what the headings of figures tell. `records`: rows of days are counted by month. */
export function periodPlan(
  specimen: Specimen,
  columns: readonly PeriodColumn[],
  headings: readonly PeriodPieces[],
  { fileName, today }: ProposalContext,
  records: boolean,
): PeriodPlan {
  const around = aroundTable(specimen, fileName);
  const rows = rowPieces(columns);
  const inHeadings = headings.some(tells);
  const told = rows.flatMap((row) => headings.map((heading) => ({ ...row, ...heading })));
  const own = completed(told, around);
  const ids = own.length > 0 ? own : around.flatMap(({ ids: each }) => each).slice(0, 1);
  const places: Place[] = [
    ...(columns.length > 0 ? ['column' as const] : []),
    ...(inHeadings ? ['heading' as const] : []),
    ...(isWhole(told) && own.length > 0 ? [] : around.map(({ place }) => place)),
  ];
  if (inHeadings && columns.length === 0 && !headings.every(tells)) places.push('request');
  const found = own.length > 0 && around[0]?.place === 'sheet' && places.includes('sheet') ? own : ids;
  return planOf(places, widened(found.length > 0 ? found : sheetIds(around), records), today);
}

function planOf(places: readonly Place[], found: readonly PeriodId[], today: string): PeriodPlan {
  const ids = [...new Set(found)].sort((a, b) => a - b);
  const [first] = ids;
  if (first === undefined || places.length === 0) {
    const since = periodCode(shiftPeriod(periodAt('Y', today), -1));
    const why = 'berkas tidak menyebut periodenya: dianggap periode yang diminta';
    return { period: { from: 'request' }, frequency: 'yearly', since, ids: [], why, decisions: [] };
  }
  const type = periodType(first);
  const from = places.length === 1 ? (places[0] ?? 'request') : [...places];
  const rarer = rarerThan(type, ids);
  return {
    period: rarer === undefined ? { from } : { from, type: frequencies[type] },
    frequency: rarer ?? frequencies[type],
    since: periodCode(first),
    ids,
    why: ids.length === 1 ? `berkas menyebut ${periodCode(first)}` : `berkas menyebut ${codes(ids)}`,
    decisions: [],
  };
}

function codes(ids: readonly PeriodId[]): string {
  const [first = 0, last = 0] = [ids[0], ids.at(-1)];
  return `${ids.length} periode, ${periodCode(first)} sampai ${periodCode(last)}`;
}

/** Months that lie half a year or a quarter apart are owed that often. */
function rarerThan(type: PeriodType, ids: readonly PeriodId[]): Frequency | undefined {
  if (type !== 'M' || ids.length < 2) return undefined;
  const months = ids.map((id) => periodYear(id) * 12 + periodPart(id));
  const steps = new Set(months.slice(1).map((month, i) => month - (months[i] ?? 0)));
  const [step] = steps;
  if (steps.size !== 1) return undefined;
  return step === 6 ? 'semesterly' : step === 3 ? 'quarterly' : undefined;
}

/** Days of records are counted by month; a single day says how things stood at the end of its month or year. */
function widened(ids: readonly PeriodId[], records: boolean): readonly PeriodId[] {
  if (ids.length === 0 || ids.some((id) => periodType(id) !== 'D')) return ids;
  const days = [...new Set(ids)];
  if (!records && days.length > 1) return days;
  return days.map((id) => {
    const day = periodCode(id);
    return periodAt(!records && day.endsWith('-12-31') ? 'Y' : 'M', day);
  });
}

interface Around {
  readonly place: 'sheet' | 'title' | 'file';
  readonly ids: readonly PeriodId[];
  readonly pieces: PeriodPieces;
}

/** The places around the table that tell one period, or one part of a year; sheets where each has its own. */
function aroundTable({ layout, alike }: Specimen, fileName: string): readonly Around[] {
  const tell = (place: Around['place'], text: string): readonly Around[] => {
    const ids = layout.periods.filter(({ from }) => from === place).map(({ value }) => value);
    const part = findPart(text);
    const id = single(ids);
    if (id === undefined && part === undefined) return [];
    const year = single(ids.map(periodYear));
    const pieces = { ...(id === undefined ? {} : { id }), ...(year === undefined ? {} : { year }) };
    return [
      { place, ids: id === undefined ? [] : [id], pieces: part === undefined ? pieces : { ...pieces, part } },
    ];
  };
  const sheets = tell('sheet', layout.sheet ?? '').map((around) => ({
    ...around,
    ids: alike.flatMap(findPeriods),
  }));
  const stem = fileName.replace(/\.[^.]+$/, '').replace(/_/g, ' ');
  return [...(alike.length > 1 ? sheets : []), ...tell('title', layout.title), ...tell('file', stem)];
}

function sheetIds(around: readonly Around[]): readonly PeriodId[] {
  const [first] = around;
  const part = first?.pieces.part;
  const year = around.find(({ pieces }) => pieces.year !== undefined)?.pieces.year;
  const id = part === undefined || year === undefined ? undefined : partOfYear(part, year);
  return id === undefined ? (first?.ids ?? []) : [id];
}

/** Of several the one that is finer than a year, when it is one: "Triwulan III 2024 … Tahun 2024". */
function single(ids: readonly PeriodId[]): PeriodId | undefined {
  const all = [...new Set(ids)];
  if (all.length === 1) return all[0];
  const finer = all.filter((id) => id >= 3000 && periodType(id) !== 'Y' && periodType(id) !== 'D');
  return finer.length === 1 ? finer[0] : undefined;
}

function rowPieces(columns: readonly PeriodColumn[]): readonly PeriodPieces[] {
  const seen = new Map<string, PeriodPieces>();
  const rows = columns[0]?.pieces.length ?? 1;
  for (let row = 0; row < Math.max(rows, 1); row++) {
    const pieces = Object.assign({}, ...columns.map((column) => column.pieces[row] ?? {}));
    seen.set(JSON.stringify(pieces), pieces);
  }
  return [...seen.values()];
}

function tells(pieces: PeriodPieces): boolean {
  return Object.keys(pieces).length > 0;
}

function isWhole(told: readonly PeriodPieces[]): boolean {
  return told.some(({ id, year }) => id !== undefined || year !== undefined);
}

/** The periods that rows and headings tell, with the year of the surroundings where they name only its part. */
function completed(told: readonly PeriodPieces[], around: readonly Around[]): readonly PeriodId[] {
  const outer = around.find(({ pieces }) => pieces.year !== undefined)?.pieces.year;
  return told.flatMap(({ id, year = outer, part }) => {
    if (id !== undefined) return [id];
    if (part === undefined) return year === undefined || !isWhole(told) ? [] : [year * 1000];
    const whole = year === undefined ? undefined : partOfYear(part, year);
    return whole === undefined ? [] : [whole];
  });
}
