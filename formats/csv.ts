// A text of separated values → one sheet of text cells, read as a stream.
import type { GridRow, Sheet, Workbook } from '../model/grid.js';
import { readHead } from './kit/chunks.js';
import { type FoundDialect, findDialect } from './kit/csv/dialect.js';
import { recordReader } from './kit/csv/records.js';
import type { DecodeOptions, Decoder, Evidence } from './kit/decoder.js';
import { surveyText, type TextForm } from './kit/encoding.js';
import { readText, textStream } from './kit/text.js';

const batchRows = 4096;
/** Small, so that the rows of one piece are done with before the garbage collector must carry them along. */
const pieceBytes = 32 * 1024;

export const csv: Decoder = { name: 'csv', detect, open };

/** Any text but XML can be a CSV: the last resort of every text that nothing else claims. */
function detect({ text, fileName }: Evidence): number {
  if (text === null || text.trimStart().startsWith('<?xml')) return 0;
  return /\.(csv|tsv|tab|txt)$/i.test(fileName) ? 0.3 : 0.2;
}

async function open(path: string, { fileName }: DecodeOptions): Promise<Workbook> {
  const { head } = await readHead(path, fileName);
  const form = await surveyText(path, head, fileName);
  const dialect = findDialect(textStream(form.encoding).write(head.subarray(form.bom)));
  const sheet: Sheet = {
    name: null,
    number: 1,
    hidden: false,
    rows: () => readRows(path, fileName, form, dialect),
    merges: async () => [],
    hiddenColumns: async () => [],
    comments: async () => [],
  };
  const { delimiter } = dialect;
  return { format: 'csv', encoding: form.encoding, delimiter, sheets: [sheet], close: async () => {} };
}

async function* readRows(
  path: string,
  fileName: string,
  form: TextForm,
  dialect: FoundDialect,
): AsyncGenerator<readonly GridRow[], void, void> {
  const reader = recordReader(dialect, fileName);
  for await (const text of readText(path, form, pieceBytes))
    yield* batches(reader.push(text, false), dialect);
  yield* batches(reader.push('', true), dialect);
}

function* batches(rows: GridRow[], dialect: FoundDialect): Generator<readonly GridRow[], void, void> {
  const [first] = rows;
  if (dialect.declared && first?.row === 1) rows[0] = { row: 1, cells: [] };
  for (let at = 0; at < rows.length; at += batchRows)
    yield rows.length <= batchRows ? rows : rows.slice(at, at + batchRows);
}
