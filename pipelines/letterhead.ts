// A sheet of a workbook → the lines of the letterhead that stands before it in a table or on a sheet of its own.
import type { Sheet, Workbook } from '../model/grid.js';
import { letterheadLines } from '../transforms/layout/letterhead.js';
import { readHead } from './sheet-head.js';

const cover = /^(?:cover|sampul|halaman (?:judul|depan)|judul|identitas|kop)\b/i;
/** The lines of a sheet, undefined for a table: read once. */
const known = new WeakMap<Sheet, Promise<readonly string[] | undefined>>();

/** On a page the nearest table without figures before this one; in a workbook a sheet that is called a cover. */
export async function letterheadOf(sheet: Sheet, { format, sheets }: Workbook): Promise<readonly string[]> {
  const before = sheets.filter(
    ({ number, name, hidden }) =>
      number < sheet.number && !hidden && (format === 'html' || cover.test(name?.trim() ?? '')),
  );
  if (before.length === 0 || (await linesOf(sheet)) !== undefined) return [];
  let lines: readonly string[] = [];
  for (const each of before.toReversed()) {
    const own = await linesOf(each);
    if (own === undefined && lines.length > 0) break;
    lines = [...(own ?? []), ...lines];
  }
  return lines;
}

function linesOf(sheet: Sheet): Promise<readonly string[] | undefined> {
  const read = known.get(sheet) ?? readHead(sheet).then(({ rows }) => letterheadLines(rows));
  known.set(sheet, read);
  return read;
}
