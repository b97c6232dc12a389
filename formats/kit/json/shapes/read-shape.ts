// A JSON document of a published shape that is no list of records → its records, cell by cell.
import { isObject } from '../is-object.js';
import { dataContentRecords } from './data-content.js';
import { gvizRows } from './gviz.js';
import { jsonStatRecords } from './json-stat.js';
import { sdmxRecords } from './sdmx.js';

const shapes = [jsonStatRecords, sdmxRecords, dataContentRecords, gvizRows] as const;

/** undefined for a document of another shape. */
export function shapedRecords(document: unknown): Iterable<unknown> | undefined {
  if (!isObject(document)) return undefined;
  for (const shape of shapes) {
    const records = shape(document);
    if (records) return records;
  }
  return undefined;
}
