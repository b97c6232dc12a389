// The keys in the temporary table `asked` → each indicator with its terms and the cells they come from.
import type { Knex } from 'knex';
import { cellAddress } from '../model/cell.js';
import { type PeriodId, periodCode } from '../model/period.js';
import type { ExplainedFact, ExplainedIndicator, ExplainedTerm } from './explanation.js';
import { lastMicrosecond } from './last-moment.js';
import { numberOrNull } from './score-tree.js';

interface Key {
  readonly indicator_id: number;
  readonly period_id: PeriodId;
}

interface ValueRow extends Key {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly formula: Readonly<Record<string, unknown>>;
  readonly definition: string | null;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly coverage: string;
  readonly partial: boolean;
  readonly recorded_at: Date | null;
}

interface TermRow
  extends Key,
    Pick<
      ExplainedTerm,
      'part' | 'variable' | 'title' | 'unit' | 'breakdown' | 'parts' | 'expected' | 'successions'
    > {
  readonly term_no: number;
  readonly counts: ExplainedTerm['counts'];
  readonly shift: ExplainedTerm['shift'];
  readonly times: string;
  readonly level: string | null;
  readonly period_type: string | null;
  readonly value: string | null;
  readonly coverage: string;
}

interface FactRow
  extends Key,
    Pick<ExplainedFact, 'area' | 'breakdown' | 'flag' | 'sha256' | 'sheet' | 'location'> {
  readonly term_no: number;
  readonly counted: number;
  readonly area_code: string;
  readonly fact_period: PeriodId;
  readonly value: string | null;
  readonly raw_text: string | null;
  readonly source_rows: number;
  readonly row_no: number | null;
  readonly period_given: boolean;
  readonly col_no: number | null;
  readonly delivery_id: number;
  readonly file_name: string;
  readonly received_at: Date;
  readonly recorded_at: Date;
  readonly dataset: string;
  readonly dataset_title: string;
  readonly opd: string;
  readonly pic: string;
}

export interface ExplainScope {
  readonly cityId: number;
  readonly asOf: Date | null;
  /** Most facts told for each term. */
  readonly facts: number;
}

/** By "indicator id/period id", see indicatorKey. Within the transaction that filled `asked`. */
export async function explainAsked(
  trx: Knex.Transaction,
  { cityId, asOf: moment, facts }: ExplainScope,
): Promise<ReadonlyMap<string, ExplainedIndicator>> {
  const asOf = lastMicrosecond(moment);
  await trx.raw('select mart.prepare_explanation(?::smallint, ?)', [cityId, asOf]);
  const values = await rowsOf<ValueRow>(trx, 'mart.explain_values(?::smallint, ?)', [cityId, asOf]);
  const terms = await rowsOf<TermRow>(trx, 'mart.explain_terms(?::smallint, ?)', [cityId, asOf]);
  const found = await rowsOf<FactRow>(trx, 'mart.explain_facts(?::smallint, ?, ?)', [cityId, asOf, facts]);
  const cells = await withGivenPeriods(trx, cityId, found);
  const factsOf = groupBy(cells, (row) => `${indicatorKey(row)}/${row.term_no}`);
  const termsOf = groupBy(terms, indicatorKey);
  return new Map(
    values.map((row) => {
      const own = termsOf.get(indicatorKey(row)) ?? [];
      const told = own.map((term) =>
        explainedTerm(term, factsOf.get(`${indicatorKey(term)}/${term.term_no}`) ?? []),
      );
      return [indicatorKey(row), explainedIndicator(row, told)];
    }),
  );
}

/** A period that a person gave is an issue of its delivery. */
async function withGivenPeriods(
  trx: Knex.Transaction,
  cityId: number,
  cells: readonly FactRow[],
): Promise<readonly FactRow[]> {
  const { rows } = await trx.raw<{ rows: { delivery_id: number }[] }>(
    `select distinct delivery_id from raw.issue where city_id = ? and code = 'period-given' and delivery_id = any (?)`,
    [cityId, [...new Set(cells.map(({ delivery_id }) => delivery_id))]],
  );
  const given = new Set(rows.map(({ delivery_id }) => delivery_id));
  return cells.map((cell) => ({ ...cell, period_given: given.has(cell.delivery_id) }));
}

export function indicatorKey({ indicator_id, period_id }: Key): string {
  return `${indicator_id}/${period_id}`;
}

async function rowsOf<Row>(
  trx: Knex.Transaction,
  call: string,
  values: readonly (number | string | null)[],
): Promise<readonly Row[]> {
  const { rows } = await trx.raw(`select * from ${call}`, values);
  return rows;
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

function explainedIndicator(row: ValueRow, terms: readonly ExplainedTerm[]): ExplainedIndicator {
  const { code, title, unit, definition, formula } = row;
  return {
    code,
    title,
    unit,
    definition,
    formula,
    period: periodCode(row.period_id),
    value: numberOrNull(row.value),
    numerator: numberOrNull(row.numerator),
    denominator: numberOrNull(row.denominator),
    coverage: Number(row.coverage),
    partial: row.partial,
    recordedAt: row.recorded_at,
    missing: [...new Set(terms.filter((term) => term.value === null).map((term) => term.title))],
    terms,
  };
}

function explainedTerm(row: TermRow, facts: readonly FactRow[]): ExplainedTerm {
  const { part, variable, title, unit, breakdown, counts, shift, level, parts, expected, successions } = row;
  return {
    part,
    variable,
    title,
    unit,
    breakdown,
    counts,
    shift,
    times: Number(row.times),
    value: numberOrNull(row.value),
    coverage: Number(row.coverage),
    parts,
    expected,
    level,
    periodType: row.period_type,
    successions,
    count: Number(facts[0]?.counted ?? 0),
    facts: facts.map(explainedFact),
  };
}

function explainedFact(row: FactRow): ExplainedFact {
  const { breakdown, flag, sha256, sheet, location, dataset, opd, pic } = row;
  return {
    area: row.area_code,
    areaName: row.area,
    period: periodCode(row.fact_period),
    breakdown,
    value: numberOrNull(row.value),
    flag,
    rawText: row.raw_text,
    sourceRows: row.source_rows,
    fileName: row.file_name,
    location,
    sha256,
    sheet,
    cell: cellOf(row),
    periodGiven: row.period_given,
    deliveryId: row.delivery_id,
    receivedAt: row.received_at,
    recordedAt: row.recorded_at,
    dataset,
    datasetTitle: row.dataset_title,
    opd,
    pic,
  };
}

/** A file as a whole says that it names no record. */
function cellOf({ row_no, col_no }: FactRow): string {
  if (row_no === null) return 'no record';
  return col_no === null ? `row ${row_no}` : cellAddress(row_no, col_no);
}
