// A text of separated values → one sheet of text cells, read as a stream.
import type { GridRow, Sheet, Workbook } from '../model/grid.js';
import { readHead } from './kit/chunks.js';
import { type FoundDialect, findDialect } from './kit/csv/dialect.js';
import { mendRows } from './kit/csv/mend-rows.js';
import { feedsOnly } from './kit/csv/newline.js';
import { recordReader } from './kit/csv/records.js';
import type { DecodeOptions, Decoder, Evidence } from './kit/decoder.js';
import { surveyText, type TextForm } from './kit/encoding.js';
import { readText, textStream } from './kit/text.js';

const batchRows = 4096;
/** Small, so that the rows of one piece are done with before the garbage collector must carry them along. */
const pieceBytes = 32 * 1024;
/** Nothing parts the fields of such a record: NUL is in no text. */
const wholeLines = { delimiter: '\0', quote: null } as const;

export const csv: Decoder = { name: 'csv', detect, open };

/** Any text but XML can be a CSV: the last resort of every text that nothing else claims. */
function detect({ text, fileName }: Evidence): number {
  if (text === null || text.trimStart().startsWith('<?xml')) return 0;
  return /\.(csv|tsv|tab|txt)$/i.test(fileName) ? 0.3 : 0.2;
}

async function open(path: string, { fileName }: DecodeOptions): Promise<Workbook> {
  const { head } = await readHead(path, fileName);
  const form = await surveyText(path, head, fileName);
  const dialect = findDialect(textStream(form.encoding).write(head.subarray(form.bom, form.end)));
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
  const reader = recordReader(dialect.cut === null ? dialect : { ...dialect, ...wholeLines }, fileName);
  for await (const text of textOf(path, form, dialect)) yield* batches(reader.push(text, false), dialect);
  yield* batches(reader.push('', true), dialect);
}

/** A carriage return at the end of a piece waits for what follows it. */
async function* textOf(path: string, form: TextForm, { loneReturns }: FoundDialect): AsyncGenerator<string> {
  let held = '';
  for await (const piece of readText(path, form, pieceBytes)) {
    if (!loneReturns) {
      yield piece;
      continue;
    }
    const text = held + piece;
    held = /(?<![\r\n])[\r\n]+$/.exec(text)?.[0] ?? '';
    yield feedsOnly(text.slice(0, text.length - held.length));
  }
  yield feedsOnly(held);
}

function* batches(
  rows: readonly GridRow[],
  dialect: FoundDialect,
): Generator<readonly GridRow[], void, void> {
  for (let at = 0; at < rows.length; at += batchRows)
    yield mendRows(rows.length <= batchRows ? rows : rows.slice(at, at + batchRows), dialect);
}
