// A JSON document and the list of records in it → what stands beside them and says that more was to come.
import { addSums, cutShort, type Said } from '../../../model/answer-extent.js';
import { isObject } from './is-object.js';

const deepest = 5;
const most = 2_000;

/** undefined: it says nothing of the kind. Lists are not looked into, but for links. */
export function cutIn(document: unknown, records: readonly unknown[]): string | undefined {
  if (document === records) return undefined;
  const sums = new Map<string, number>();
  for (const record of records) {
    addSums(sums, record);
    if (isObject(record))
      for (const inner of Object.values(record)) if (isObject(inner)) addSums(sums, inner);
  }
  const said: Said[] = [];
  collect(document, [], records, said);
  return cutShort(said, { records: records.length, pages: 1, sums: [...sums.values()] });
}

function collect(node: unknown, path: readonly string[], records: readonly unknown[], said: Said[]): void {
  if (!isObject(node) || path.length > deepest) return;
  for (const [key, value] of Object.entries(node)) {
    if (said.length > most) return;
    if (key === 'links' && Array.isArray(value) && value !== records)
      for (const link of value) collect(link, [...path, key], records, said);
    else if (isPaged(value)) collect(value[0], [...path, key], records, said);
    else if (isObject(value)) collect(value, [...path, key], records, said);
    else if (!Array.isArray(value)) said.push({ path: [...path, key], value });
  }
}

/** [{ page, pages, … }, [records …]] */
function isPaged(value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2 && isObject(value[0]) && Array.isArray(value[1]);
}

const member = /"([A-Za-z@_.]{2,40})"\s{0,20}:\s{0,20}(true|false|null|\d{1,15}|"[^"\\]{0,500}")/g;

/** The same of a document too large to hold: `before` and `after` are the text around its records. */
export function cutInText(before: string, after: string, records: number): string | undefined {
  const said = [...`${before}\n${after}`.matchAll(member)].map(
    ([, name = '', value = '']): Said => ({
      path: [name],
      value: value.startsWith('"') ? value.slice(1, -1) : JSON.parse(value),
    }),
  );
  return cutShort(said, { records, pages: 1, sums: [] });
}
