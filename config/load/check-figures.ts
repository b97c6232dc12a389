// The datasets, indicators and frameworks together → what cannot add up, as mistakes, and what probably should not, as warnings.
import { measuredVariables } from '../../lexicon/measured-variables.js';
import type { Area } from '../../model/area.js';
import type { Framework, FrameworkNode } from '../../model/framework.js';
import type { Indicator } from '../../model/indicator.js';
import type { Breakdowns } from '../../model/opd.js';
import { checkAggregation } from './check-aggregation.js';
import type { DatasetFile } from './check-datasets.js';
import { checkLeafTime } from './check-leaf-time.js';
import { checkSums } from './check-sums.js';
import type { Mistake, Say } from './mistake.js';
import type { YamlFile } from './yaml-file.js';

export interface Figures {
  readonly datasets: readonly DatasetFile[];
  readonly indicators: readonly YamlFile<Indicator[]>[];
  readonly frameworks: readonly YamlFile<Framework>[];
  readonly areas: readonly Area[];
  readonly breakdowns: Breakdowns;
}

export interface Findings {
  readonly mistakes: readonly Mistake[];
  /** Accepted, and probably not meant. */
  readonly warnings: readonly Mistake[];
}

export function checkFigures({ datasets, indicators, frameworks, areas, breakdowns }: Figures): Findings {
  const mistakes: Mistake[] = [];
  const warnings: Mistake[] = [];
  const into =
    (list: Mistake[], { file, lineAt }: Pick<YamlFile<unknown>, 'file' | 'lineAt'>): Say =>
    (path, message, hint) =>
      list.push({ file, line: lineAt(path), message, hint });
  const variables = measuredVariables(datasets.map(({ id, dataset }) => ({ ...dataset, id })));
  for (const { dataset, yaml } of datasets)
    checkAggregation(dataset, { variables, breakdowns }, into(mistakes, yaml), into(warnings, yaml));
  const around = {
    variables,
    datasets: new Map(datasets.map(({ id, dataset }) => [id, dataset])),
    areas,
    breakdowns,
  };
  for (const yaml of indicators)
    for (const [i, indicator] of (yaml.value ?? []).entries()) {
      const within =
        (say: Say): Say =>
        (path, message, hint) =>
          say([i, ...path], `indicator "${indicator.code}": ${message}`, hint);
      checkSums(indicator, around, within(into(mistakes, yaml)), within(into(warnings, yaml)));
    }
  const byCode = new Map(
    indicators.flatMap((yaml) => (yaml.value ?? []).map((indicator) => [indicator.code, indicator] as const)),
  );
  for (const yaml of frameworks) {
    const framework = yaml.value;
    if (framework === undefined) continue;
    const voices = { say: into(mistakes, yaml), warn: into(warnings, yaml) };
    for (const { node, path } of nodesOf(framework.root, ['root']))
      checkLeafTime(node, path, framework, { indicators: byCode, variables }, voices);
  }
  return { mistakes, warnings };
}

function nodesOf(
  node: FrameworkNode,
  path: readonly PropertyKey[],
): readonly { readonly node: FrameworkNode; readonly path: readonly PropertyKey[] }[] {
  const below = (node.children ?? []).flatMap((child, i) => nodesOf(child, [...path, 'children', i]));
  return [{ node, path }, ...below];
}
