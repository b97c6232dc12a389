// Where a dataset says its period stands → a function that puts the pieces from those places together.
import type { Dataset, Frequency } from '../model/dataset.js';
import {
  type PeriodId,
  type PeriodType,
  periodAt,
  periodEnd,
  periodStart,
  periodType,
  periodYear,
} from '../model/period.js';
import type { Layout } from '../model/table.js';
import type { Binding, BoundColumn, PeriodPieces } from './binding.js';
import { columnsOf, measuresOf, type PeriodColumn } from './typed-row.js';
import { findPart } from './values/find-periods.js';
import { partOfYear, type YearPart } from './values/period.js';

export interface PeriodSources {
  readonly type: PeriodType;
  /** The first place that tells the whole period; else the first year and the first part of a year together. */
  resolve(row: PeriodPieces, heading: PeriodPieces): PeriodId | undefined;
}

type Place = 'column' | 'heading' | 'title' | 'note' | 'sheet' | 'file' | 'request';

const letters: Readonly<Record<Frequency, PeriodType>> = {
  yearly: 'Y',
  semesterly: 'S',
  quarterly: 'Q',
  monthly: 'M',
  academic: 'A',
  daily: 'D',
};
const around: readonly Place[] = ['title', 'note', 'sheet', 'file', 'request'];

/** The type of period that a dataset's facts are kept by. */
export function periodTypeOf(dataset: Pick<Dataset, 'period' | 'frequency'>): PeriodType {
  return letters[dataset.period.type ?? dataset.frequency];
}

/** The type of period that a dataset is owed for. */
export function frequencyType({ frequency }: Pick<Dataset, 'frequency'>): PeriodType {
  return letters[frequency];
}

/** Types of columns that tell the period of a row. */
export const periodColumnTypes: readonly string[] = ['period', 'year', 'month', 'quarter', 'semester'];

/** A period of the wanted type: itself, or the one that holds a finer one whole; a coarser one does not tell. */
export function fitPeriod(id: PeriodId, type: PeriodType): PeriodId | undefined {
  if (periodType(id) === type) return id;
  if (type === 'D' || periodType(id) === 'A') return undefined;
  const holder = periodAt(type, periodEnd(id));
  return periodStart(holder) <= periodStart(id) ? holder : undefined;
}

export function periodColumnsOf(binding: Binding): readonly BoundColumn<PeriodColumn>[] {
  return columnsOf(binding, 'period', 'year', 'month', 'quarter', 'semester');
}

/** What the heading of each measure tells; one empty answer where records are only counted. */
export function headingPieces(binding: Binding): readonly PeriodPieces[] {
  const pieces = measuresOf(binding).map(({ captured }) => captured.pieces);
  return pieces.length === 0 ? [{}] : withSharedPeriod(pieces);
}

/** "Target 2024", "Realisasi 2024", "%": a heading without a period is of the one that all the others name. */
export function withSharedPeriod(pieces: readonly PeriodPieces[]): readonly PeriodPieces[] {
  const [shared, ...others] = new Map(
    pieces
      .filter(({ id, year }) => id !== undefined || year !== undefined)
      .map((each) => [JSON.stringify(each), each]),
  ).values();
  if (shared === undefined || others.length > 0) return pieces;
  return pieces.map((each) => (Object.keys(each).length === 0 ? shared : each));
}

export function periodSources(binding: Binding, request: PeriodId | null): PeriodSources {
  const type = periodTypeOf(binding.dataset);
  const places: readonly Place[] = [binding.dataset.period.from].flat();
  const fixed = new Map(around.map((place) => [place, surrounding(binding.layout, place, request, type)]));
  const inner: readonly Place[] = ['column', 'heading'];
  const order = [...new Set([...inner.filter((place) => !places.includes(place)), ...places])];
  const completing = [...new Set([...order, ...around])];
  return {
    type,
    resolve(row, heading) {
      const at = (place: Place): PeriodPieces =>
        place === 'column' ? row : place === 'heading' ? heading : (fixed.get(place) ?? {});
      const parted = inner.some((place) => isPart(at(place))) && !inner.some((place) => isWhole(at(place)));
      const made = () => together(order.map(at), completing.map(at), type);
      // A row's own "Februari" is not overruled by a whole month that stands further off.
      return (parted ? made() : undefined) ?? whole(order.map(at), type) ?? made();
    },
  };
}

