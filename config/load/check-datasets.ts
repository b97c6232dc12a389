// Holds every dataset against the rest of the configuration: OPD, areas, axes, variables, rules.
import type { Area } from '../../model/area.js';
import { aspectOf, type Column, columnName } from '../../model/column.js';
import { type Dataset, namesAreas } from '../../model/dataset.js';
import { ConfigError } from '../../model/errors.js';
import type { Breakdowns, Opd } from '../../model/opd.js';
import { parsePeriodCode, periodType } from '../../model/period.js';
import { type ParsedRule, parseRule, ruleColumns } from '../../model/rule.js';
import { checkDecisions } from './check-decisions.js';
import { longNames } from './check-names.js';
import { wrongPatterns } from './check-patterns.js';
import { checkRecords } from './check-records.js';
import { type Mistake, suggest } from './mistake.js';
import type { YamlFile } from './yaml-file.js';

export interface DatasetFile {
  readonly id: string;
  readonly opd: string;
  readonly yaml: YamlFile<Dataset>;
  readonly dataset: Dataset;
}

interface Surroundings {
  readonly opds: readonly Opd[];
  readonly areas: readonly Area[];
  readonly breakdowns: Breakdowns;
}

type Say = (path: readonly PropertyKey[], message: string, hint: string) => void;
const periodLetters = {
  yearly: 'Y',
  semesterly: 'S',
  quarterly: 'Q',
  monthly: 'M',
  academic: 'A',
  daily: 'D',
} as const;

export function checkDatasets(files: readonly DatasetFile[], around: Surroundings): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const owner = new Map<string, string>();
  for (const entry of files) {
    const { yaml, dataset } = entry;
    const say: Say = (path, message, hint) =>
      mistakes.push({ file: yaml.file, line: yaml.lineAt(path), message, hint });
    if (!around.opds.some((opd) => opd.code === entry.opd)) {
      say(
        [],
        `the folder "${entry.opd}" is no OPD of opd.yaml`,
        suggest(
          entry.opd,
          around.opds.map((opd) => opd.code),
          'Add the OPD with its PIC to opd.yaml',
        ),
      );
    }
    mistakes.push(...checkDecisions(yaml, dataset));
    checkPeriods(dataset, say);
    checkArea(dataset, around.areas, say);
    checkColumns(dataset, around.breakdowns, say);
    for (const check of [checkMeasured, checkRecords, checkRules]) check(dataset, say);
    for (const { path, message, hint } of [...wrongPatterns(dataset), ...longNames(dataset)])
      say(path, message, hint);
    for (const variable of Object.keys(dataset.variables)) {
      const other = owner.get(variable);
      if (other !== undefined)
        say(
          ['variables', variable],
          `variable "${variable}" is already measured by ${other}`,
          'Give it a name of its own: one variable belongs to one dataset',
        );
      owner.set(variable, entry.id);
    }
  }
  return mistakes;
}

function checkPeriods(dataset: Dataset, say: Say): void {
  const type = periodLetters[dataset.period.type ?? dataset.frequency];
  for (const key of ['since', 'until'] as const) {
    const code = dataset[key];
    if (code === undefined) continue;
    const id = parsePeriodCode(code);
    if (id === undefined || periodType(id) !== type)
      say(
        [key],
        `${key} "${code}" is not a ${dataset.period.type ?? dataset.frequency} period`,
        'Write 2024, 2024-S1, 2024-Q3, 2024-08, 2024/2025 or 2024-08-17, in quotes',
      );
  }
  const from = [dataset.period.from].flat();
  const inColumn = dataset.columns.some(({ type }) =>
    ['period', 'year', 'month', 'quarter', 'semester'].includes(type),
  );
  if (from.includes('column') && !inColumn)
    say(
      ['period', 'from'],
      'the period is to be read from a column, but no column has type period, year, month, quarter or semester',
      'Add the column, or say where the period stands: heading, title, sheet, file, request',
    );
}

function checkArea(dataset: Dataset, areas: readonly Area[], say: Say): void {
  const inColumn = namesAreas(dataset) || dataset.columns.some((column) => column.type === 'area');
  if (dataset.area === undefined) {
    if (!inColumn)
      say(
        [],
        'no area: neither a column of type area nor "area"',
        'Add area: "36.72" when the whole table is about the city',
      );
    return;
  }
  if (typeof dataset.area !== 'string' || areas.some((area) => area.code === dataset.area)) return;
  const bps = areas.find((area) => area.bps === dataset.area);
  const hint =
    bps === undefined
      ? suggest(
          dataset.area,
          areas.map((area) => area.code),
          'Use a code of areas.csv',
        )
      : `That is the BPS code of ${bps.name}; its Kemendagri code is "${bps.code}"`;
  say(['area'], `area "${dataset.area}" is not a Kemendagri code of areas.csv`, hint);
}

