// Frameworks of the configuration → rows of ref.framework and ref.node, the tree flattened and every default resolved.
import { ConfigError } from '../model/errors.js';
import type { FrameworkEntry, Scoring } from '../model/framework.js';
import type { IndicatorEntry } from '../model/indicator.js';
import { digest, periodTypes } from './formula-rows.js';
import { type EraNode, erasOf } from './framework-eras.js';

export interface NodeRow {
  readonly framework: string;
  readonly code: string;
  readonly title: string;
  readonly parent: string | null;
  /** 0 for the root. */
  readonly depth: number;
  /** From 1, in the order in which the file is read. */
  readonly position: number;
  readonly weight: number;
  readonly mean: 'arithmetic' | 'geometric';
  readonly scale: number;
  /** The greatest points that can be reached; null where a leaf takes any value as points. */
  readonly top: number | null;
  readonly indicator: string | null;
  readonly given: string | null;
  readonly scoring: Scoring['by'] | null;
  readonly direction: 'up' | 'down' | 'none';
  readonly post_min: number | null;
  readonly post_max: number | null;
  readonly post_log: boolean;
  readonly factor: number;
  readonly target: number | null;
  readonly bands: readonly Band[] | null;
  readonly minimum_coverage: number;
  /** A leaf that names a least coverage of its own: a partial value that reaches it is scored. */
  readonly scores_partial: boolean;
  readonly provisional_below: number;
  /** The days on which it holds, ISO or as PostgreSQL writes infinity. */
  readonly from_day: string;
  readonly until_day: string;
}
type Band = FrameworkEntry['bands'][number];
type Indicators = ReadonlyMap<string, IndicatorEntry>;

export function frameworkRow(framework: FrameworkEntry, nodes: readonly NodeRow[]) {
  const { code, title, edition, label, source, levels, decimals, colours } = framework;
  const period_type = periodTypes[framework.frequency];
  const described = {
    code,
    title,
    edition,
    label,
    source,
    in_levels: levels,
    decimals,
    colours,
    period_type,
  };
  // All that is shown of a score, so that what held on a day is kept as it was published.
  return { ...described, hash: digest([described, nodes]) };
}

/** Every node of every era, parents before children. Raises ConfigError for an indicator that does not exist. */
export function nodeRows(framework: FrameworkEntry, indicators: Indicators): readonly NodeRow[] {
  return erasOf(framework).flatMap(({ from, until, root }) =>
    treeRows(root, framework, indicators).map((row) => ({ ...row, from_day: from, until_day: until })),
  );
}

function treeRows(root: EraNode, framework: FrameworkEntry, indicators: Indicators) {
  const walk = (
    node: EraNode,
    parent: string | null,
    depth: number,
  ): readonly Omit<NodeRow, 'position' | 'from_day' | 'until_day'>[] => [
    { ...nodeRow(node, framework, indicators), parent, depth },
    ...(node.children ?? []).flatMap((child) => walk(child, node.code, depth + 1)),
  ];
  return walk(root, null, 0).map((row, index) => ({ ...row, position: index + 1 }));
}

function nodeRow(node: EraNode, framework: FrameworkEntry, indicators: Indicators) {
  for (const code of [node.indicator, node.given])
    if (code !== undefined && !indicators.has(code))
      throw new ConfigError(
        'SD_FRAMEWORK_INDICATOR',
        `Node "${node.code}" of framework "${framework.code}" names the indicator "${code}", which does not exist.`,
        {
          hint: 'Correct the name, or add the indicator to a file in indicators/; satudata check says where.',
        },
      );
  return {
    framework: framework.code,
    code: node.code,
    title: node.title,
    weight: node.weight,
    mean: node.mean ?? 'arithmetic',
    scale: node.scale,
    top: topOf(node, framework),
    indicator: node.indicator ?? null,
    given: node.given ?? null,
    direction: node.direction ?? indicators.get(node.indicator ?? '')?.direction ?? 'none',
    minimum_coverage: node.minimum_coverage ?? framework.minimum_coverage,
    provisional_below: node.provisional_below ?? framework.provisional_below,
    scores_partial: node.indicator !== undefined && node.minimum_coverage !== undefined,
    ...scoringColumns(node, framework),
  };
}

function scoringColumns(node: EraNode, framework: FrameworkEntry) {
  const columns = { post_min: null, post_max: null, post_log: false, factor: 1, target: null, bands: null };
  const { scoring } = node;
  if (node.indicator === undefined || scoring === undefined)
    return { ...columns, scoring: node.indicator === undefined ? null : ('value' as const) };
  if (scoring.by === 'goalposts') {
    const { min, max, log, factor } = scoring;
    return { ...columns, scoring: scoring.by, post_min: min, post_max: max, post_log: log, factor };
  }
  if (scoring.by === 'bands')
    return { ...columns, scoring: scoring.by, target: scoring.target, bands: bandsOf(scoring, framework) };
  return { ...columns, scoring: scoring.by };
}

function bandsOf(
  scoring: { readonly bands?: readonly Band[] | undefined },
  framework: FrameworkEntry,
): readonly Band[] {
  return scoring.bands ?? framework.bands;
}

/** Of a mean: the same mean of the tops below it. Unknown as soon as one of them is. */
function topOf(node: EraNode, framework: FrameworkEntry): number | null {
  if (node.children === undefined) return leafTop(node.scoring, framework);
  const tops = node.children.map((child) => topOf(child, framework));
  const weights = node.children.map((child) => child.weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0 || tops.includes(null)) return null;
  const geometric = node.mean === 'geometric';
  const mean = tops.reduce<number>((sum, top, i) => {
    const share = (weights[i] ?? 0) / total;
    return sum + share * (geometric ? Math.log(top ?? 0) : (top ?? 0));
  }, 0);
  return Number(((geometric ? Math.exp(mean) : mean) * node.scale).toFixed(9));
}

function leafTop(scoring: EraNode['scoring'], framework: FrameworkEntry): number | null {
  if (scoring?.by === 'goalposts') return scoring.top;
  if (scoring?.by === 'bands') return Math.max(...bandsOf(scoring, framework).map((band) => band.points));
  return null;
}