/** True where nothing but the period that was asked for tells that of the table. */
export function isGiven(binding: Binding): boolean {
  if (![binding.dataset.period.from].flat().includes('request')) return false;
  const { resolve } = periodSources(binding, null);
  const columns = periodColumnsOf(binding);
  if (columns.length === 0) return headingPieces(binding).some((pieces) => resolve({}, pieces) === undefined);
  const parts = columns.map(({ spec }) => partLetters.get(spec.type));
  return parts.every((type) => type !== undefined && resolve({ part: { type, part: 1 } }, {}) === undefined);
}

const partLetters = new Map<string, YearPart['type']>([
  ['month', 'M'],
  ['quarter', 'Q'],
  ['semester', 'S'],
]);

/** What the table says of its own period where that is another than the one asked for: the asked one never stands over it. */
export function toldAgainst(binding: Binding, request: PeriodId): Layout['periods'][number] | undefined {
  const { layout } = binding;
  const type = periodTypeOf(binding.dataset);
  const asked = fitPeriod(request, type) ?? request;
  const places = (['title', 'note', 'sheet'] as const).filter((place) => {
    const { id, year } = surrounding(layout, place, null, type);
    if (id === undefined) return year !== undefined && year !== periodYear(request);
    return periodType(id) === periodType(asked) ? id !== asked : periodYear(id) !== periodYear(asked);
  });
  return layout.periods.find(({ from }) => places.some((place) => place === from));
}

function isPart({ part }: PeriodPieces): boolean {
  return part !== undefined;
}

function isWhole({ id, year }: PeriodPieces): boolean {
  return id !== undefined || year !== undefined;
}

/** What stands around a table tells, where the contract looks for the period first; undefined where nothing does. */
export function periodAround(binding: Binding, request: PeriodId | null): PeriodId | undefined {
  const declared = [binding.dataset.period.from].flat().filter((place) => around.includes(place));
  const from = [...new Set([...declared, ...around])];
  const dataset = { ...binding.dataset, period: { ...binding.dataset.period, from } };
  return periodSources({ ...binding, dataset }, request).resolve({}, {});
}

function whole(sources: readonly PeriodPieces[], type: PeriodType): PeriodId | undefined {
  for (const { id, year, part } of sources) {
    const own =
      id !== undefined && !(part !== undefined && periodType(id) === 'Y') ? fitPeriod(id, type) : undefined;
    if (own !== undefined) return own;
    const made = year !== undefined && part !== undefined ? partOfYear(part, year) : undefined;
    const fitted = made === undefined ? undefined : fitPeriod(made, type);
    if (fitted !== undefined) return fitted;
    if (type === 'Y' && year !== undefined) return fitPeriod(year * 1000, 'Y');
  }
  return undefined;
}

/** A year completes a part from anywhere around the table, whether or not the contract names that place. */
function together(
  named: readonly PeriodPieces[],
  anywhere: readonly PeriodPieces[],
  type: PeriodType,
): PeriodId | undefined {
  const part = named.find((pieces) => pieces.part !== undefined)?.part;
  const year = anywhere.find((pieces) => pieces.year !== undefined)?.year;
  if (part === undefined || year === undefined) return undefined;
  const id = partOfYear(part, year);
  return id === undefined ? undefined : fitPeriod(id, type);
}

/** What the title, the sheet's or the file's name tells; several periods there tell nothing. A note speaks for a silent title. */
function surrounding(layout: Layout, place: Place, request: PeriodId | null, type: PeriodType): PeriodPieces {
  if (place === 'request') return request === null ? {} : { id: request, year: periodYear(request) };
  const at = (wanted: Place) => layout.periods.filter((each) => each.from === wanted);
  const own = at(place);
  const from = place === 'title' && own.length === 0 ? at('note') : own;
  const text = place === 'title' ? layout.title : place === 'sheet' ? (layout.sheet ?? '') : '';
  const ids = from.map((each) => each.value);
  const id = only(ids.filter((each) => periodType(each) === type)) ?? only(fitted(ids, type));
  const year = only(ids.map(periodYear));
  const part = findPart(text);
  return {
    ...(id === undefined ? {} : { id }),
    ...(year === undefined ? {} : { year }),
    ...(part === undefined ? {} : { part }),
  };
}

function fitted(ids: readonly PeriodId[], type: PeriodType): readonly PeriodId[] {
  return ids.map((id) => fitPeriod(id, type)).filter((id) => id !== undefined);
}

function only(values: readonly number[]): number | undefined {
  const [value] = values;
  return new Set(values).size === 1 ? value : undefined;
}
