// A finished stage → the facts that it says more than once, each with the cells that say it.
import type { Client } from 'pg';
import type { PeriodId } from '../model/period.js';

export interface DuplicateCell {
  readonly sheet: number;
  readonly row: number;
  readonly col: number | null;
  readonly value: number | null;
}

export interface Duplicate {
  readonly variable: string;
  readonly area: string;
  readonly period: PeriodId;
  readonly breakdown: string;
  /** The first ten, in the order of the workbook. */
  readonly cells: readonly DuplicateCell[];
}

export interface Duplicates {
  /** Facts that are said more than once. */
  readonly facts: number;
  /** Cells beyond the first of each fact. */
  readonly extraCells: number;
  /** The first hundred of the facts. */
  readonly examples: readonly Duplicate[];
}

const exampleLimit = 100;

/** Exact, over the whole stage. */
export async function findDuplicates(client: Client, cityId: number): Promise<Duplicates> {
  const repeats = await client.query<{ yes: boolean }>('select core.stage_repeats() as yes');
  if (repeats.rows[0]?.yes !== true) return { facts: 0, extraCells: 0, examples: [] };
  const { rows } = await client.query<Duplicate & { facts: number; extraCells: number }>(
    `select facts::integer, extra_cells::integer as "extraCells", variable, area, period_id as period, breakdown, cells
     from core.stage_duplicates($1, $2)`,
    [cityId, exampleLimit],
  );
  const [first] = rows;
  const examples = rows.map(({ facts: _facts, extraCells: _extra, ...duplicate }) => duplicate);
  return { facts: first?.facts ?? 0, extraCells: first?.extraCells ?? 0, examples };
}

export interface Dropped {
  /** Observations without a value that gave way to one with a value. */
  readonly dropped: number;
  /** Rows of which nothing is left. */
  readonly droppedRows: number;
}

/** Lets cells without a value give way where another cell gives the same fact. */
export async function keepGiven(client: Client): Promise<Dropped> {
  const { rows } = await client.query<Dropped>(
    'select dropped::integer, dropped_rows::integer as "droppedRows" from core.stage_keep_given()',
  );
  return rows[0] ?? { dropped: 0, droppedRows: 0 };
}
