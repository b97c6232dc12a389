// A dynamic table of the BPS WebAPI as it was saved → a record for each cell of its dictionary.
import { limits } from '../../limits.js';
import { isObject } from '../is-object.js';
import { type CubeRecord, type Dimension, each, placeIn, placeOfCell, textOf } from './cube.js';

/** In the order in which their codes make up the key of a cell. */
const dimensionNames = ['vervar', 'var', 'turvar', 'tahun', 'turtahun'] as const;

/**
 * undefined for any other document. Keys are codes side by side without padding: they are built from the lists, never
 * split. A cell that fits none of the places, or two of them, keeps its key alone.
 */
export function dataContentRecords(
  document: Readonly<Record<string, unknown>>,
): Iterable<CubeRecord> | undefined {
  const { datacontent } = document;
  const dimensions = dimensionNames.map((name) => dimensionOf(name, document[name]));
  const size = dimensions.reduce((product, { members }) => product * members.length, 1);
  if (!isObject(datacontent) || size === 0 || size > limits.wholeCells) return undefined;
  return each(() => recordsOf(datacontent, dimensions, size));
}

function* recordsOf(
  cells: Readonly<Record<string, unknown>>,
  dimensions: readonly Dimension[],
  size: number,
): Generator<CubeRecord> {
  const places = placesByKey(dimensions, size);
  for (const key of Object.keys(cells)) if (!places.has(key)) places.set(key, twice);
  for (const [key, cell] of places) {
    const value = cells[key];
    if (value === undefined) continue;
    yield cell === twice ? { key, value } : { ...placeIn(dimensions, placeOfCell(dimensions, cell)), value };
  }
}

const twice = -1;

function placesByKey(dimensions: readonly Dimension[], size: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let cell = 0; cell < size; cell += 1) {
    const at = placeOfCell(dimensions, cell);
    const key = dimensions.map(({ members }, i) => members[at[i] ?? 0]?.code ?? '').join('');
    places.set(key, places.has(key) ? twice : cell);
  }
  return places;
}

function dimensionOf(id: string, list: unknown): Dimension {
  const items = Array.isArray(list) ? list.filter(isObject) : [];
  return {
    id,
    members: items.map(({ val, label, unit }) => ({
      code: textOf(val) ?? '',
      label: textOf(label)
        ?.replace(/<[^>]*>/g, '')
        .trim(),
      unit: textOf(unit),
    })),
  };
}
