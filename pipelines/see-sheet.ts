// A bound sheet → how its numbers and dates are written, and the sheet as it is remembered and held against the last one.

import type { GridRow } from '../model/grid.js';
import type { LayoutMemory, RememberedSheet } from '../model/layout-memory.js';
import type { Binding } from '../transforms/binding.js';
import { claims } from '../transforms/claims.js';
import { type Sorter, sorter } from '../transforms/layout/sort-rows.js';
import { sheetBefore } from '../transforms/remap/drift.js';
import { rememberedColumns } from '../transforms/remap/remembered-columns.js';
import { seenSheet } from '../transforms/remap/seen-sheet.js';
import { type Decisions, type Survey, survey } from '../transforms/survey.js';
import type { AreaResolver } from '../transforms/values/area.js';
import type { BoundSheet } from './bind-sheets.js';

export interface SeenSheet {
  readonly bound: BoundSheet;
  readonly decisions: Decisions;
  readonly seen: RememberedSheet;
  /** The rows that were looked at. */
  readonly data: readonly GridRow[];
  /** The sheet of the last accepted file that it is held against. */
  readonly before: RememberedSheet | undefined;
}

export interface SeeOptions {
  readonly delimiter: string | null;
  readonly resolver: AreaResolver;
  readonly memory: LayoutMemory | undefined;
}

export async function seeSheet(
  bound: BoundSheet,
  { delimiter, resolver, memory }: SeeOptions,
): Promise<SeenSheet> {
  const { binding, sheet, head } = bound;
  const before = memory && sheetBefore(memory, binding.layout.sheet);
  const asked = survey(binding, { delimiter });
  const sorted = sorterOf(binding, resolver)(head.rows);
  asked.add(sorted);
  if (!head.complete && !asked.settled()) await askRest(bound, resolver, asked);
  const decisions = asked.decide(rememberedColumns(binding, before));
  const { data } = sorted;
  return { bound, decisions, seen: seenSheet(binding, sheet.number, data, decisions), data, before };
}

/** Where the first rows do not tell, the rest of the sheet is read once to ask them too. */
async function askRest(bound: BoundSheet, resolver: AreaResolver, asked: Survey): Promise<void> {
  const seen = bound.head.rows.at(-1)?.row ?? 0;
  const isNew = ({ row }: { readonly row: number }) => row > seen;
  const sort = sorterOf(bound.binding, resolver);
  for await (const batch of bound.sheet.rows()) {
    const { data, aside } = sort(batch);
    asked.add({ data: data.filter(isNew), aside: aside.filter(isNew) });
  }
}

/** What looks like no data to anyone is data where the contract knows what its row names. */
export function sorterOf(binding: Binding, resolver: AreaResolver): Sorter {
  return sorter(binding.layout, claims(binding, resolver));
}
