// A JSON document → the array of records in it, at the path that was given or where a person would look.
import { isObject } from './flatten.js';

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

/** undefined for a document that is no array and no object. */
export function findRecords(document: unknown): readonly unknown[] | undefined {
  if (Array.isArray(document)) return pagedRecords(document) ?? document;
  if (!isObject(document)) return undefined;
  const arrays = arraysIn(document, 0);
  const named = usual.map((name) => arrays.find((array) => array.key === name)).find((array) => array);
  const longest = arrays.reduce<Found | undefined>(
    (best, array) => (best && best.size >= array.size ? best : array),
    undefined,
  );
  const found = named ?? longest;
  return found ? (pagedRecords(found.values) ?? found.values) : [document];
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
  readonly size: number;
  readonly values: readonly unknown[];
}

/** Arrays of objects or of arrays, outermost first; what stands inside a record is not looked at. */
function arraysIn(node: Readonly<Record<string, unknown>>, depth: number): Found[] {
  if (depth > deepest) return [];
  const own = Object.entries(node);
  const here = own.flatMap(([key, values]) =>
    Array.isArray(values) && values.some((value) => typeof value === 'object' && value !== null)
      ? [{ key, size: values.length, values }]
      : [],
  );
  const inner = own.flatMap(([, value]) => (isObject(value) ? arraysIn(value, depth + 1) : []));
  return [...here, ...inner];
}
