// What stands around a table (title, a line below it, sheet, file) → the period that each place tells, and those that contradict it.
import { type PeriodId, periodEnd, periodStart, periodType, periodYear } from '../../model/period.js';
import type { PeriodPieces } from '../binding.js';
import { findPart, findPeriods } from '../values/find-periods.js';
import { partOfYear } from '../values/period.js';
import type { Specimen } from './specimen.js';

export type AroundPlace = 'title' | 'note' | 'sheet' | 'file';

export interface Around {
  readonly place: AroundPlace;
  /** One, but for sheets, or tables under each other, of which each has its own. */
  readonly ids: readonly PeriodId[];
  readonly pieces: PeriodPieces;
}

/** The places that tell one period, or one part of a year, the nearest to the figures first. */
export function aroundTable({ layout, alike, stacked = [] }: Specimen, fileName: string): readonly Around[] {
  const tell = (place: AroundPlace, text: string): readonly Around[] => {
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
  const sheet = tell('sheet', layout.sheet ?? '');
  const each = sheet.map((around) => ({ ...around, ids: alike.flatMap(findPeriods) }));
  const titles = tell('title', layout.title).map((around) =>
    stacked.length === 0 ? around : { ...around, ids: stacked.flatMap(titleIds) },
  );
  const stem = fileName.replace(/\.[^.]+$/, '').replace(/_/g, ' ');
  return [
    ...(alike.length > 1 ? each : []),
    ...titles,
    ...tell('note', ''),
    ...(alike.length > 1 ? [] : sheet),
    ...tell('file', stem),
  ];
}

/** Of tables under each other each title says its own. */
function titleIds({ periods }: Specimen['layout']): readonly PeriodId[] {
  return periods.filter(({ from }) => from === 'title').map(({ value }) => value);
}

/** Of several the one that is finer than a year, when it is one: "Triwulan III 2024 … Tahun 2024". */
function single(ids: readonly PeriodId[]): PeriodId | undefined {
  const all = [...new Set(ids)];
  if (all.length === 1) return all[0];
  const finer = all.filter((id) => id >= 3000 && periodType(id) !== 'Y' && periodType(id) !== 'D');
  return finer.length === 1 ? finer[0] : undefined;
}

/** The period that a place tells, with the year of another where it names only a part of one. */
export function periodOf({ ids, pieces }: Around, around: readonly Around[]): PeriodId | undefined {
  const { part } = pieces;
  const id = ids.length === 1 ? ids[0] : undefined;
  if (id !== undefined && periodType(id) !== 'Y') return id;
  const year = pieces.year ?? around.find((other) => other.pieces.year !== undefined)?.pieces.year;
  return (part === undefined || year === undefined ? undefined : partOfYear(part, year)) ?? id;
}

/** Places further off that name another time than the first, or a finer one within it. */
export function contradicting(around: readonly Around[]): readonly Around[] {
  const [first, ...others] = around;
  const told = first === undefined ? undefined : periodOf(first, around);
  if (told === undefined) return [];
  return others.filter((other) => {
    const id = periodOf(other, around);
    // A day in the name of a file is mostly that of sending it.
    const sent = other.place === 'file' && id !== undefined && periodType(id) === 'D';
    return id !== undefined && !sent && !holds(id, told);
  });
}

/** A coarser period that holds the other says nothing against it; a day at its end is how things stood then. */
function holds(outer: PeriodId, inner: PeriodId): boolean {
  const within = periodStart(outer) <= periodStart(inner) && periodEnd(inner) <= periodEnd(outer);
  const asOf = periodType(outer) === 'D' && periodEnd(outer) === periodEnd(inner);
  return within || asOf;
}
