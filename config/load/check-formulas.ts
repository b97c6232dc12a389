// Holds indicators against variables and frameworks against indicators.
import type { Dataset } from '../../model/dataset.js';
import type { Framework, FrameworkNode } from '../../model/framework.js';
import type { Formula, Indicator } from '../../model/indicator.js';
import type { Breakdowns } from '../../model/opd.js';
import { parsePeriodCode } from '../../model/period.js';
import { daysOf, isApart, type Timed, type Validity } from '../../model/validity.js';
import { checkBreakdown } from './check-datasets.js';
import { type Mistake, suggest } from './mistake.js';
import type { YamlFile } from './yaml-file.js';

interface Formulas {
  readonly indicators: readonly YamlFile<Indicator[]>[];
  readonly frameworks: readonly YamlFile<Framework>[];
  readonly datasets: readonly Dataset[];
  readonly breakdowns: Breakdowns;
  /** Names of the files of sql/indicators. */
  readonly formulaFiles: readonly string[];
}

type Say = (path: readonly PropertyKey[], message: string, hint: string) => void;

export function checkFormulas(all: Formulas): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const sayIn =
    (yaml: { file: string; lineAt(path: readonly PropertyKey[]): number }): Say =>
    (path, message, hint) =>
      mistakes.push({ file: yaml.file, line: yaml.lineAt(path), message, hint });
  const variables = all.datasets.flatMap((dataset) => Object.keys(dataset.variables));
  const codes = new Map<string, string>();
  const used = new Set<string>();
  for (const yaml of all.indicators)
    for (const [i, indicator] of (yaml.value ?? []).entries()) {
      const say: Say = (path, message, hint) => sayIn(yaml)([i, ...path], message, hint);
      const other = codes.get(indicator.code);
      if (other !== undefined)
        say(
          ['code'],
          `indicator "${indicator.code}" stands in ${other} already`,
          'Give it a code of its own',
        );
      codes.set(indicator.code, yaml.file);
      checkFormula(indicator.formula, variables, all, say);
    }
  for (const yaml of all.frameworks) if (yaml.value) checkTree(yaml.value, codes, used, sayIn(yaml));
  for (const yaml of all.indicators)
    for (const [i, { code }] of (yaml.value ?? []).entries()) {
      if (!used.has(code))
        sayIn(yaml)(
          [i, 'code'],
          `indicator "${code}" stands in no framework`,
          'Put it into a node of a file in frameworks/, or take it out',
        );
    }
  return mistakes;
}

function checkFormula(formula: Formula, variables: readonly string[], all: Formulas, say: Say): void {
  const known = (variable: string, path: readonly PropertyKey[]) => {
    if (!variables.includes(variable))
      say(
        path,
        `nobody measures the variable "${variable}"`,
        suggest(variable, variables, 'Add it to a dataset'),
      );
  };
  if (formula.type === 'sql') {
    for (const [i, variable] of formula.uses.entries()) known(variable, ['formula', 'uses', i]);
    if (!all.formulaFiles.includes(formula.file))
      say(
        ['formula', 'file'],
        `sql/indicators/${formula.file} is not there`,
        suggest(formula.file, all.formulaFiles, 'Write the file, or name one that is there'),
      );
    return;
  }
  const sides = [
    ['of', formula.of],
    ['per', 'per' in formula ? formula.per : []],
  ] as const;
  for (const [side, terms] of sides)
    for (const term of [terms].flat()) {
      known(typeof term === 'string' ? term : term.variable, ['formula', side]);
      if (typeof term !== 'string' && term.breakdown !== undefined)
        checkBreakdown(term.breakdown, ['formula', side], all.breakdowns, say);
    }
}

function checkTree(
  framework: Framework,
  indicators: ReadonlyMap<string, string>,
  used: Set<string>,
  say: Say,
): void {
  const seen = new Map<string, Validity[]>();
  const name = (code: string, path: readonly PropertyKey[]) => {
    used.add(code);
    if (!indicators.has(code))
      say(
        path,
        `there is no indicator "${code}"`,
        suggest(code, indicators.keys(), 'Add it to a file in indicators/'),
      );
  };
  const visit = (node: FrameworkNode, path: readonly PropertyKey[]): void => {
    const others = seen.get(node.code) ?? [];
    if (others.some((other) => !isApart(other, node)))
      say(
        [...path, 'code'],
        `two nodes are called "${node.code}"`,
        'Every node has a code of its own; one that changes stands again, with from and until that do not meet',
      );
    seen.set(node.code, [...others, node]);
    checkTimes(node, path, say);
    if ((node.children === undefined) === (node.indicator === undefined))
      say(
        path,
        `node "${node.code}" needs either children or an indicator`,
        'A leaf names its indicator, every other node its children',
      );
    if (node.given !== undefined) name(node.given, [...path, 'given']);
    if (node.indicator !== undefined) checkLeaf(node, path, framework, say);
    if (node.indicator !== undefined) name(node.indicator, [...path, 'indicator']);
    for (const [i, child] of (node.children ?? []).entries()) visit(child, [...path, 'children', i]);
  };
  checkTimes(framework, [], say);
  visit(framework.root, ['root']);
}

function checkTimes(validity: Validity, path: readonly PropertyKey[], say: Say): void {
  const { first, last } = daysOf(validity);
  for (const key of ['from', 'until'] as const)
    if (validity[key] !== undefined && parsePeriodCode(String(validity[key])) === undefined)
      say(
        [...path, key],
        `"${validity[key]}" is no period`,
        'Write a year, a month or a day: 2025, "2025-07"',
      );
  if (first !== null && last !== null && first > last)
    say(
      [...path, 'from'],
      `from ${validity.from} is later than until ${validity.until}`,
      'Both are inclusive',
    );
}

function targetsOf({ target }: { readonly target: Timed }): readonly number[] {
  return typeof target === 'number' ? [target] : Object.values(target);
}

function checkLeaf(node: FrameworkNode, path: readonly PropertyKey[], framework: Framework, say: Say): void {
  const { scoring } = node;
  if (scoring === undefined)
    say(
      path,
      `leaf "${node.code}" does not say how its value becomes points`,
      'Add scoring: { by: bands, target: … }, { by: goalposts, min: …, max: … } or { by: value }',
    );
  else if (scoring.by === 'bands' && scoring.bands === undefined && framework.bands.length === 0)
    say(
      [...path, 'scoring'],
      `leaf "${node.code}" is scored by bands, and there are none`,
      'Give the framework bands, or this leaf its own',
    );
  else if (scoring.by === 'bands' && targetsOf(scoring).some((target) => target <= 0))
    say(
      [...path, 'scoring', 'target'],
      `the target of "${node.code}" is ${Math.min(...targetsOf(scoring))}, and no performance can be held against it`,
      'Write a target above 0; use goalposts where 0 is what is aimed at',
    );
  else if (scoring.by === 'goalposts' && scoring.min === scoring.max)
    say([...path, 'scoring'], `the goalposts of "${node.code}" stand on one spot`, 'min and max must differ');
  else if (scoring.by === 'goalposts' && scoring.log && Math.min(scoring.min, scoring.max) <= 0)
    say(
      [...path, 'scoring'],
      `the goalposts of "${node.code}" have no logarithm`,
      'With log, min and max are above 0',
    );
}
