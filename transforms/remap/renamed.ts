// The columns of the last accepted sheet and of a new one → those that were renamed, with what speaks for it, and the rest.
import { type Column, columnName, headingsOf } from '../../model/column.js';
import type { DatasetEntry } from '../../model/dataset.js';
import type { RememberedColumn, RememberedSheet } from '../../model/layout-memory.js';
import type { Breakdowns } from '../../model/opd.js';
import type { AreaResolver } from '../values/area.js';
import { squash } from '../values/squash.js';
import { meansAnother, waysToWrite } from './column-ways.js';
import { likeness } from './likeness.js';
import { type Candidate, pairColumns } from './pair-columns.js';
import { placeOf } from './place.js';
import type { RowSums } from './row-sums.js';
import { scaled } from './scale.js';
import { sumEvidence } from './sum-evidence.js';
import { placeholdersOf, templateOf } from './template.js';
import { factorBetween } from './unit-factor.js';

/** A column of the contract that the last accepted file had and the new one has not. */
export interface LostColumn {
  readonly spec: Column;
  readonly name: string;
  /** The first of those that a heading with placeholders matched. */
  readonly before: RememberedColumn;
}

/** A new column, or several whose headings differ only in what a placeholder catches: the first of them. */
export interface FoundColumn {
  /** As a contract would write it. */
  readonly heading: string;
  readonly now: RememberedColumn;
  readonly all: readonly RememberedColumn[];
}

export interface Renaming extends Candidate {
  readonly column: LostColumn;
  readonly by: FoundColumn;
  /** value × factor = value in the unit of the contract, as the headings say; 1 where they say nothing. */
  readonly factor: number;
  readonly evidence: readonly string[];
}

export interface Renamings {
  readonly pairs: readonly Renaming[];
  readonly rivals: readonly Renaming[];
  readonly lost: readonly LostColumn[];
  readonly free: readonly RememberedColumn[];
}

/** `lost` and `free` are all of them, those of the pairs included. */
export function renamedColumns(
  dataset: DatasetEntry,
  before: RememberedSheet,
  now: RememberedSheet,
  breakdowns: Breakdowns,
  sums: RowSums,
  areas?: AreaResolver,
): Renamings {
  const lost = lostColumns(dataset, before, now);
  const free = freeColumns(before, now);
  const place = placeOf(before, now);
  const names = lost.map(({ name }) => name);
  const sumOf = sumEvidence(dataset, now.columns, names, free, sums);
  const candidates = lost.flatMap((column, i) =>
    foundFor(column, free, breakdowns, areas)
      .filter(({ heading }) => !meansAnother(dataset, column.name, heading, breakdowns))
      .map((by): Renaming => {
        const factor = headedFactor(dataset, column.spec, by.now);
        const profile = by.now.profile === null ? null : scaled(by.now.profile, factor);
        const is = { ...by.now, heading: by.heading, profile };
        const headings = waysToWrite(column.spec, breakdowns);
        const around = {
          headings,
          place: place(column.before, by.now),
          layout: now,
          sum: sumOf(column.name, by.now.col),
        };
        const { score, evidence } = likeness(withTemplate(column), is, around);
        return { lost: i, found: free.indexOf(by.now), score, column, by, factor, evidence };
      }),
  );
  return { ...pairColumns(candidates), lost, free };
}

function lostColumns(
  dataset: DatasetEntry,
  before: RememberedSheet,
  now: RememberedSheet,
): readonly LostColumn[] {
  const bound = new Set(now.columns.map(({ name }) => name));
  return dataset.columns.flatMap((spec) => {
    const name = columnName(spec);
    const was = before.columns.find((column) => column.name === name);
    return spec.type === 'ignore' || bound.has(name) || was === undefined
      ? []
      : [{ spec, name, before: was }];
  });
}

/** What nobody asked for in the last accepted file either is no column renamed. */
function freeColumns(before: RememberedSheet, now: RememberedSheet): readonly RememberedColumn[] {
  const known = new Set(
    before.columns.filter(({ name }) => name === null).map(({ heading }) => squash(heading)),
  );
  return now.columns.filter(({ name, heading }) => name === null && !known.has(squash(heading)));
}

/** For a heading with placeholders the columns that share a template are one. */
function foundFor(
  { spec }: LostColumn,
  free: readonly RememberedColumn[],
  breakdowns: Breakdowns,
  areas?: AreaResolver,
): readonly FoundColumn[] {
  const placeholders = placeholdersOf(headingsOf(spec)[0] ?? '');
  const groups = new Map<string, RememberedColumn[]>();
  for (const column of free) {
    if (placeholders.length === 0) groups.set(`${column.heading}\n${column.col}`, [column]);
    const template = placeholders.length > 0 && templateOf(column.heading, placeholders, breakdowns, areas);
    if (template) groups.set(template, [...(groups.get(template) ?? []), column]);
  }
  return [...groups].flatMap(([key, all]) => {
    const [now] = all;
    return now === undefined ? [] : [{ heading: key.split('\n')[0] ?? '', now, all }];
  });
}

function withTemplate({ spec, before }: LostColumn): RememberedColumn {
  const [heading = ''] = headingsOf(spec);
  return heading.includes('{') ? { ...before, heading } : before;
}

function headedFactor(dataset: DatasetEntry, spec: Column, { unit }: RememberedColumn): number {
  if (spec.type !== 'number' || spec.variable === undefined || unit === null) return 1;
  const wanted = dataset.variables[spec.variable]?.unit;
  return (wanted !== undefined && spec.factor === 1 && factorBetween(unit, wanted)) || spec.factor;
}
