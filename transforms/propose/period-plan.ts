// What columns, headings, title, sheets and file tell of periods → where the contract looks for them, and how often it owes.
import type { DatasetDraft, Frequency } from '../../model/dataset.js';
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
import { partOfYear } from '../values/period.js';
import { type Around, type AroundPlace, aroundTable, contradicting, periodOf } from './around-table.js';
import { seriesType } from './dated-series.js';
import type { PeriodColumn } from './period-column.js';
import type { ProposalContext, Specimen } from './specimen.js';

export interface PeriodPlan {
  readonly period: DatasetDraft['period'];
  readonly frequency: Frequency;
  readonly since: string;
  /** The periods that the file's figures speak of, ascending; empty where it does not tell. */
  readonly ids: readonly PeriodId[];
  readonly why: string;
  /** The place around the table that was taken, and what others name instead. */
  readonly place?: AroundPlace;
  readonly others?: readonly { readonly place: AroundPlace; readonly plan: PeriodPlan }[];
}

type Place = 'column' | 'heading' | AroundPlace | 'request';

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
  const inside: readonly Place[] = [
    ...(columns.length > 0 ? ['column' as const] : []),
    ...(inHeadings ? ['heading' as const] : []),
  ];
  if (isWhole(told) && own.length > 0) {
    const open = inHeadings && columns.length === 0 && !headings.every(tells);
    const rest: readonly Place[] = open ? [...around.map(({ place }) => place), 'request'] : [];
    return planOf([...inside, ...rest], widened(own, records), today);
  }
  return byPlaces(inside, told, own, around, today, records);
}

/** Where the rows tell no more than a part of the year, what stands around the table decides, the nearest first. */
function byPlaces(
  inside: readonly Place[],
  told: readonly PeriodPieces[],
  own: readonly PeriodId[],
  around: readonly Around[],
  today: string,
  records: boolean,
): PeriodPlan {
  const part = told.find((each) => each.part !== undefined)?.part;
  if (part !== undefined && own.length === 0) return askedYear([...inside, 'request'], part.type, today);
  const against = contradicting(around);
  const agreeing = around.filter((each) => !against.includes(each));
  const [first] = agreeing;
  const whole = first === undefined ? undefined : periodOf(first, around);
  const ids =
    own.length > 0 ? own : first === undefined || first.ids.length > 1 ? (first?.ids ?? []) : [whole];
  const known = ids.filter((id) => id !== undefined);
  const plan = planOf([...inside, ...agreeing.map(({ place }) => place)], widened(known, records), today);
  if (first === undefined || whole === undefined || own.length > 0 || first.ids.length > 1) return plan;
  const others = against.flatMap((each) => {
    const id = periodOf(each, around);
    return id === undefined
      ? []
      : [{ place: each.place, plan: planOf([...inside, each.place], widened([id], records), today) }];
  });
  return {
    ...plan,
    others: others.filter(
      (other) => other.plan.since !== plan.since || other.plan.frequency !== plan.frequency,
    ),
    place: first.place,
  };
}

function planOf(places: readonly Place[], found: readonly PeriodId[], today: string): PeriodPlan {
  const ids = [...new Set(found)].sort((a, b) => a - b);
  const [first] = ids;
  if (first === undefined || places.length === 0) {
    const since = periodCode(shiftPeriod(periodAt('Y', today), -1));
    const why = 'berkas tidak menyebut periodenya: tulis --period saat menyerahkannya';
    return { period: { from: 'request' }, frequency: 'yearly', since, ids: [], why };
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
  };
}

/** Rows or headings tell the part of a year that nothing else names. */
function askedYear(from: Place[], type: PeriodType, today: string): PeriodPlan {
  const since = periodCode(shiftPeriod(periodAt(type, today), -1));
  const why = 'berkas tidak menyebut tahunnya: tulis --period saat menyerahkannya';
  return { period: { from }, frequency: frequencies[type], since, ids: [], why };
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

/**
 * Days of records are counted by month; a single day says how things stood at the end of its month or year; days that are
 * all the first or the last of a month, or of a year, stand for it.
 */
function widened(ids: readonly PeriodId[], records: boolean): readonly PeriodId[] {
  if (ids.length === 0 || ids.some((id) => periodType(id) !== 'D')) return ids;
  const days = [...new Set(ids)];
  const type = records ? 'M' : seriesType(days);
  return type === undefined ? days : days.map((id) => periodAt(type, periodCode(id)));
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
