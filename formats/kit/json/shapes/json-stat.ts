// A JSON-stat document (https://json-stat.org/full/) → a record for each cell of its cubes.
import { isObject } from '../is-object.js';
import { type CubeRecord, type Dimension, each, type Member, placeIn, placeOfCell, textOf } from './cube.js';

type Members = Readonly<Record<string, unknown>>;

interface Cube {
  readonly label: string | undefined;
  readonly dimensions: readonly Dimension[];
  readonly value: unknown;
  readonly status: unknown;
}

/** undefined for any other document. Version 2 is one cube, version 1 a bundle of them by name. */
export function jsonStatRecords(document: Members): Iterable<CubeRecord> | undefined {
  const own = cubeOf(document);
  const cubes = own
    ? [own]
    : Object.values(document).map((value) => (isObject(value) ? cubeOf(value) : undefined));
  if (cubes.length === 0 || cubes.includes(undefined)) return undefined;
  const whole = cubes.flatMap((cube) => cube ?? []);
  return each(() => cellsOf(whole));
}

function* cellsOf(cubes: readonly Cube[]): Generator<CubeRecord> {
  for (const { label, dimensions, value, status } of cubes)
    for (const cell of cellNumbers(value, status)) {
      const flag = typeof status === 'string' ? status : at(status, cell);
      yield {
        ...(label !== undefined && { dataset: label }),
        ...placeIn(dimensions, placeOfCell(dimensions, cell)),
        value: at(value, cell) ?? null,
        ...(status !== undefined && { status: flag ?? null }),
      };
    }
}

/** Values stand in a list, or those that are not missing under their numbers; so do their flags. */
function cellNumbers(value: unknown, status: unknown): readonly number[] {
  if (Array.isArray(value)) return [...value.keys()];
  const flagged = isObject(status) ? Object.keys(status) : [];
  const cells = new Set([...(isObject(value) ? Object.keys(value) : []), ...flagged].map(Number));
  return [...cells].sort((a, b) => a - b);
}

function at(list: unknown, cell: number): unknown {
  if (Array.isArray(list)) return list[cell];
  return isObject(list) ? list[String(cell)] : undefined;
}

function cubeOf({ dimension, value, status, label, ...dataset }: Members): Cube | undefined {
  if (!isObject(dimension) || typeof value !== 'object' || value === null) return undefined;
  const ids = dataset.id ?? dimension.id;
  if (!Array.isArray(ids) || ids.length === 0) return undefined;
  const dimensions = ids.map((id) => dimensionOf(String(id), dimension[String(id)]));
  return { label: textOf(label), dimensions, value, status };
}

function dimensionOf(id: string, dimension: unknown): Dimension {
  const category = isObject(dimension) && isObject(dimension.category) ? dimension.category : {};
  const { index, label, unit } = category;
  return { id, members: codesOf(index, label).map((code) => memberOf(code, label, unit)) };
}

/** In their order; a dimension of one member may leave its index out. */
function codesOf(index: unknown, label: unknown): readonly string[] {
  if (Array.isArray(index)) return index.map(String);
  if (!isObject(index)) return isObject(label) ? Object.keys(label) : [];
  return Object.keys(index).sort((a, b) => Number(index[a]) - Number(index[b]));
}

function memberOf(code: string, labels: unknown, units: unknown): Member {
  const unit = isObject(units) ? units[code] : undefined;
  return {
    code,
    label: isObject(labels) ? textOf(labels[code]) : undefined,
    unit: isObject(unit) ? (textOf(unit.symbol) ?? textOf(unit.label)) : undefined,
  };
}
