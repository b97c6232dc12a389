// Indicators of the configuration → rows of ref.indicator and ref.indicator_term.
import { createHash } from 'node:crypto';
import type { MeasuredVariable, MeasuredVariables } from '../lexicon/measured-variables.js';
import {
  accumulates,
  type SidedTerm,
  sidedTerms,
  type TermAreas,
  type TermPeriods,
  termAreas,
  termPeriods,
} from '../lexicon/term.js';
import type { Configuration } from '../model/configuration.js';
import type { Frequency } from '../model/dataset.js';
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
  readonly areas: TermAreas;
  readonly periods: TermPeriods;
  readonly shift: 'none' | 'previous' | 'before_previous' | 'year';
  readonly times: number;
  /** Records are counted or added up: an area without any has none. */
  readonly listed: boolean;
  /** Left out where its period lies in the year before the period after it. */
  readonly within_year: boolean;
  /** What the variable says of its parts; kept beside it in ref.variable, here for the hash. */
  readonly combines: readonly [rule: string, weight: string | null, wholes: MeasuredVariable['wholes']];
}

const adding: readonly unknown[] = ['count', 'sum', 'distinct'];

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
  context: Pick<Configuration, 'areas' | 'breakdowns'> & {
    readonly variables: MeasuredVariables;
    readonly statements: ReadonlyMap<string, string>;
  },
) {
  const { formula } = indicator;
  const statement = formula.type === 'sql' ? (context.statements.get(formula.file) ?? null) : null;
  const frequencies = [indicator.frequency].flat().map((frequency) => periodTypes[frequency]);
  const places = context.areas.map(({ code, level, parent, lives }) => [
    code,
    level,
    parent,
    ...(lives ?? []),
  ]);
  const axes = Object.entries(context.breakdowns).map(([axis, codes]) => [axis, Object.keys(codes)]);
  return {
    ...indicator,
    in_levels: indicator.levels,
    in_frequencies: frequencies,
    type: formula.type,
    times: multiplier(formula),
    accumulates: accumulates(formula, context.variables),
    statement,
    // Whatever a value depends on besides the facts: a new kelurahan, or a new code of an axis, changes what is expected.
    hash: digest([
      formula.type,
      multiplier(formula),
      terms,
      statement,
      indicator.levels,
      frequencies,
      places,
      axes,
    ]),
  };
}

/** The terms of a formula, yes_share and growth spelled out as ratios. Raises ConfigError for an unmeasured variable. */
export function termRows(indicator: IndicatorEntry, variables: MeasuredVariables): readonly TermRow[] {
  const { formula } = indicator;
  const rows = sidedTerms(formula).map((term) => termRow(term, indicator, variables));
  const all = formula.type === 'growth' ? compared(rows, formula.over) : rows;
  return all.map((row, index) => ({ ...row, term_no: index + 1 }));
}

/** What was added up since January grows with the months: of a month or a quarter its own share is compared. */
function compared(rows: readonly TermRow[], over: 'previous' | 'year'): readonly TermRow[] {
  const side = (part: TermRow['part'], shift: TermRow['shift'], before: TermRow['shift']) =>
    rows.flatMap((row) => {
      const own = { ...row, part, shift };
      if (over === 'year' || row.periods !== 'to_date') return [own];
      return [own, { ...own, shift: before, times: -row.times, within_year: true }];
    });
  return [...side('of', 'none', 'previous'), ...side('per', over, 'before_previous')];
}

function termRow(sided: SidedTerm, indicator: IndicatorEntry, variables: MeasuredVariables): TermRow {
  const { term, part, counts } = sided;
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
    part,
    variable: term.variable,
    breakdown: breakdownKey(items),
    axes: Object.keys(items).sort().join(';'),
    items,
    counts,
    areas: termAreas(sided, variable),
    periods: termPeriods(sided, variable),
    shift: 'none',
    times: term.times,
    listed: adding.includes(variable.by),
    within_year: false,
    combines: [variable.rule, variable.weight, variable.wholes],
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
