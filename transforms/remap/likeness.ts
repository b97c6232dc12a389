// A column of the last accepted file and one of a new file → how likely the one is the other, and what speaks for it.
import type { ColumnProfile, RememberedColumn } from '../../model/layout-memory.js';
import { lineNamed, type Turnable } from '../../model/place.js';
import { printNumber } from '../values/print-number.js';
import { headingLikeness, meansSame } from './heading-likeness.js';

export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  readonly evidence: readonly string[];
}

/** What is known besides the two columns. */
export interface Surroundings {
  /** Other ways in which the contract writes the heading. */
  readonly headings: readonly string[];
  /** What sums of the contract say of the new column; undefined where they say nothing. */
  readonly sum?: { readonly holds: boolean; readonly says: string } | undefined;
  /** 1: where it stood, seen from the columns that did not change; 0: far from there. */
  readonly place: number;
  /** Which way the new table stands. */
  readonly layout: Turnable;
}

interface Signal {
  readonly weight: number;
  readonly value: number;
  readonly says: string | null;
}

const unlike: Likeness = { score: 0, evidence: [] };

/** A signal that cannot be had (too few numbers) leaves its weight to the others. */
export function likeness(before: RememberedColumn, now: RememberedColumn, around: Surroundings): Likeness {
  const kind = kindLikeness(before, now);
  if (kind === 0) return unlike;
  const signals = [
    headingSignal(before, now, around),
    placeSignal(before, now, around),
    { weight: 0.1, value: kind, says: null },
    valueSignal(before, now),
    around.sum && { weight: sumWeight, value: around.sum.holds ? 1 : 0, says: around.sum.says },
  ].filter((signal) => signal !== undefined);
  const weight = signals.reduce((sum, signal) => sum + signal.weight, 0);
  const score = signals.reduce((sum, signal) => sum + signal.weight * signal.value, 0) / weight;
  return { score, evidence: signals.flatMap(({ says }) => says ?? []) };
}

/** A heading without the word that told the type makes text of names and numbers of years. */
const kin: readonly (readonly RememberedColumn['type'][])[] = [
  ['text', 'area'],
  ['number', 'period', 'date'],
  ['text', 'period', 'date'],
];

function kindLikeness({ type: before }: RememberedColumn, { type: now }: RememberedColumn): number {
  if (before === now) return 1;
  return kin.some((types) => types.includes(before) && types.includes(now)) ? 0.5 : 0;
}

/** Any two words share some letters. */
const noise = 0.4;

function headingSignal(before: RememberedColumn, now: RememberedColumn, around: Surroundings): Signal {
  const ways = [before.heading, ...around.headings];
  const alike = Math.max(...ways.map((way) => headingLikeness(way, now.heading)));
  const value = alike < noise ? 0 : alike;
  const [same] = ways.filter((way) => meansSame(way, now.heading));
  const says =
    same !== undefined
      ? `"${now.heading}" is another way to write "${same}".`
      : value < 0.5
        ? null
        : `"${now.heading}" is written much like "${before.heading}".`;
  return { weight: 0.3, value, says };
}

function placeSignal(
  before: RememberedColumn,
  now: RememberedColumn,
  { place, layout }: Surroundings,
): Signal {
  const says =
    place < 1
      ? null
      : before.col === now.col
        ? `It stands where "${before.heading}" stood: in ${lineNamed(layout, now.col)}.`
        : `It stands beside the same ${layout.transposed === true ? 'rows' : 'columns'} as "${before.heading}" did.`;
  return { weight: 0.25, value: place, says };
}

function valueSignal(before: RememberedColumn, now: RememberedColumn): Signal | undefined {
  if (before.profile === null || now.profile === null) return undefined;
  return before.profile.quartiles === null ? textSignal(before, now) : numberSignal(before, now);
}

const weight = 0.35;
/** A sum that holds row by row is hardly ever chance. */
const sumWeight = 0.4;

function numberSignal(
  { profile: before }: RememberedColumn,
  { profile: now }: RememberedColumn,
): Signal | undefined {
  const [was, is] = [before?.quartiles?.[1] ?? 0, now?.quartiles?.[1]];
  if (before === null || now === null || is === undefined) return undefined;
  const medians = `median ${printNumber(rounded(is), 'id')}, before ${printNumber(rounded(was), 'id')}`;
  const value = sizeLikeness(before.quartiles, now.quartiles);
  const says =
    value > 0.4 ? 'of the size that they were' : value > 0 ? 'near those before' : 'of another size';
  return { weight, value, says: `Its numbers are ${says}: ${medians}.` };
}

/** 1 where the quartiles are equal, 0 from where they are on average half or double those before. */
function sizeLikeness(before: ColumnProfile['quartiles'], now: ColumnProfile['quartiles']): number {
  const steps = (before ?? []).map((was, i) => {
    const is = now?.[i] ?? 0;
    return was === is ? 0 : Math.abs(Math.log2(is / was));
  });
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  return Number.isFinite(mean) ? Math.max(0, 1 - mean) : 0;
}

function textSignal(
  { profile: before }: RememberedColumn,
  { profile: now }: RememberedColumn,
): Signal | undefined {
  if (!before || !now || before.texts.length === 0 || now.texts.length === 0) return undefined;
  const known = new Set(before.texts);
  const shared = now.texts.filter((text) => known.has(text)).length;
  const says = `${shared} of its ${now.texts.length} different texts stood there before.`;
  return { weight, value: shared / now.texts.length, says };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
