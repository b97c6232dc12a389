// Finds the header rows of a sheet by the headings that a contract asks for.

import { monthPattern } from '../../lexicon/month.js';
import { AreaLevel } from '../../model/area.js';
import type { LayoutGuide } from '../../model/table.js';
import { rowsBelow } from './guide-below.js';
import { textAt, type View, type ViewRow } from './view.js';
import { collapse } from './words.js';

/** Says of a row whether the contract's headings stand in it; undefined when the guide does not settle the header. */
export function headerByGuide(view: View, guide: LayoutGuide): ((row: ViewRow) => boolean) | undefined {
  const fixed = guide.headerRows;
  if (fixed !== undefined && fixed.length > 0) {
    return view.rows.some((row) => fixed.includes(row.row)) ? (row) => fixed.includes(row.row) : undefined;
  }
  const band = headerBand(view, guide);
  return band.size === 0 ? undefined : (row) => band.has(row.row);
}

/** Share of the wanted columns of which some heading stands in the view. */
export function guideShare(view: View, guide: LayoutGuide): number {
  const texts = view.rows.slice(0, 200).map(rowTexts);
  const found = guide.headings.filter((ways) =>
    ways.some((way) => texts.some((row) => row.some(matcher(leafOf(way))))),
  );
  return guide.headings.length === 0 ? 0 : found.length / guide.headings.length;
}

/**
 * True when the contract's headings name the fields of records side by side, false when they stand in a row, null when
 * neither is plain. A heading with a placeholder may match anything, and says nothing here.
 */
export function fieldsAsked(
  { headings }: LayoutGuide,
  labels: readonly string[],
  rows: readonly ViewRow[],
): boolean | null {
  const wanted = headings
    .map((ways) => ways.map((way) => plainHeading(leafOf(way))).filter((way) => !way.includes('{')))
    .filter((ways) => ways.length > 0);
  const hits = (texts: readonly string[]) =>
    wanted.filter((ways) => ways.some((way) => texts.includes(way))).length;
  const down = hits(labels.map(plainHeading));
  const across = Math.max(0, ...rows.map((row) => hits(rowTexts(row))));
  if (across > 1 && across >= down) return false;
  return down > across && down >= Math.max(2, 0.6 * wanted.length) ? true : null;
}

/** The row that holds most wanted headings, and the rows next to it that hold some. */
function headerBand(view: View, guide: LayoutGuide): Set<number> {
  const parts = guide.headings.flatMap((ways) => ways.flatMap((way) => way.split('|').map(matcher)));
  const counts = view.rows.slice(0, 200).map((row) => ({ row, hits: hitsIn(row, parts) }));
  const most = Math.max(0, ...counts.map(({ hits }) => hits));
  const at = counts.findIndex(({ hits }) => hits === most);
  if (most === 0 || most < Math.min(2, guide.headings.length)) return new Set();
  let top = at;
  while (goesUp(counts[top - 1]) && isNext(counts[top - 1]?.row, counts[top]?.row)) top--;
  let bottom = at;
  while (goesOn(counts[bottom + 1]) && isNext(counts[bottom]?.row, counts[bottom + 1]?.row)) bottom++;
  const found = counts.slice(top, bottom + 1).map(({ row }) => row);
  const rows = counts.map(({ row }) => row);
  const whole = [...rowsAbove(rows, top, missing(guide, found)), ...found, ...rowsBelow(view, found)];
  return new Set(whole.map(({ row }) => row));
}

const highest = 4;

/** Headings that no row of the band holds. */
function missing({ headings }: LayoutGuide, band: readonly ViewRow[]): (row: ViewRow) => boolean {
  const wanted = headings.map((ways) => ways.map((way) => matcher(leafOf(way))));
  const heads = (row: ViewRow, ways: readonly ((text: string) => boolean)[]) =>
    rowTexts(row).some((text) => ways.some((matches) => matches(text)));
  const left = wanted.filter((ways) => !band.some((row) => heads(row, ways)));
  return (row) => left.some((ways) => heads(row, ways));
}

/** A heading that is still missing may stand higher than the title over the others: down from there all is heading. */
function rowsAbove(
  rows: readonly ViewRow[],
  top: number,
  isMissing: (row: ViewRow) => boolean,
): readonly ViewRow[] {
  let from = top;
  for (let i = top - 1; i >= Math.max(0, top - highest) && isNext(rows[i], rows[i + 1]); i--) {
    const row = rows[i];
    if (row !== undefined && isMissing(row)) from = i;
  }
  return rows.slice(from, top);
}

interface Count {
  readonly row: ViewRow;
  readonly hits: number;
}

function goesUp(count: Count | undefined): boolean {
  return (count?.hits ?? 0) > 0;
}

/** Under a header row: a row of nothing but wanted headings, so that years among the data are not taken for them. */
function goesOn(count: Count | undefined): boolean {
  return count !== undefined && count.hits > 1 && count.hits === count.row.filled.length;
}

function hitsIn(row: ViewRow, parts: readonly ((text: string) => boolean)[]): number {
  return rowTexts(row).filter((text) => parts.some((matches) => matches(text))).length;
}

function isNext(upper: ViewRow | undefined, lower: ViewRow | undefined): boolean {
  return upper !== undefined && lower !== undefined && lower.row - upper.row === 1;
}

function rowTexts(row: ViewRow): string[] {
  return row.filled.map((col) => plainHeading(textAt(row, col)));
}

/** The innermost heading that says something: "(%)" under "2019 over 2018" says what it is measured in. */
function leafOf(path: string): string {
  return path.split('|').findLast((part) => plainHeading(part) !== '') ?? path;
}

/** A heading without case, blanks, punctuation, bracketed units and glued footnote marks. */
export function plainHeading(text: string): string {
  return collapse(text.replace(/[([][^)\]]*[)\]]/g, ' '))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}{}%]+/gu, '');
}

const ordinal = '(?:\\d|iii|ii|iv|i|satu|dua|tiga|empat|pertama|kedua|ketiga|keempat)';
/** A name of an area: letters alone, and not so many as a title has. */
const areaWords = '\\p{L}{2,24}';
/** What each may stand for once blanks and punctuation are gone; wider ones would take rows of names and figures for headings. */
const placeholders: Readonly<Record<string, string>> = {
  year: '(?:19|20)\\d{2}',
  month: `(?:bulan)?(?:${monthPattern})|0?[1-9]|1[0-2]`,
  quarter: `(?:triwulan|kuartal|quarter|twl?|tri|q)?(?:ke)?${ordinal}`,
  semester: `(?:semester|smt|sem|s)?(?:ke)?${ordinal}`,
  period: `.{0,16}(?:19|20)\\d{2}.{0,12}|(?:${monthPattern})\\d{2}|(?:triwulan|kuartal|semester|twl?|q|s)${ordinal}.{0,6}`,
  ...Object.fromEntries(AreaLevel.options.map((level) => [level, areaWords])),
};

/** Compares a heading in a sheet with one of the contract, in which {year}, {month}, {axis} stand for any such text. */
function matcher(wanted: string): (text: string) => boolean {
  const plain = plainHeading(wanted);
  if (plain === '') return () => false;
  if (!plain.includes('{')) return (text) => text === plain;
  const source = plain
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith('{') ? `(?:${placeholders[part.slice(1, -1)] ?? '.+'})` : part))
    .join('');
  const pattern = new RegExp(`^${source}$`, 'u');
  return (text) => pattern.test(text);
}
