// Indicators of the configuration → rows of ref.indicator and ref.indicator_term.
import { createHash } from 'node:crypto';
import type { Configuration } from '../model/configuration.js';
import type { Frequency, Variable } from '../model/dataset.js';
import { ConfigError } from '../model/errors.js';
import type { Formula, IndicatorEntry } from '../model/indicator.js';
import { breakdownKey } from '../model/observation.js';
import type { PeriodType } from '../model/period.js';

export interface TermRow {
  readonly indicator: string;
  readonly term_no: number;
  readonly part: 'of' | 'per' | 'uses';
  readonly variable: string;
  /** Canonical key, its axes alone, and its pairs. */
  readonly breakdown: string;
  readonly axes: string;
  readonly items: Readonly<Record<string, string>>;
  readonly counts: 'value' | 'yes' | 'reported';
  readonly areas: 'sum' | 'mean' | 'own';
  readonly periods: 'sum' | 'mean' | 'last' | 'to_date' | 'own';
  readonly shift: 'none' | 'previous' | 'year';
  readonly times: number;
  /** Records are counted or added up: an area without any has none. */
  readonly listed: boolean;
}

type Terms = Extract<Formula, { type: 'value' }>['of'];
type Term = Exclude<Terms, string | readonly unknown[]>;
type Side = Pick<TermRow, 'part'> & Partial<Pick<TermRow, 'counts' | 'shift'>>;
type Variables = ReadonlyMap<string, Variable & { readonly listed: boolean }>;
const adding: readonly string[] = ['count', 'sum', 'distinct'];

const periodsOf = { flow: 'sum', stock: 'last', cumulative: 'to_date' } as const;
export const periodTypes: Readonly<Record<Frequency, PeriodType>> = {
  yearly: 'Y',
  semesterly: 'S',
  quarterly: 'Q',
  monthly: 'M',
  academic: 'A',
  daily: 'D',
};

/** `statements` holds the text of the files of sql/indicators that formulas name. Pure. */
export function indicatorRow(
  indicator: IndicatorEntry,
  terms: readonly TermRow[],
  context: { readonly areas: Configuration['areas']; readonly statements: ReadonlyMap<string, string> },
) {
  const { formula } = indicator;
  const statement = formula.type === 'sql' ? (context.statements.get(formula.file) ?? null) : null;
  const frequencies = [indicator.frequency].flat().map((frequency) => periodTypes[frequency]);
  const places = context.areas.map(({ code, level, parent }) => [code, level, parent]);
  return {
    ...indicator,
    in_levels: indicator.levels,
    in_frequencies: frequencies,
    type: formula.type,
    times: multiplier(formula),
    statement,
    // Whatever a value depends on besides the facts: a new kelurahan changes what is expected to report.
    hash: digest([
      formula.type,
      multiplier(formula),
      terms,
      statement,
      indicator.levels,
      frequencies,
      places,
    ]),
  };
}

/** Every variable by name; `listed` when it adds up records. */
export function measuredVariables(datasets: Configuration['datasets']): Variables {
  return new Map(
    datasets.flatMap(({ variables, records }) => {
      const added = new Set(
        records?.measures.flatMap(({ by, variable }) => (adding.includes(by) ? [variable] : [])),
      );
      return Object.entries(variables).map(([name, each]) => [name, { ...each, listed: added.has(name) }]);
    }),
  );
}

/** The terms of a formula, yes_share and growth spelled out as ratios. Raises ConfigError for an unmeasured variable. */
export function termRows(indicator: IndicatorEntry, variables: Variables): readonly TermRow[] {
  const rows = sidesOf(indicator.formula).flatMap(([terms, side]) =>
    [terms]
      .flat()
      .map((term) => termRow(typeof term === 'string' ? plain(term) : term, side, indicator, variables)),
  );
  return rows.map((row, index) => ({ ...row, term_no: index + 1 }));
}

function sidesOf(formula: Formula): readonly (readonly [Terms, Side])[] {
  switch (formula.type) {
    case 'value':
    case 'sum':
      return [[formula.of, { part: 'of' }]];
    case 'ratio':
    case 'rate':
    case 'share':
      return [
        [formula.of, { part: 'of' }],
        [formula.per, { part: 'per' }],
      ];
    case 'growth':
      return [
        [formula.of, { part: 'of' }],
        [formula.of, { part: 'per', shift: formula.over }],
      ];
    case 'yes_share':
      return [
        [formula.of, { part: 'of', counts: 'yes' }],
        [formula.of, { part: 'per', counts: 'reported' }],
      ];
    case 'sql':
      return [[formula.uses, { part: 'uses' }]];
  }
}

function plain(variable: string): Term {
  return { variable, areas: 'sum', periods: 'auto', times: 1 };
}

function termRow(term: Term, side: Side, indicator: IndicatorEntry, variables: Variables): TermRow {
  const variable = variables.get(term.variable);
  if (variable === undefined)
    throw new ConfigError(
      'SD_FORMULA_VARIABLE',
      `Indicator "${indicator.code}" reads the variable "${term.variable}", which no dataset measures.`,
      { hint: 'Correct its name in the formula, or add it to a dataset; satudata check says where.' },
    );
  const items = term.breakdown ?? {};
  return {
    indicator: indicator.code,
    term_no: 0,
    variable: term.variable,
    breakdown: breakdownKey(items),
    axes: Object.keys(items).sort().join(';'),
    items,
    counts: 'value',
    areas: term.areas,
    periods: term.periods === 'auto' ? periodsOf[variable.accumulation] : term.periods,
    shift: 'none',
    times: term.times,
    listed: variable.listed,
    ...side,
  };
}

/** What numerator / denominator is multiplied with. */
function multiplier(formula: Formula): number {
  switch (formula.type) {
    case 'rate':
      return formula.times;
    case 'share':
    case 'growth':
    case 'yes_share':
      return 100;
    default:
      return 1;
  }
}

export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
