// An object whose members are things of one kind under their names → a record for each, the name as its first value.
import { isObject } from '../is-object.js';

type Members = Readonly<Record<string, unknown>>;
const deepest = 4;

/** undefined when no object of the document, the outermost first, has three members and more of one kind. */
export function keyedRecords(node: unknown, depth = 0): readonly Members[] | undefined {
  if (!isObject(node) || depth > deepest) return undefined;
  const own = isKeyed(node) ? (indexedRows(node) ?? recordsUnder(node, 'key')) : undefined;
  if (own !== undefined) return own;
  for (const value of Object.values(node)) {
    const found = keyedRecords(value, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** { "2022": [{ … }, …], "2023": [{ … }, …] }: one list in parts. */
export function keyedLists(node: unknown): readonly Members[] | undefined {
  if (!isObject(node)) return undefined;
  const lists = Object.entries(node);
  if (
    lists.length < 2 ||
    !lists.every(([, list]) => Array.isArray(list) && list.length > 0 && list.every(isObject))
  )
    return undefined;
  const parts = lists.flatMap(([key, list]) =>
    Array.isArray(list) ? list.filter(isObject).map((record) => ({ key, record })) : [],
  );
  if (!areAlike(parts.map(({ record }) => record))) return undefined;
  return parts.map(({ key, record }) => named('key', key, record));
}

function isKeyed(node: Members): boolean {
  const members = Object.values(node).filter(isObject);
  if (members.length !== Object.keys(node).length || members.length < 2) return false;
  const nested = members.every((member) => isKeyed(member));
  return (
    areAlike(members) &&
    (nested || (members.every(holdsScalars) && (members.length > 2 || members.every(isNumbered))))
  );
}

/** "0", "1", "2" … */
function isNumbered(member: Members): boolean {
  return Object.keys(member).every((key, i) => key === String(i));
}

function holdsScalars(member: Members): boolean {
  return Object.values(member).every((value) => typeof value !== 'object' || value === null);
}

/** Each has most of the names that any has. */
function areAlike(members: readonly Members[]): boolean {
  const names = new Set(members.flatMap((member) => Object.keys(member)));
  return names.size > 1 && members.every((member) => Object.keys(member).length >= 0.7 * names.size);
}

function recordsUnder(node: Members, name: string): readonly Members[] {
  return Object.entries(node).flatMap(([key, member]) => {
    if (!isObject(member)) return [];
    if (!isKeyed(member)) return [named(name, key, member)];
    return recordsUnder(member, `${name}_${name.split('_').length + 1}`).map((record) =>
      named(name, key, record),
    );
  });
}

/** A record's own value of that name goes before. */
function named(name: string, key: string, record: Members): Members {
  return name in record ? { [`${name}_of`]: key, ...record } : { [name]: key, ...record };
}

/** { "kecamatan": { "0": "Cibeber", "1": … }, "jumlah": { "0": 12, … } }: columns whose rows are numbered from 0. */
function indexedRows(node: Members): readonly Members[] | undefined {
  const columns = Object.entries(node).flatMap(([name, column]) =>
    isObject(column) ? [[name, column] as const] : [],
  );
  if (!columns.every(([, column]) => isNumbered(column))) return undefined;
  const rows = Object.keys(columns[0]?.[1] ?? {});
  return rows.map((row) => Object.fromEntries(columns.map(([name, column]) => [name, column[row] ?? null])));
}
