// Holds the terms of indicators against their variables: what is combined, over areas, parts and time, must combine.
import type { MeasuredVariable, MeasuredVariables } from '../../lexicon/measured-variables.js';
import { type SidedTerm, sidedTerms, termAreas, termPeriods } from '../../lexicon/term.js';
import type { Area } from '../../model/area.js';
import type { Dataset } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import type { Breakdowns } from '../../model/opd.js';
import { neverAddsUp } from './check-aggregation.js';
import type { Say } from './mistake.js';
import { isMadeUp, toldLevels, toldParts } from './told-figures.js';

export interface FormulaSurroundings {
  readonly variables: MeasuredVariables;
  /** By their ids. */
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly areas: readonly Area[];
  readonly breakdowns: Breakdowns;
}

const wayOut =
  'Say at the variable how its figures become one: aggregation: sum, mean, { mean: <weights> }, min, max or none';

/** `say` tells mistakes, `warn` what is accepted and probably not meant. */
export function checkSums(indicator: Indicator, around: FormulaSurroundings, say: Say, warn: Say): void {
  const { formula } = indicator;
  if (formula.type === 'sql') return;
  for (const sided of sidedTerms(formula)) {
    const variable = around.variables.get(sided.term.variable);
    if (variable === undefined || sided.counts !== 'value') continue;
    const path = ['formula', sided.part === 'per' ? 'per' : 'of'];
    checkOverTime(sided, variable, (message, hint) => say(path, message, hint));
    checkAreas(sided, variable, indicator, around, { path, say, warn });
    checkParts(sided, variable, around, { path, say, warn });
  }
  checkSides(indicator, around.variables, warn);
}

interface Voice {
  readonly path: readonly PropertyKey[];
  readonly say: Say;
  readonly warn: Say;
}

function checkOverTime(
  sided: SidedTerm,
  variable: MeasuredVariable,
  say: (message: string, hint: string) => void,
): void {
  if (termPeriods(sided, variable) !== 'sum' || !neverAddsUp(variable)) return;
  say(
    `"${variable.code}" (${variable.unit}) would be added up over time`,
    'Write periods: mean, max or last; figures of this kind do not add up',
  );
}

function checkAreas(
  sided: SidedTerm,
  variable: MeasuredVariable,
  { levels }: Indicator,
  around: FormulaSurroundings,
  { path, say, warn }: Voice,
): void {
  const { code, unit, rule, undecided } = variable;
  if (sided.term.areas === 'sum' && rule !== 'sum' && !undecided) {
    say(
      path,
      `areas: sum would add up "${code}" (${unit}), whose figures do not add up`,
      'Write areas: mean or own, or say aggregation at the variable',
    );
    return;
  }
  const dataset = around.datasets.get(variable.dataset);
  if (dataset === undefined || termAreas(sided, variable) !== 'own' || sided.term.areas === 'own') return;
  if (isTotalled(variable, dataset)) return;
  const told = toldLevels(dataset, around.areas);
  const made = levels.filter((level) => isMadeUp(level, told));
  if (made.length === 0) return;
  const message = `a figure of "${code}" (${unit}) for ${made.join(', ')} would be made of those of ${told.join(', ')}`;
  if (undecided) say(path, `${message}, and nothing tells whether they add up`, wayOut);
  else warn(path, `${message}, which do not add up: there will be none`, wayOut);
}

function checkParts(
  { term }: SidedTerm,
  variable: MeasuredVariable,
  around: FormulaSurroundings,
  { path, say, warn }: Voice,
): void {
  const { code, unit, rule, undecided, wholes } = variable;
  const dataset = around.datasets.get(variable.dataset);
  if (dataset === undefined || isTotalled(variable, dataset)) return;
  const named = Object.keys(term.breakdown ?? {});
  const { open, fixed } = toldParts(dataset, code, around.breakdowns);
  const told = fixed.map((parts) => Object.keys(parts).filter((axis) => !named.includes(axis)));
  const unnamed = open.filter((axis) => !named.includes(axis));
  if (unnamed.length > 0 && undecided) {
    say(
      path,
      `"${code}" (${unit}) is told by ${unnamed.join(', ')}, and nothing tells whether its parts add up`,
      wayOut,
    );
    return;
  }
  if (unnamed.length > 0 || told.length === 0 || told.some((axes) => axes.length === 0)) return;
  const axes = [...new Set(told.flat())].join(', ');
  const message = `"${code}" (${unit}) is told by ${axes} alone, without a column of the whole`;
  if (undecided) {
    say(path, `${message}, and nothing tells whether its parts add up`, wayOut);
    return;
  }
  if (rule === 'none') {
    warn(path, `${message}, and its parts do not add up: there will be none`, wayOut);
    return;
  }
  const lacking = missingCodes(fixed, wholes, around.breakdowns);
  if (lacking.length > 0)
    warn(
      path,
      `${message}, and no column tells ${lacking.join(', ')}: a set with a missing part is no whole`,
      'Add the column, name the breakdown in the term, or declare parts at the variable',
    );
}

/** Codes of the only axis that no column has; of several axes other columns may tell the rest. */
function missingCodes(
  fixed: readonly Readonly<Record<string, string>>[],
  wholes: MeasuredVariable['wholes'],
  breakdowns: Breakdowns,
): readonly string[] {
  const axes = [...new Set(fixed.flatMap((parts) => Object.keys(parts)))];
  return axes.flatMap((axis) => {
    const told = fixed.map((parts) => parts[axis]);
    if (told.includes(undefined)) return [];
    return (wholes[axis] ?? Object.keys(breakdowns[axis] ?? {})).filter((code) => !told.includes(code));
  });
}

/** A mean and a number of different ones are counted over the rows, for the whole as for its parts. */
function isTotalled({ by }: MeasuredVariable, { replaces }: Dataset): boolean {
  return (by === 'mean' || by === 'distinct') && replaces !== 'nothing';
}

function checkSides(indicator: Indicator, variables: MeasuredVariables, warn: Say): void {
  const { formula } = indicator;
  const terms = sidedTerms(formula).flatMap((sided) => {
    const variable = variables.get(sided.term.variable);
    return variable === undefined ? [] : [{ ...sided, variable }];
  });
  for (const part of ['of', 'per'] as const) {
    const rates = terms.filter(
      (each) => each.part === part && each.counts === 'value' && neverAddsUp(each.variable),
    );
    const added = rates.filter(({ term }) => term.times > 0);
    const weights = added.reduce((sum, { term }) => sum + term.times, 0);
    if (added.length > 1 && Math.abs(weights - 1) > 1e-6)
      warn(
        ['formula', part],
        `"${added.map(({ variable }) => variable.code).join('" and "')}" are added, and figures in ${added[0]?.variable.unit} do not add up`,
        'Give each its share as times, so that they make 1, or take them apart',
      );
  }
  if (formula.type === 'growth' || formula.type === 'yes_share') return;
  const [odd] = terms.flatMap((one) =>
    terms
      .filter(
        (other) =>
          one.variable.dataset === other.variable.dataset &&
          one.term.periods === 'auto' &&
          other.term.periods === 'auto' &&
          one.variable.accumulation !== other.variable.accumulation &&
          one.variable.rule !== 'none' &&
          other.variable.rule !== 'none',
      )
      .map((other) => [one.variable, other.variable] as const),
  );
  if (odd === undefined) return;
  const [one, other] = odd;
  warn(
    ['formula'],
    `"${one.code}" is ${one.accumulation} and "${other.code}" is ${other.accumulation}, though both stand in the table of ${one.dataset}`,
    'Figures of one table usually accumulate alike: correct the accumulation of one of them',
  );
}
