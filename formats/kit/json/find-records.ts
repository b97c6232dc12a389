// A JSON document → the array of records in it, at the path that was given or where a person would look.
import { isObject } from './is-object.js';
import { keyedLists, keyedRecords } from './shapes/keyed.js';
import { namedRows } from './shapes/named-rows.js';
import { shapedRecords } from './shapes/read-shape.js';

/** Where answers keep their records, most telling first. */
const usual = ['records', 'data', 'rows', 'results', 'result', 'items', 'features', 'values', 'value'];
const deepest = 6;

/** undefined when the path leads nowhere; "" is the whole document. One object alone is one record. */
export function recordsAt(document: unknown, path: string): readonly unknown[] | undefined {
  let node = document;
  for (const step of path === '' ? [] : path.split('.')) {
    if (typeof node !== 'object' || node === null) return undefined;
    // An object or an array has its members by name; a missing one is undefined.
    node = (node as Readonly<Record<string, unknown>>)[step];
  }
  if (Array.isArray(node)) return node;
  return isObject(node) ? [node] : undefined;
}

export interface FoundRecords {
  readonly records: Iterable<unknown>;
  /** The list that they are, where it is one list of the document. */
  readonly list?: readonly unknown[];
}

/** undefined for a document that is no array and no object. */
export function findRecords(document: unknown): FoundRecords | undefined {
  if (Array.isArray(document)) return listed(pagedRecords(document) ?? document);
  if (!isObject(document)) return undefined;
  const shaped = shapedRecords(document) ?? keyedLists(document);
  if (shaped) return { records: shaped };
  const arrays = arraysIn([document], 0);
  const usually = usual.map((name) => arrays.find((array) => array.key === name)).find((array) => array);
  const longest = arrays.reduce<Found | undefined>(
    (best, array) => (best && best.values.length >= array.values.length ? best : array),
    undefined,
  );
  const found = usually ?? longest;
  if (!found) return { records: keyedRecords(document) ?? [document] };
  const chart = chartAround(found);
  if (chart) return { records: [chart] };
  const named = namedRows(document, found.values);
  return named ? { records: named, list: found.values } : listed(pagedRecords(found.values) ?? found.values);
}

function listed(list: readonly unknown[]): FoundRecords {
  return { records: list, list };
}

/** Series hold one value a label, and the labels stand beside them: the object that holds both is the record. */
function chartAround({ values, within }: Found): Readonly<Record<string, unknown>> | undefined {
  const lengths = values.map((series) => (isObject(series) ? Object.values(series).map(listLength) : []));
  const shared = lengths[0]?.find((length) => length > 1 && lengths.every((own) => own.includes(length)));
  return shared === undefined ? undefined : within.findLast((node) => holdsList(node, values, shared, 0));
}

function holdsList(node: unknown, besides: unknown, length: number, depth: number): boolean {
  if (node === besides || depth > 2) return false;
  if (Array.isArray(node)) return listLength(node) === length;
  return isObject(node) && Object.values(node).some((value) => holdsList(value, besides, length, depth + 1));
}

/** 0 for anything but a list of plain values. */
function listLength(value: unknown): number {
  return Array.isArray(value) && !value.some((item) => typeof item === 'object' && item !== null)
    ? value.length
    : 0;
}

/** [{ page, pages, … }, [records …]]: an answer that tells its pages beside its records. */
function pagedRecords(values: readonly unknown[]): readonly unknown[] | undefined {
  const [head, body] = values;
  return values.length === 2 && isObject(head) && Array.isArray(body) && body.every(isObject)
    ? body
    : undefined;
}

interface Found {
  readonly key: string;
  readonly values: readonly unknown[];
  /** The objects that it stands in, outermost first. */
  readonly within: readonly Readonly<Record<string, unknown>>[];
}

/** Arrays of objects or of arrays, outermost first; what stands inside a record is not looked at. */
function arraysIn(within: Found['within'], depth: number): Found[] {
  if (depth > deepest) return [];
  const own = Object.entries(within.at(-1) ?? {});
  const here = own.flatMap(([key, values]) =>
    Array.isArray(values) && values.some((value) => typeof value === 'object' && value !== null)
      ? [{ key, values, within }]
      : [],
  );
  const inner = own.flatMap(([, value]) => (isObject(value) ? arraysIn([...within, value], depth + 1) : []));
  return [...here, ...inner];
}
