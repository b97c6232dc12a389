// Turns the head of a sheet into the layout of every table that a person sees on it.
import type { Comment, GridRow, Merge } from '../../model/grid.js';
import type { Layout, LayoutGuide, SortPlan, TableColumn } from '../../model/table.js';
import { asideRows } from './aside.js';
import type { Body } from './body.js';
import { describeColumn } from './columns.js';
import { fillDownColumns } from './fill-down.js';
import { noteMarks } from './footnotes.js';
import { guideShare } from './guide.js';
import { withLetterSigns } from './letter-signs.js';
import { figuresIn, isBelow } from './other-regions.js';
import { pastedDelimiter, unpaste } from './pasted.js';
import { type Reading, readRegion } from './reading.js';
import { regionsOf } from './regions.js';
import { rowKey } from './row-role.js';
import { loneText } from './row-shape.js';
import { speakingLabels } from './row-word.js';
import { type Frame, sidewaysFrame } from './sideways.js';
import { readSurroundings, type Surroundings } from './surroundings.js';
import { turn } from './turn.js';
import { surroundOf, turnedRegion } from './turned-region.js';
import { isBareUnit } from './unit-row.js';
import { kindAt, mergeAt, textAt, type View, type ViewRow, viewOf, withRows } from './view.js';
import { squash } from './words.js';

export interface SheetContext {
  readonly sheet: string | null;
  readonly fileName: string;
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
  readonly comments?: readonly Comment[];
  /** False when `head` is only the beginning of the sheet. */
  readonly complete: boolean;
  /** Of a text file, when known: it speaks for a locale. */
  readonly delimiter?: string;
  /** Lines of a table without figures that stands before this sheet. */
  readonly letterhead?: readonly string[];
}

/** Every table of a sheet, those that hold the guide's headings alone when there are any. Pure. */
export function understand(
  head: readonly GridRow[],
  context: SheetContext,
  guide?: LayoutGuide,
): readonly Layout[] {
  const pasted = pastedDelimiter(head);
  const rows = pasted === null ? head : head.map((row) => unpaste(row, pasted));
  const all = viewOf(rows, context.merges, context.hiddenColumns, guide?.useHidden ?? false);
  const view = withRows(all, withLetterSigns(all.rows));
  const parts = regionsOf(view).filter((region) => isTable(region, context));
  const regions = chosen(parts, guide);
  const others = parts.flatMap((region) =>
    regions.includes(region) ? [] : figuresIn(region, context.delimiter ?? null),
  );
  return regions.map((region) => {
    const frame = context.complete && pasted === null ? sidewaysFrame(region, guide) : null;
    if (frame !== null) return turnedLayout(region, frame, rows, context, guide);
    const reading = readRegion(region, context.delimiter ?? pasted, guide);
    const closed = parts.some((other) => isBelow(other, region));
    const given = { pasted, useHidden: guide?.useHidden ?? false, closed };
    const layout = layoutOf(reading, rows, context, given);
    return others.length === 0 ? layout : { ...layout, others };
  });
}

/** Read as if somebody had turned the table first; what stands above and below it is not turned. */
function turnedLayout(
  region: View,
  frame: Frame,
  rows: readonly GridRow[],
  context: SheetContext,
  guide: LayoutGuide | undefined,
): Layout {
  const useHidden = guide?.useHidden ?? false;
  const turned = turn({ ...context, rows }, frame.bottom);
  const reading = readRegion(turnedRegion(turned, frame, useHidden), null, guide, true);
  const { beside, titles, notes } = surroundOf(region, frame);
  const layout = layoutOf(
    reading,
    turned.rows,
    { ...context, comments: turned.comments },
    { pasted: null, useHidden, closed: false },
    { titles, notes },
  );
  const titleRows = beside.flatMap(({ row, reason }) => (reason === 'title' ? [row] : []));
  return { ...layout, titleRows, transposed: true, beside };
}

function chosen(regions: readonly View[], guide: LayoutGuide | undefined): readonly View[] {
  if (guide === undefined) return regions;
  const shares = regions.map((region) => guideShare(region, guide));
  const best = Math.max(0, ...shares);
  return best === 0 ? regions : regions.filter((_, i) => (shares[i] ?? 0) >= best / 2);
}

/** Prose is no table: one column of text on a sheet, with nothing to tell a heading from the rest. */
function isTable(region: View, context: SheetContext): boolean {
  if (region.rows.length === 0) return false;
  if (context.sheet === null || region.left < region.right) return true;
  const texts = region.rows.filter((row) => kindAt(row, region.left) === 'text');
  if (texts.length === region.rows.length && isScattered(texts)) return false;
  const long = texts.filter((row) => textAt(row, region.left).length > 40);
  return texts.length < region.rows.length || (long.length === 0 && region.rows.length > 1);
}

/** Lines with blank rows between most of them, as on a cover. */
function isScattered(rows: View['rows']): boolean {
  const apart = rows.filter((row, i) => i > 0 && row.row - (rows[i - 1]?.row ?? 0) > 1).length;
  return apart > 0.5 * (rows.length - 1);
}

