// An Excel workbook of the binary kinds (.xls, .xlsb) or the XML of 2003 → sheets of cells, read whole in a process of its own.
import type { GridRow, Sheet, Workbook } from '../model/grid.js';
import { readHead } from './kit/chunks.js';
import type { DecodeOptions, Decoder, Evidence } from './kit/decoder.js';
import { headText } from './kit/head-text.js';
import { limits } from './kit/limits.js';
import { refuse } from './kit/refuse.js';
import { readAside } from './kit/sheetjs/host.js';
import type { WholeSheet } from './kit/sheetjs/read.js';
import { inflate, megabytes, openArchive } from './kit/zip.js';

const batchRows = 4096;
const xml2003 = /<(\w+:)?Workbook[^>]*urn:schemas-microsoft-com:office:spreadsheet/;

export const xls: Decoder = { name: 'xls', detect, open };

function detect({ container, parts, text, head }: Evidence): number {
  if (container === 'compound') return parts.some((part) => /^(workbook|book)$/i.test(part)) ? 1 : 0;
  if (container === 'zip') return parts.some((part) => /(^|\/)workbook[^/]*\.bin$/i.test(part)) ? 1 : 0;
  if (text !== null) return text.trimStart().startsWith('<?xml') && xml2003.test(text) ? 0.95 : 0;
  return head[0] === 9 && [0, 2, 4, 8].includes(head[1] ?? -1) ? 0.6 : 0;
}

async function open(path: string, { fileName }: DecodeOptions): Promise<Workbook> {
  const { head, size } = await readHead(path, fileName);
  if (size > limits.whole)
    throw refuse(
      'SD_FORMAT_TOO_LARGE',
      fileName,
      `is an old workbook of ${megabytes(size)}; those are read whole`,
    );
  const zipped = head[0] === 0x50;
  if (zipped) await checkInflated(path, fileName);
  else refuseEntities(head, fileName);
  const whole = await readAside(path, size, fileName);
  if (whole.length === 0) throw refuse('SD_FORMAT_NO_SHEET', fileName, 'holds no worksheet');
  return { format: zipped ? 'xlsb' : 'xls', sheets: whole.map(sheetOf), close: async () => {} };
}

/** What is declared may be a lie, and SheetJS inflates everything: it is inflated here first, and dropped. */
async function checkInflated(path: string, fileName: string): Promise<void> {
  const archive = await openArchive(path, fileName);
  try {
    let total = 0;
    for (const entry of archive.entries.values())
      for await (const piece of inflate(archive, entry)) {
        total += piece.length;
        if (total > limits.wholeInflated)
          throw refuse(
            'SD_FORMAT_TOO_LARGE',
            fileName,
            `unpacks to more than ${megabytes(limits.wholeInflated)}`,
          );
      }
  } finally {
    archive.close();
  }
}

function refuseEntities(head: Buffer, fileName: string): void {
  const declared = /<!(DOCTYPE|ENTITY)/i.exec(headText(head) ?? '');
  if (declared) throw refuse('SD_FORMAT_XML', fileName, `is not read: it declares ${declared[0]}`);
}

function sheetOf(whole: WholeSheet, index: number): Sheet {
  return {
    name: whole.name,
    number: index + 1,
    hidden: whole.hidden,
    rows: () => batches(whole.rows),
    merges: async () => whole.merges,
    hiddenColumns: async () => whole.hiddenColumns,
    comments: async () => whole.comments,
  };
}

async function* batches(rows: readonly GridRow[]): AsyncGenerator<readonly GridRow[], void, void> {
  for (let at = 0; at < rows.length; at += batchRows) yield rows.slice(at, at + batchRows);
}
