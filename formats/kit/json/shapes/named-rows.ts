// Rows of bare values whose names stand elsewhere in the document → the names as first row, then the rows.
import { isObject } from '../is-object.js';

const nameKeys = ['name', 'label', 'text', 'title', 'id', 'field', 'code'] as const;
const tellsNames = /col|field|head|name|var|dim|label|keys/i;
const deepest = 5;

/** undefined when the records are no such rows, or the document has no list of as many names. */
export function namedRows(
  document: unknown,
  records: readonly unknown[],
): readonly (readonly unknown[])[] | undefined {
  const rows = records.map(bareRow);
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.some((row) => row?.length !== width)) return undefined;
  const lists = namesIn(document, records, 0).filter(({ names }) => names.length === width);
  const telling = lists.find(({ key }) => tellsNames.test(key)) ?? lists.find(() => width !== records.length);
  if (telling === undefined || telling.names.every((name, i) => name === rows[0]?.[i])) return undefined;
  return [telling.names, ...rows.map((row) => (row ?? []).map(bareValue))];
}

/** A list, or lists side by side, as in { key: ["01", "2023"], values: ["1200"] }. */
function bareRow(record: unknown): readonly unknown[] | undefined {
  if (Array.isArray(record)) return record;
  if (!isObject(record)) return undefined;
  const lists = Object.values(record);
  return lists.length > 0 && lists.every((list) => Array.isArray(list)) ? lists.flat() : undefined;
}

function bareValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

interface NameList {
  readonly key: string;
  readonly names: readonly string[];
}

/** Lists of names outside of the records, outermost first. */
function namesIn(node: unknown, records: readonly unknown[], depth: number): readonly NameList[] {
  if (!isObject(node) || depth > deepest) return [];
  const entries = Object.entries(node).filter(([, value]) => value !== records);
  const here = entries.flatMap(([key, value]) => {
    const names = Array.isArray(value) ? namesOf(value) : undefined;
    return names === undefined ? [] : [{ key, names }];
  });
  return [...here, ...entries.flatMap(([, value]) => namesIn(value, records, depth + 1))];
}

function namesOf(list: readonly unknown[]): readonly string[] | undefined {
  if (list.every((item) => typeof item === 'string')) return list;
  if (!list.every(isObject)) return undefined;
  for (const key of nameKeys) {
    const names = list.map((item) => item[key]);
    if (names.every((name) => typeof name === 'string' && name !== '')) return names.map(String);
  }
  return undefined;
}
