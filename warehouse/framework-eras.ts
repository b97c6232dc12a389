// A framework whose weights, targets and nodes have times → the trees that held, one after the other.
import type { Framework, FrameworkNode, Scoring } from '../model/framework.js';
import { changesOf, dayAfter, dayBefore, daysOf, holdsOn, numberOn } from '../model/validity.js';

type Bands = Extract<Scoring, { by: 'bands' }>;

/** Of one stretch of time: numbers alone. */
export interface EraNode extends Omit<FrameworkNode, 'weight' | 'children' | 'scoring'> {
  readonly weight: number;
  readonly children?: readonly EraNode[] | undefined;
  /** Bands without a target where none held: the leaf cannot be scored. */
  readonly scoring?:
    | Exclude<Scoring, Bands>
    | (Omit<Bands, 'target'> & { readonly target: number | null })
    | undefined;
}

export interface Era {
  /** ISO days, or -infinity and infinity, as PostgreSQL writes them. */
  readonly from: string;
  readonly until: string;
  readonly root: EraNode;
}

/** A period belongs to the era that holds its last day. Nothing of the framework holds outside its own time. */
export function erasOf(framework: Pick<Framework, 'root' | 'from' | 'until'>): readonly Era[] {
  const cuts = [...new Set([...daysFrom(framework), ...cutsOf(framework.root)])].sort();
  const begins = [null, ...cuts];
  return begins.flatMap((from, i) => {
    const next = cuts[i];
    const sample = from ?? (next === undefined ? '2000-01-01' : dayBefore(next));
    const root = holdsOn(framework, sample) ? nodeOn(framework.root, sample) : undefined;
    const until = next === undefined ? 'infinity' : dayBefore(next);
    return root === undefined ? [] : [{ from: from ?? '-infinity', until, root }];
  });
}

function daysFrom(validity: Parameters<typeof daysOf>[0]): readonly string[] {
  const { first, last } = daysOf(validity);
  return [...(first === null ? [] : [first]), ...(last === null ? [] : [dayAfter(last)])];
}

function cutsOf(node: FrameworkNode): readonly string[] {
  const target = node.scoring?.by === 'bands' ? changesOf(node.scoring.target) : [];
  const changes = [...changesOf(node.weight), ...target].map(([day]) => day);
  return [...daysFrom(node), ...changes, ...(node.children ?? []).flatMap(cutsOf)];
}

/** Undefined for a node that does not hold, has no weight yet, or whose children are all gone. */
function nodeOn(node: FrameworkNode, day: string): EraNode | undefined {
  const weight = numberOn(node.weight, day);
  if (weight === undefined || !holdsOn(node, day)) return undefined;
  const children = node.children?.flatMap((child) => nodeOn(child, day) ?? []);
  if (children?.length === 0) return undefined;
  return { ...node, weight, children, scoring: scoringOn(node.scoring, day) };
}

function scoringOn(scoring: Scoring | undefined, day: string): EraNode['scoring'] {
  if (scoring?.by !== 'bands') return scoring;
  return { ...scoring, target: numberOn(scoring.target, day) ?? null };
}
