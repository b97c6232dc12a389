// Columns that are where they were, in another unit or of another size → what may be accepted, or why nobody can tell.

import { scaleOf } from '../../lexicon/unit.js';
import { columnName } from '../../model/column.js';
import type { DatasetEntry } from '../../model/dataset.js';
import type { Drift, LayoutChange, ProposedRemap } from '../../model/drift.js';
import type { RememberedColumn, RememberedSheet } from '../../model/layout-memory.js';
import { printNumber } from '../values/print-number.js';
import { headingWithUnit } from './rescale.js';
import { scaleBetween, scaled } from './scale.js';
import { factorBetween } from './unit-factor.js';

/** One column in both files. */
interface Pair {
  readonly before: RememberedColumn;
  readonly now: RememberedColumn;
  readonly name: string;
}

/**
 * `refused`: columns of the sheet whose unit the contract does not take; `told`: those whose size is told otherwise.
 * `sha256` is that of the new file.
 */
export function unitDrift(
  dataset: DatasetEntry,
  before: RememberedSheet,
  now: RememberedSheet,
  { refused, told }: { readonly refused: ReadonlySet<number>; readonly told: ReadonlySet<number> },
  sha256: string,
): readonly Drift[] {
  const known = new Map(before.columns.map((column) => [`${column.name}\n${column.key}`, column]));
  return now.columns.flatMap((column) => {
    const was = known.get(`${column.name}\n${column.key}`);
    if (was === undefined || column.name === null) return [];
    const pair = { before: was, now: column, name: column.name };
    if (refused.has(column.col)) return [headedUnit(dataset, pair)];
    return told.has(column.col) || !holdsFigures(dataset, column.name) ? [] : valueScale(pair, sha256);
  });
}

/** A month goes from 12 to 1 every January: only figures have a size. */
function holdsFigures({ columns }: DatasetEntry, name: string): boolean {
  return columns.some((column) => column.type === 'number' && columnName(column) === name);
}

/** The heading says another unit: it is believed where the values do not deny it. */
function headedUnit(dataset: DatasetEntry, { before, now, name }: Pair): Drift {
  const wanted = unitOf(dataset, name);
  const written = now.unit ?? '';
  const factor = factorBetween(written, wanted);
  const sentence = `The heading "${now.heading}" says "${written}"; wanted is "${wanted}".`;
  const change: LayoutChange = { kind: 'unit', harmless: false, sentence, name, col: now.col, scale: 1 };
  const open = (why: string): Drift => ({ changes: [change], proposals: [], open: [why] });
  if (factor === null) return open(`"${written}" of "${now.heading}" cannot be turned into "${wanted}".`);
  const size =
    before.profile && now.profile ? scaleBetween(before.profile, scaled(now.profile, factor)) : null;
  if (size !== null && size !== 1)
    return open(
      `The heading "${now.heading}" says "${written}", but multiplied by ${factor} its numbers are ${size} times those before: ask the OPD which is right.`,
    );
  const evidence = [
    sentence,
    ...(size === 1
      ? [
          `Multiplied by ${factor}, its numbers are of the size that they were: ${medians(before, now, factor)}.`,
        ]
      : []),
  ];
  const remap = { kind: 'unit', wanted: name, factor, sha256: null } as const;
  const heading = headingWithUnit(now.heading, now.unit);
  const proposal: ProposedRemap = {
    ...remap,
    written: heading,
    before: headingWithUnit(before.heading, before.unit),
    confidence: size === 1 ? 0.95 : 0.7,
    evidence,
  };
  return { changes: [change], proposals: [proposal], open: [] };
}

/** No heading says so, but all the numbers are ten or a thousand times those before: the unit has changed, in this file. */
function valueScale({ before, now, name }: Pair, sha256: string): readonly Drift[] {
  const scale = before.profile && now.profile ? scaleBetween(before.profile, now.profile) : null;
  if (scale === null || scale === 1) return [];
  const sentence = `The numbers of "${now.heading}" are about ${scale} times those before: ${medians(before, now, 1)}.`;
  const change: LayoutChange = { kind: 'scale', harmless: false, sentence, name, col: now.col, scale };
  const factor = Number((1 / scale).toPrecision(12));
  const isHeaded = headedFactor(before, now) === factor;
  const why = isHeaded
    ? `The heading says so: "${now.unit}", before "${before.unit ?? 'nothing'}".`
    : scale === 10 || scale === 0.1
      ? 'Small figures and large ones have all moved by that much, each nearly the same: no growth does that.'
      : 'Lower quartile, median and upper quartile have all moved by that much.';
  const proposal: ProposedRemap = {
    kind: 'unit',
    wanted: name,
    written: headingWithUnit(now.heading, now.unit),
    factor,
    sha256: isHeaded ? null : sha256,
    before: headingWithUnit(before.heading, before.unit),
    confidence: isHeaded ? 0.95 : 0.6,
    evidence: [sentence, why],
  };
  return [{ changes: [change], proposals: [proposal], open: [] }];
}

/** What the units of both headings tell of a column whose unit the contract does not know. */
function headedFactor(before: RememberedColumn, now: RememberedColumn): number | null {
  if (now.unit === null || now.unit === before.unit) return null;
  return before.unit === null ? scaleOf(now.unit) : factorBetween(now.unit, before.unit);
}

function unitOf(dataset: DatasetEntry, name: string): string {
  const spec = dataset.columns.find((column) => columnName(column) === name);
  return spec?.type === 'number' ? (dataset.variables[spec.variable ?? '']?.unit ?? '') : '';
}

function medians(
  { profile: before }: RememberedColumn,
  { profile: now }: RememberedColumn,
  factor: number,
): string {
  const text = (value = 0) => printNumber(Number(value.toPrecision(6)), 'id');
  return `median ${text((now?.quartiles?.[1] ?? 0) * factor)}, before ${text(before?.quartiles?.[1])}`;
}
