// The text of a JSON document → that of one with a value, a key or an array that should not be so.
import { awkwardTexts } from './awkward.js';
import type { Draw } from './random.js';

/** JSON.parse made it, and it is ours to change. */
type Tree = Record<string, unknown> | unknown[];

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** An array or an object somewhere in the document. */
function somewhere(root: Tree, draw: Draw): Tree {
  let node = root;
  for (let step = draw.whole(7); step > 0; step -= 1) {
    const inner = Object.values(node).filter(isTree);
    if (inner.length === 0) break;
    node = draw.of(inner);
  }
  return node;
}

function deep(levels: number, draw: Draw): unknown {
  let node: unknown = 1;
  for (let level = 0; level < levels; level += 1)
    node = draw.fraction() < 0.5 ? [node] : { a: node, b: level };
  return node;
}

function awkward(draw: Draw): unknown {
  const makers: readonly (() => unknown)[] = [
    () => null,
    () => draw.of(awkwardTexts),
    () => draw.of([-1, 0, 1e21, 5e-324, Number.MAX_SAFE_INTEGER]),
    () => draw.of([true, {}, [], [[]], [{}]]),
    () => deep(draw.of([3, 70, 500]), draw),
    () => Array.from({ length: draw.of([1, 200, 5000]) }, (_, at) => at),
    () => Object.fromEntries(Array.from({ length: draw.of([5, 5000]) }, (_, at) => [`k${at}`, at])),
    () => Array.from({ length: 60 }, () => ({ a: [{ b: [1, 2, 3] }, { b: [4] }], c: [1, 2] })),
  ];
  return draw.of(makers)();
}

/** A large value is not copied often: a mutated file stays one that could have been sent. */
function copies(value: unknown, draw: Draw): readonly unknown[] {
  const text = JSON.stringify(value) ?? 'null';
  const most = 300_000 / (text.length + 1);
  return Array.from({ length: Math.min(draw.of([1, 20, 1000]), most) }, () => JSON.parse(text));
}

/** Assigning to "__proto__" would change what the node is instead of what it holds. */
function put(members: Record<string, unknown>, name: string, draw: Draw): void {
  const value = awkward(draw);
  Object.defineProperty(members, name, { value, enumerable: true, writable: true, configurable: true });
}

function change(root: Tree, draw: Draw): void {
  const node = somewhere(root, draw);
  // Both an array and an object have members by name.
  const members = node as Record<string, unknown>;
  const names = Object.keys(members);
  const name = names.length > 0 ? draw.of(names) : '0';
  const kind = draw.whole(4);
  if (kind === 0) delete members[name];
  else if (kind === 1 && !Array.isArray(node))
    put(members, draw.of(['__proto__', 'constructor', 'toString', '', 'a.b', name]), draw);
  else if (kind === 2 && Array.isArray(node)) node.push(...copies(members[name], draw));
  else members[name] = awkward(draw);
}

export function damagedJson(text: string, draw: Draw): string {
  const root: unknown = JSON.parse(text);
  if (!isTree(root)) return `[${text}]`;
  for (let edit = draw.whole(3); edit >= 0; edit -= 1) change(root, draw);
  const out = JSON.stringify(root);
  return draw.fraction() < 0.1 ? out.replace(/:(\d+)/, `:${draw.of(['1e999', '01', '-', 'NaN'])}`) : out;
}