function checkColumns(dataset: Dataset, breakdowns: Breakdowns, say: Say): void {
  const names = new Map<string, number>();
  for (const [i, column] of dataset.columns.entries()) {
    const name = columnName(column);
    if (names.has(name)) say(['columns', i], `two columns are called "${name}"`, 'Give one of them a name');
    names.set(name, i);
    if (
      column.type === 'choice' &&
      column.choices === undefined &&
      column.breakdown !== undefined &&
      breakdowns[column.breakdown] === undefined
    ) {
      say(
        ['columns', i, 'breakdown'],
        `axis "${column.breakdown}" is not in breakdowns.yaml`,
        suggest(column.breakdown, Object.keys(breakdowns), 'Add it there, or list the choices here'),
      );
    }
    if ((column.type === 'number' || column.type === 'yesno') && column.breakdown !== undefined)
      checkBreakdown(column.breakdown, ['columns', i, 'breakdown'], breakdowns, say);
  }
}

export function checkBreakdown(
  breakdown: Readonly<Record<string, string>>,
  path: readonly PropertyKey[],
  breakdowns: Breakdowns,
  say: Say,
): void {
  for (const [axis, code] of Object.entries(breakdown)) {
    const codes = breakdowns[axis];
    if (codes === undefined)
      say(
        [...path, axis],
        `axis "${axis}" is not in breakdowns.yaml`,
        suggest(axis, Object.keys(breakdowns), 'Add it there'),
      );
    else if (codes[code] === undefined)
      say(
        [...path, axis],
        `"${code}" is no code of the axis "${axis}"`,
        suggest(code, Object.keys(codes), `Its codes are ${Object.keys(codes).join(', ')}`),
      );
  }
}

/** Names in the rows hold for every column of figures without a variable of its own. */
function measuredBy(column: Column, columns: readonly Column[]): readonly string[] {
  if (column.type === 'number' || column.type === 'yesno')
    return column.variable === undefined ? [] : [column.variable];
  if (column.type !== 'variable') return [];
  const aspects = columns.flatMap((each) =>
    each.type === 'number' && each.variable === undefined ? [each.aspect] : [],
  );
  const sides = aspects.length === 0 ? [undefined] : aspects;
  return sides.flatMap((aspect) => Object.values(column.map).map((variable) => aspectOf(variable, aspect)));
}

function checkMeasured(dataset: Dataset, say: Say): void {
  const declared = Object.keys(dataset.variables);
  const measured = new Set<string>();
  const measure = (variable: string, path: readonly PropertyKey[]) => {
    measured.add(variable);
    if (!declared.includes(variable))
      say(
        path,
        `variable "${variable}" is not described under variables`,
        suggest(variable, declared, 'Add its title and unit there'),
      );
  };
  for (const [i, column] of dataset.columns.entries())
    for (const variable of measuredBy(column, dataset.columns)) measure(variable, ['columns', i]);
  const names = dataset.columns.map(columnName);
  for (const [i, each] of (dataset.records?.measures ?? []).entries()) {
    measure(each.variable, ['records', 'measures', i]);
    for (const name of [...(each.of === undefined ? [] : [each.of]), ...Object.keys(each.where ?? {})]) {
      if (!names.includes(name))
        say(
          ['records', 'measures', i],
          `"${name}" is no column of this dataset`,
          suggest(name, names, `Its columns are ${names.join(', ')}`),
        );
    }
    if (each.by !== 'count' && each.of === undefined)
      say(['records', 'measures', i], `${each.by} needs "of"`, 'Name the column to take');
  }
  for (const variable of declared)
    if (!measured.has(variable))
      say(
        ['variables', variable],
        `variable "${variable}" is measured by no column`,
        'Name it in a column, or take it out',
      );
}

function checkRules(dataset: Dataset, say: Say): void {
  const names = dataset.columns.map(columnName);
  for (const [i, { rule }] of dataset.rules.entries()) {
    const path = ['rules', i, 'rule'];
    const parsed = readRule(rule, path, say);
    for (const word of parsed === undefined ? [] : ruleColumns(parsed)) {
      if (!names.includes(word))
        say(
          path,
          `"${word}" is no column of this dataset`,
          suggest(word, names, `Its columns are ${names.join(', ')}`),
        );
    }
  }
}

function readRule(rule: string, path: readonly PropertyKey[], say: Say): ParsedRule | undefined {
  try {
    return parseRule(rule);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    say(path, error.message, error.hint ?? '');
    return undefined;
  }
}
