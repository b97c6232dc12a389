// A JSON document of records → one sheet: the keys in row 1, then a row a record.
import type { Cell } from '../model/cell.js';
import type { GridRow, Sheet, Workbook } from '../model/grid.js';
import { readHead } from './kit/chunks.js';
import type { DecodeOptions, Decoder, Evidence } from './kit/decoder.js';
import { surveyText } from './kit/encoding.js';
import { flatten, scalarCell } from './kit/json/flatten.js';
import { isMadeCell } from './kit/json/made-cell.js';
import { openRecords, type Records } from './kit/json/records.js';
import { wrapperLength } from './kit/json/wrapper.js';
import { limits } from './kit/limits.js';
import { asRefusal, refuse } from './kit/refuse.js';
import { textStream } from './kit/text.js';

const batchRows = 2048;

export const json: Decoder = { name: 'json', detect, open };

/** "[Metode Baru] …" begins many a title of a CSV: what follows the bracket must be JSON too. */
function detect({ text, fileName }: Evidence): number {
  if (text === null) return 0;
  const bare = text.slice(wrapperLength(text));
  if (/^\s*(\{\s*["}]|\[\s*(["{[\]\d-]|true|false|null))/.test(bare)) return 0.8;
  return /\.(json|geojson|ndjson|jsonl)$/i.test(fileName) ? 0.4 : 0;
}

async function open(path: string, { fileName, records: at }: DecodeOptions): Promise<Workbook> {
  const { head, size } = await readHead(path, fileName);
  const form = await surveyText(path, head, fileName);
  const start = textStream(form.encoding).write(head.subarray(form.bom, form.end));
  const wrapper = wrapperLength(start);
  const { records, cut } = await openRecords({ path, fileName, form, size, start, wrapper, records: at });
  const keys = await readKeys(records, fileName, size);
  const sheet: Sheet = {
    name: null,
    number: 1,
    hidden: false,
    rows: () => readRows(records, keys, fileName),
    merges: async () => [],
    hiddenColumns: async () => [],
    comments: async () => [],
  };
  const partial = cut();
  return {
    format: 'json',
    encoding: form.encoding,
    ...(partial !== undefined && { partial }),
    sheets: [sheet],
    close: async () => {},
  };
}

/**
 * The keys of all records, in the order in which they first come; undefined for a matrix, which has none. What a record
 * says once stands in each row that is made of it: `size` bytes must not become cells without end.
 */
async function readKeys(
  records: Records,
  fileName: string,
  size: number,
): Promise<readonly string[] | undefined> {
  const keys = new Set<string>();
  const most = Math.max(limits.jsonCells, size * limits.jsonRatio);
  let cells = 0;
  try {
    for await (const record of records()) {
      if (keys.size === 0 && isMatrixRow(record)) return undefined;
      for (const row of flatten(record)) {
        const own = Object.keys(row);
        for (const key of own) keys.add(key);
        cells += own.length;
        if (keys.size > limits.jsonKeys)
          throw tooMany(fileName, `has more than ${limits.jsonKeys} different keys in its records`);
        if (cells > most) throw tooMany(fileName, `would fill more than ${most} cells from ${size} bytes`);
      }
    }
  } catch (error) {
    throw asRefusal(error, fileName, 'JSON records');
  }
  return [...keys];
}

function tooMany(fileName: string, found: string): Error {
  return refuse('SD_FORMAT_RECORDS', fileName, found);
}

function isMatrixRow(record: unknown): record is readonly unknown[] {
  return (
    Array.isArray(record) &&
    record.every((value) => typeof value !== 'object' || value === null || isMadeCell(value))
  );
}

async function* readRows(
  records: Records,
  keys: readonly string[] | undefined,
  fileName: string,
): AsyncGenerator<readonly GridRow[], void, void> {
  let batch: GridRow[] = [];
  let row = 0;
  const add = (cells: readonly Cell[]): void => {
    row += 1;
    batch.push({ row, cells });
  };
  if (keys && keys.length > 0) add(keys);
  try {
    for await (const record of records()) {
      for (const cells of recordCells(record, keys)) add(cells);
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw asRefusal(error, fileName, 'JSON records');
  }
  if (batch.length > 0) yield batch;
}

function* recordCells(
  record: unknown,
  keys: readonly string[] | undefined,
): Generator<readonly Cell[], void, void> {
  if (keys) for (const row of flatten(record)) yield keys.map((key) => row[key] ?? null);
  else yield Array.isArray(record) ? record.map(scalarCell) : [];
}
