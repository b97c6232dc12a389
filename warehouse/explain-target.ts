// The name of a node or an indicator → which of them is meant, or an error that lists what there is.
import type { Knex } from 'knex';
import { ConfigError } from '../model/errors.js';

export type Target =
  | { readonly kind: 'node'; readonly framework: string; readonly nodeId: number }
  | { readonly kind: 'indicator'; readonly indicatorId: number };

interface Named {
  readonly code: string;
  /** null for an indicator. */
  readonly framework: string | null;
  readonly id: number;
}

const everyName = `
  select distinct n.code, f.code as framework, n.node_id as id
  from ref.node n join ref.framework f using (city_id, framework_id)
  where n.city_id = :city and n.retired_at is null and f.retired_at is null
  union all
  select i.code, null, i.indicator_id from ref.indicator i where i.city_id = :city and i.retired_at is null`;

/** A node goes before an indicator of the same name. Raises ConfigError SD_EXPLAIN_UNKNOWN, SD_EXPLAIN_AMBIGUOUS. */
export async function findTarget(
  trx: Knex,
  cityId: number,
  code: string,
  framework: string | undefined,
): Promise<Target> {
  const { rows } = await trx.raw(everyName, { city: cityId });
  const names: readonly Named[] = rows;
  const wanted = names.filter((each) => framework === undefined || each.framework === framework);
  const nodes = wanted.filter((each) => each.code === code && each.framework !== null);
  const [node, other] = nodes;
  if (node !== undefined && other !== undefined) throw ambiguous(code, nodes);
  if (node !== undefined) return { kind: 'node', framework: node.framework ?? '', nodeId: node.id };
  const indicator = names.find((each) => each.code === code && each.framework === null);
  if (indicator !== undefined) return { kind: 'indicator', indicatorId: indicator.id };
  throw unknown(code, wanted);
}

function ambiguous(code: string, nodes: readonly Named[]): ConfigError {
  const frameworks = nodes.map((node) => node.framework).sort();
  return new ConfigError('SD_EXPLAIN_AMBIGUOUS', `"${code}" is a node of ${frameworks.length} frameworks.`, {
    hint: `Say which one is meant: --framework ${frameworks.join(', --framework ')}.`,
  });
}

function unknown(code: string, names: readonly Named[]): ConfigError {
  const near = [...new Set(names.map((each) => each.code))]
    .map((name) => ({ name, likeness: likeness(name, code) }))
    .filter((each) => each.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.name.localeCompare(b.name))
    .slice(0, 5)
    .map((each) => each.name);
  return new ConfigError(
    'SD_EXPLAIN_UNKNOWN',
    `"${code}" is neither a node of a framework nor an indicator.`,
    {
      hint: near.length > 0 ? `Near it: ${near.join(', ')}.` : '"satudata score" lists the nodes.',
    },
  );
}

/** Share of the pairs of letters that two names have in common. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}
