// Holds a leaf of a framework against its indicator: what is scored must be of the framework's period, and have a direction.
import type { MeasuredVariables } from '../../lexicon/measured-variables.js';
import { accumulates } from '../../lexicon/term.js';
import type { Framework, FrameworkNode } from '../../model/framework.js';
import type { Indicator } from '../../model/indicator.js';
import type { Say } from './mistake.js';

/** `say` tells mistakes, `warn` what is accepted and probably not meant. */
export function checkLeafTime(
  node: FrameworkNode,
  path: readonly PropertyKey[],
  { frequency }: Framework,
  {
    indicators,
    variables,
  }: { readonly indicators: ReadonlyMap<string, Indicator>; readonly variables: MeasuredVariables },
  { say, warn }: { readonly say: Say; readonly warn: Say },
): void {
  for (const key of ['indicator', 'given'] as const) {
    const code = node[key];
    const indicator = code === undefined ? undefined : indicators.get(code);
    if (indicator === undefined || [indicator.frequency].flat().includes(frequency)) continue;
    if (accumulates(indicator.formula, variables))
      say(
        [...path, key],
        `node "${node.code}" is scored ${frequency}, and "${indicator.code}" is computed ${[indicator.frequency].flat().join(', ')} alone: its last period is not the whole`,
        `Add ${frequency} to the frequency of the indicator, so that its periods are added up`,
      );
    else if (indicator.formula.type === 'sql' && readsFlows(indicator.formula.uses, variables))
      warn(
        [...path, key],
        `node "${node.code}" is scored ${frequency} by the last period of "${indicator.code}", which reads figures of a period`,
        `Let the query compute ${frequency} values`,
      );
  }
  const indicator = indicators.get(node.indicator ?? '');
  const direction = node.direction ?? indicator?.direction;
  if (direction === 'none' && node.scoring !== undefined && node.scoring.by !== 'value')
    warn(
      [...path, 'indicator'],
      `leaf "${node.code}" is not scored: "${indicator?.code}" has no direction`,
      'Write direction: up or down at the leaf, or take it out of the tree',
    );
}

function readsFlows(uses: readonly string[], variables: MeasuredVariables): boolean {
  return uses.some((name) => (variables.get(name)?.accumulation ?? 'stock') !== 'stock');
}