function layoutOf(
  reading: Reading,
  head: readonly GridRow[],
  context: SheetContext,
  given: Pick<SortPlan, 'pasted' | 'useHidden' | 'closed'>,
  outside: Outside = { titles: [], notes: [] },
): Layout {
  const { region, heading, body, data } = reading;
  const around = surroundingsOf(reading, context, outside);
  const sectionCol = body.sections.length > 0 ? region.right + 1 : null;
  const columns = columnsOf(reading, around.unit, headComments(reading, context));
  return {
    sheet: context.sheet,
    titleRows: heading.titles.map((row) => row.row).filter((row) => !body.aside.has(row)),
    headerRows: headerRowNumbers(reading),
    firstDataRow: data[0]?.row ?? nextRow(reading),
    lastDataRow: context.complete ? (data.at(-1)?.row ?? null) : null,
    columns: sectionCol === null ? columns : [...columns, sectionColumn(sectionCol, body)],
    ...around,
    aside: asideRows(head, reading),
    sections: body.sections,
    ...(context.delimiter === undefined && given.pasted === null ? {} : { delimited: true }),
    plan: { ...planOf(reading, sectionCol), ...given, looked: head.at(-1)?.row ?? 0 },
  };
}

/** Texts that stand outside of the region. */
interface Outside {
  readonly titles: readonly string[];
  readonly notes: readonly string[];
}

function surroundingsOf(
  { region, heading, body }: Reading,
  context: SheetContext,
  outside: Outside,
): Surroundings {
  const notes = region.rows.filter((row) => ['note', 'source'].includes(body.aside.get(row.row) ?? ''));
  const texts = (rows: View['rows']) => rows.flatMap((row) => row.filled.map((col) => textAt(row, col)));
  return readSurroundings({
    titles: [...outside.titles, ...texts(heading.titles.map(withoutUnits))],
    sheet: context.sheet,
    fileName: context.fileName,
    notes: [...texts(notes), ...outside.notes],
    ...(context.letterhead === undefined ? {} : { letterhead: context.letterhead }),
  });
}

/** In a row that says many things, a word that could be a unit ("Dokumen") names what stands beside it. */
function withoutUnits(row: ViewRow): ViewRow {
  if (row.filled.length < 4) return row;
  return { ...row, filled: row.filled.filter((col) => !isBareUnit(textAt(row, col))) };
}

function nextRow({ region, heading }: Reading): number {
  const last = [...heading.rows, ...heading.titles].reduce((most, row) => Math.max(most, row.row), 0);
  return region.rows[heading.body]?.row ?? last + 1;
}

/** Columns with a heading of their own or with anything in the rows of the body. */
function columnsOf(
  reading: Reading,
  tableUnit: string | null,
  remarks: ReadonlyMap<number, string>,
): TableColumn[] {
  const { region, turned, paths, body, data, locales, heading, profile } = reading;
  const band = heading.stubNames === null ? heading.rows : [...heading.rows, heading.stubNames];
  const used = new Set([...band, ...body.rows].flatMap((row) => row.filled));
  const rows = data.length > 0 ? data : body.rows;
  const context = {
    paths,
    locales,
    units: heading.units,
    tableUnit,
    remarks,
    figures: profile.values,
    turned,
  };
  return [...used]
    .filter((col) => col >= region.left && col <= region.right)
    .sort((a, b) => a - b)
    .map((col) => describeColumn(col, rows, context));
}

/** What was written beside the headings, by column. */
function headComments({ heading }: Reading, { comments = [] }: SheetContext): ReadonlyMap<number, string> {
  const rows = new Set(heading.rows.map(({ row }) => row));
  return new Map(comments.flatMap(({ row, col, text }) => (rows.has(row) ? [[col, text] as const] : [])));
}

/** With the blank rows that a heading of one column of figures runs through. */
function headerRowNumbers({ region, heading, profile }: Reading): number[] {
  const rows = heading.rows.map((row) => row.row);
  const [top, bottom] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  for (let row = top + 1; row < bottom; row++) {
    if (rows.includes(row)) continue;
    const leaf = profile.values.some((col) => {
      const merge = mergeAt(region, row, col);
      return merge !== undefined && merge.left === merge.right;
    });
    if (leaf) rows.push(row);
  }
  return rows.sort((a, b) => a - b);
}

function sectionColumn(col: number, body: Body): TableColumn {
  const evidence = body.sections
    .slice(0, 3)
    .map((section) => `"${section.text}" stands alone in row ${section.row}`);
  return { col, path: [], name: '', unit: null, type: 'text', locale: 'none', evidence, section: true };
}

function planOf(
  { region, heading, profile, body, data }: Reading,
  sectionCol: number | null,
): Omit<SortPlan, 'pasted' | 'useHidden' | 'looked' | 'closed'> {
  return {
    left: region.left,
    right: region.right,
    stub: profile.stub,
    values: profile.values,
    headers: new Set(heading.rows.map(rowKey)),
    fillDown: fillDownColumns(region, data, profile),
    labels: body.labels,
    texts: profile.texts,
    main: profile.main,
    usualTexts: profile.usualTexts,
    speaking: speakingLabels(body.rows, profile.stub),
    lineNumbers: body.lineNumbers,
    titles: new Set(heading.titles.flatMap((row) => loneText(row) ?? []).map(squash)),
    sectionCol,
    marks: noteMarks(region.rows.filter((row) => body.aside.get(row.row) === 'note')),
  };
}
