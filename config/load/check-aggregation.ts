// Holds what the variables of a dataset say of adding up against their units, their weights and the axes.

import { measureKind } from '../../lexicon/measure-kind.js';
import type { MeasuredVariable, MeasuredVariables } from '../../lexicon/measured-variables.js';
import type { Dataset } from '../../model/dataset.js';
import type { Breakdowns } from '../../model/opd.js';
import { type Say, suggest } from './mistake.js';

interface Around {
  readonly variables: MeasuredVariables;
  readonly breakdowns: Breakdowns;
}

/** `say` tells mistakes, `warn` what is accepted and probably not meant. */
export function checkAggregation(dataset: Dataset, around: Around, say: Say, warn: Say): void {
  for (const [name, variable] of Object.entries(dataset.variables)) {
    const measured = around.variables.get(name);
    if (measured === undefined) continue;
    checkWeight(name, measured, around.variables, say);
    for (const [axis, codes] of Object.entries(variable.parts ?? {}))
      checkParts([...codes], ['variables', name, 'parts', axis], axis, measured, around.breakdowns, say);
    if (addsWhatDoesNotAdd(measured))
      warn(
        ['variables', name, measured.aggregation === undefined ? 'unit' : 'aggregation'],
        `variable "${name}" adds up figures in ${measured.unit}, which do not add up`,
        'Write aggregation: none, mean or { mean: … }, or correct its unit or title',
      );
  }
  checkTotals(dataset, around, warn);
}

function checkWeight(
  name: string,
  { weight, rule }: MeasuredVariable,
  variables: MeasuredVariables,
  say: Say,
): void {
  if (rule !== 'weighted' || weight === null) return;
  const path = ['variables', name, 'aggregation', 'mean'];
  const weighing = variables.get(weight);
  if (weighing === undefined)
    say(
      path,
      `nobody measures the variable "${weight}", which is to weigh`,
      suggest(weight, variables.keys(), 'Name a variable of a dataset'),
    );
  else if (weighing.rule !== 'sum')
    say(
      path,
      `"${weight}" cannot weigh: its own figures do not add up (${weighing.unit})`,
      'Weigh by what is counted: people, households, hectares',
    );
}

function checkParts(
  codes: readonly string[],
  path: readonly PropertyKey[],
  axis: string,
  { wholes }: MeasuredVariable,
  breakdowns: Breakdowns,
  say: Say,
): void {
  const known = breakdowns[axis];
  // Choices that the contract lists itself need no axis in breakdowns.yaml.
  if (known === undefined && wholes[axis] === undefined) {
    say(
      path,
      `axis "${axis}" is not in breakdowns.yaml`,
      suggest(axis, Object.keys(breakdowns), 'Add it there'),
    );
    return;
  }
  for (const code of known === undefined ? [] : codes)
    if (known?.[code] === undefined)
      say(
        path,
        `"${code}" is no code of the axis "${axis}"`,
        suggest(code, Object.keys(known ?? {}), `Its codes are ${Object.keys(known ?? {}).join(', ')}`),
      );
}

/** Told by words that leave no doubt; the size of one thing may be added up by who says so. */
export function neverAddsUp({ unit, title, by }: Pick<MeasuredVariable, 'unit' | 'title' | 'by'>): boolean {
  const { kind } = measureKind(unit, title);
  return kind === 'rate' || kind === 'price' || by === 'mean' || by === 'distinct';
}

function addsWhatDoesNotAdd(variable: MeasuredVariable): boolean {
  return neverAddsUp(variable) && (variable.rule === 'sum' || variable.by === 'sum');
}

/** A column of percents whose total row is said to be their sum. */
function checkTotals({ columns }: Dataset, { variables }: Around, warn: Say): void {
  for (const [i, column] of columns.entries()) {
    if (column.type !== 'number' || column.total !== 'sum' || column.variable === undefined) continue;
    const measured = variables.get(column.variable);
    if (measured !== undefined && neverAddsUp(measured) && measured.rule !== 'sum')
      warn(
        ['columns', i, 'total'],
        `the total row of "${column.variable}" is held against the sum of figures in ${measured.unit}, which do not add up`,
        'Write total: other, or leave it out',
      );
  }
}
