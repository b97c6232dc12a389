// An Excel workbook of the XML kind (.xlsx, .xlsm, .xltx) → sheets of cells, each read as a stream.
import type { Merge, Sheet, Workbook } from '../model/grid.js';
import type { DecodeOptions, Decoder, Evidence } from './kit/decoder.js';
import type { CellContext } from './kit/xlsx/cell.js';
import { readComments } from './kit/xlsx/comments.js';
import { readHiddenColumns } from './kit/xlsx/hidden-columns.js';
import { readMerges } from './kit/xlsx/merges.js';
import { type SheetPart, workbookParts } from './kit/xlsx/parts.js';
import { readRows } from './kit/xlsx/rows.js';
import { readStrings } from './kit/xlsx/strings.js';
import { readStyles } from './kit/xlsx/styles.js';
import { type Archive, openArchive } from './kit/zip.js';

export const xlsx: Decoder = { name: 'xlsx', detect, open };

function detect({ container, parts }: Evidence): number {
  if (container !== 'zip' || !parts.includes('[Content_Types].xml')) return 0;
  return parts.some((part) => /(^|\/)workbook[^/]*\.xml$/i.test(part)) ? 1 : 0;
}

async function open(path: string, { fileName }: DecodeOptions): Promise<Workbook> {
  const archive = await openArchive(path, fileName);
  try {
    const parts = await workbookParts(archive);
    let context: Promise<CellContext> | undefined;
    const shared = (): Promise<CellContext> => {
      context ??= readContext(archive, parts);
      return context;
    };
    const sheets = parts.sheets.map((part, index) => sheetOf(archive, part, index + 1, shared));
    return { format: 'xlsx', sheets, close: async () => archive.close() };
  } catch (error) {
    archive.close();
    throw error;
  }
}

type Parts = Awaited<ReturnType<typeof workbookParts>>;

/** Strings and styles are read once, when the first cell is asked for. */
async function readContext(archive: Archive, parts: Parts): Promise<CellContext> {
  const styles = await readStyles(archive, parts.styles);
  return { styles, strings: await readStrings(archive, parts.strings), from1904: parts.from1904 };
}

function sheetOf(
  archive: Archive,
  part: SheetPart,
  number: number,
  shared: () => Promise<CellContext>,
): Sheet {
  let seen: readonly Merge[] | undefined;
  const ended = (merges: readonly Merge[]): void => {
    seen = merges;
  };
  return {
    name: part.name,
    number,
    hidden: part.hidden,
    async *rows() {
      yield* readRows(archive, part.entry, await shared(), ended);
    },
    merges: async () => {
      seen ??= await readMerges(archive, part.entry);
      return seen;
    },
    comments: () => readComments(archive, part.entry),
    hiddenColumns: () => readHiddenColumns(archive, part.entry),
  };
}
