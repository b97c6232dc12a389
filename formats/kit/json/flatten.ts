// One JSON record → rows of named cells: nested keys joined with ".", arrays of things unrolled into rows.
import type { Cell } from '../../../model/cell.js';
import { limits } from '../limits.js';
import { recordOf } from './feature.js';
import { isObject } from './is-object.js';
import { isMadeCell } from './made-cell.js';

/**
 * From the column's name to its cell; the order of keys is the order of columns. Without a prototype: a key of the file
 * may be called "constructor" or "__proto__".
 */
export type FlatRow = Readonly<Record<string, Cell>>;

type Json = unknown;

interface Level {
  readonly scalars: Record<string, Cell>;
  /** Arrays still to be unrolled or joined, by the name they have. */
  readonly arrays: readonly (readonly [string, readonly Json[]])[];
}

/**
 * An array of objects gives a row each, the record's other values repeated; arrays of one length beside each other
 * (a chart's categories and values) go in step, with the innermost that fits. A list of plain values that nothing goes in step with is one cell, its
 * values joined with ", ". Throws a plain Error for nesting without end.
 */
export function* flatten(record: Json): Generator<FlatRow, void, void> {
  yield* unroll(levelOf('', recordOf(record), 0), 0);
}

function* unroll({ scalars, arrays }: Level, depth: number): Generator<FlatRow, void, void> {
  if (depth > limits.jsonDepth) throw new Error(`records are nested more than ${limits.jsonDepth} deep`);
  const lead = leading(arrays);
  if (!lead) {
    for (const [name, values] of arrays) scalars[name] = joined(values);
    yield scalars;
    return;
  }
  const inner = levelOf(lead[0], lead[1][0], depth).arrays;
  const inStep = arrays.filter(
    ([name, values]) =>
      name === lead[0] ||
      (sameLength(values, lead[1]) && !inner.some(([, innerValues]) => sameLength(values, innerValues))),
  );
  const others = arrays.filter((array) => !inStep.includes(array));
  const [kept, aside] = apart(others, lead[1]);
  for (let at = 0; at < lead[1].length; at += 1) {
    const levels = inStep.map(([name, values]) => levelOf(name, values[at], depth));
    yield* unroll(
      {
        scalars: Object.assign(bare(), scalars, aside, ...levels.map((level) => level.scalars)),
        arrays: [...kept, ...levels.flatMap((level) => level.arrays)],
      },
      depth + 1,
    );
  }
}

/** Two lists of objects that are not in step must not multiply each other's rows: the second becomes one cell. */
function apart(others: Level['arrays'], lead: readonly Json[]): [Level['arrays'], Record<string, Cell>] {
  const multiplies = ([, values]: Level['arrays'][number]): boolean =>
    lead.length > 1 && values.length > 1 && values.some(isObject);
  const aside = Object.fromEntries(others.filter(multiplies).map(([name, values]) => [name, joined(values)]));
  return [others.filter((array) => !multiplies(array)), aside];
}

/** The array that makes rows: the first of objects, else the first that another goes in step with. */
function leading(arrays: Level['arrays']): Level['arrays'][number] | undefined {
  const ofObjects = arrays.find(([, values]) => values.some(isObject));
  if (ofObjects) return ofObjects;
  return arrays.find((array) => arrays.some((other) => other !== array && sameLength(other[1], array[1])));
}

/** Two lists of one value each are no table. */
function sameLength(a: readonly Json[], b: readonly Json[]): boolean {
  return a.length === b.length && a.length > 1;
}

function bare(): Record<string, Cell> {
  // Object.create promises nothing of what it makes.
  return Object.create(null) as Record<string, Cell>;
}

function levelOf(name: string, value: Json, depth: number): Level {
  const scalars = bare();
  const arrays: [string, readonly Json[]][] = [];
  const walk = (path: string, node: Json, deep: number): void => {
    if (deep > limits.jsonDepth) throw new Error(`values are nested more than ${limits.jsonDepth} deep`);
    if (Array.isArray(node)) arrays.push([path || 'value', unnested(node)]);
    else if (isObject(node))
      for (const [key, inner] of Object.entries(node))
        walk(path === '' ? key : `${path}.${key}`, inner, deep + 1);
    else scalars[path === '' ? 'value' : path] = scalarCell(node);
  };
  walk(name, value, depth);
  return { scalars, arrays };
}

/** Arrays of arrays of objects (one list a day) are one list; a matrix of plain numbers (a line on a map) stays as it is. */
function unnested(values: readonly Json[]): readonly Json[] {
  const flat = values.flat(4);
  if (flat.some(isObject)) return flat;
  return values.length > 0 && values.every(isPair)
    ? values.map(([name, value]) => ({ name, value }))
    : values;
}

/** ["Cibeber", 12] */
function isPair(value: Json): value is readonly [string, Json] {
  return (
    Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && !Array.isArray(value[1])
  );
}

const joinedTexts = new WeakMap<readonly Json[], Cell>();

/** Remembered by list: a list repeated in every row is written once. */
function joined(values: readonly Json[]): Cell {
  const known = joinedTexts.get(values);
  if (known !== undefined) return known;
  const text = values
    .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
    .join(', ');
  const cell = text === '' ? null : text;
  joinedTexts.set(values, cell);
  return cell;
}

export function scalarCell(value: Json): Cell {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || isMadeCell(value)) return value;
  return typeof value === 'boolean' ? value : null;
}
