// An OpenDocument spreadsheet (.ods, .fods) → sheets of cells, each read as a stream.
import type { Comment, GridRow, Merge, Sheet, Workbook } from '../model/grid.js';
import { readChunks, readHead } from './kit/chunks.js';
import { commentOf, noteText } from './kit/comment.js';
import type { DecodeOptions, Decoder, Evidence } from './kit/decoder.js';
import { limits } from './kit/limits.js';
import { odsWalker } from './kit/ods/walk.js';
import { refuse } from './kit/refuse.js';
import type { XmlHandler } from './kit/xml.js';
import { streamPart, streamXml } from './kit/xml-part.js';
import { type Archive, openArchive, readEntry } from './kit/zip.js';

const batchRows = 2048;

export const ods: Decoder = { name: 'ods', detect, open };

/** A flat document (.fods) holds in one XML file what the parts of an archive hold otherwise. */
function detect({ container, parts, text }: Evidence): number {
  if (text !== null) return /<office:document\b[^>]*\.spreadsheet"/.test(text) ? 0.95 : 0;
  return container === 'zip' && parts.includes('content.xml') && parts.includes('META-INF/manifest.xml')
    ? 0.9
    : 0;
}

async function open(path: string, { fileName }: DecodeOptions): Promise<Workbook> {
  const { head } = await readHead(path, fileName);
  if (head[0] !== packed) return workbookOf(flatContent(path, fileName), async () => {});
  const archive = await openArchive(path, fileName);
  try {
    await refuseEncrypted(archive);
    const entry = archive.entries.get('content.xml');
    if (!entry) throw refuse('SD_FORMAT_DAMAGED', fileName, 'lacks its part content.xml');
    const walk = (handler: XmlHandler) => streamPart(archive, entry, handler);
    return await workbookOf({ fileName, walk }, async () => archive.close());
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** The "P" that every zip begins with. */
const packed = 0x50;

/** The XML that holds the sheets, gone through from its start as often as it is asked for. */
interface Content {
  readonly fileName: string;
  walk(handler: XmlHandler): AsyncIterable<void>;
}

function flatContent(path: string, fileName: string): Content {
  const what = { fileName, part: 'a spreadsheet in one XML file' };
  return { fileName, walk: (handler) => streamXml(readChunks(path), what, handler) };
}

async function workbookOf(content: Content, close: Workbook['close']): Promise<Workbook> {
  const outlines = await outline(content);
  if (outlines.length === 0) throw refuse('SD_FORMAT_NO_SHEET', content.fileName, 'holds no sheet');
  const sheets = outlines.map((sheet, index) => sheetOf(content, sheet, index + 1));
  return { format: 'ods', sheets, close };
}

async function refuseEncrypted(archive: Archive): Promise<void> {
  const manifest = archive.entries.get('META-INF/manifest.xml');
  const text = manifest ? (await readEntry(archive, manifest, limits.part)).toString('utf8') : '';
  if (text.includes('encryption-data'))
    throw refuse('SD_FORMAT_ENCRYPTED', archive.fileName, 'is a spreadsheet protected by a password');
}

interface Outline {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: Merge[];
  readonly hiddenColumns: number[];
  readonly comments: Comment[];
}

/** Everything but the rows, in a first pass: merged ranges must be known before the rows are read. */
async function outline(content: Content): Promise<readonly Outline[]> {
  const found: Outline[] = [];
  let merges = 0;
  const walker = odsWalker({
    sheet: (name, hidden) => found.push({ name, hidden, merges: [], hiddenColumns: [], comments: [] }),
    hiddenColumn: (col) => found.at(-1)?.hiddenColumns.push(col),
    comment: (row, col, text) => {
      const comments = found.at(-1)?.comments;
      if (comments && comments.length < limits.comments)
        comments.push(...commentOf({ row, col }, noteText(text)));
    },
    merge: (merge) => {
      merges += 1;
      found.at(-1)?.merges.push(merge);
    },
  });
  for await (const _ of content.walk(walker))
    if (merges > limits.merges || found.length > limits.sheets)
      throw refuse(
        'SD_FORMAT_TOO_LARGE',
        content.fileName,
        `has ${merges} merged ranges in ${found.length} sheets`,
      );
  return found;
}

function sheetOf(content: Content, sheet: Outline, number: number): Sheet {
  return {
    name: sheet.name,
    number,
    hidden: sheet.hidden,
    rows: () => readRows(content, number),
    merges: async () => sheet.merges,
    hiddenColumns: async () => sheet.hiddenColumns,
    comments: async () => sheet.comments,
  };
}

async function* readRows(content: Content, number: number): AsyncGenerator<readonly GridRow[], void, void> {
  let current = 0;
  let waiting: { readonly row: GridRow; readonly times: number }[] = [];
  const walker = odsWalker({
    sheet: () => {
      current += 1;
    },
    row: (row, times) => {
      if (current === number) waiting.push({ row, times });
    },
  });
  for await (const _ of content.walk(walker)) {
    if (waiting.length >= batchRows) {
      yield* unroll(waiting);
      waiting = [];
    }
    if (current > number) break;
  }
  yield* unroll(waiting);
}

/** Repeated rows share their cells. */
function* unroll(
  waiting: readonly { readonly row: GridRow; readonly times: number }[],
): Generator<readonly GridRow[], void, void> {
  let batch: GridRow[] = [];
  for (const { row, times } of waiting)
    for (let step = 0; step < times; step += 1) {
      batch.push(step === 0 ? row : { ...row, row: row.row + step });
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}
