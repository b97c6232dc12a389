// The text of an HTML page, piece by piece → the rows and merged ranges of its tables.
import { Parser } from 'htmlparser2';
import type { GridRow, Merge } from '../../../model/grid.js';
import { type TableGrid, tableGrid } from './grid.js';
import { type CellText, cellText } from './text.js';

type Attributes = Readonly<Record<string, string>>;

export interface PageListener {
  /** A table begins; tables are numbered from 0 as they begin. `outer` is the one it stands in. */
  table?(index: number, outer: number | undefined): void;
  row?(index: number, row: GridRow): void;
  merge?(index: number, merge: Merge): void;
  hiddenColumn?(index: number, col: number): void;
  /** The text of a <title>, <caption> or <h1> to <h6>; a caption names the table it stands in. */
  heading?(kind: 'title' | 'caption' | 'heading', text: string): void;
  /** Any start tag: framesets, meta, inputs. */
  tag?(name: string, attributes: Attributes): void;
}

export interface PageParser {
  write(piece: string): void;
  end(): void;
}

interface State {
  readonly listener: PageListener;
  readonly text: CellText;
  /** The tables that are open, the innermost last. */
  readonly open: { readonly index: number; readonly grid: TableGrid }[];
  tables: number;
  /** How many elements are open whose text nobody sees. */
  quiet: number;
  heading: { readonly name: string; text: string } | undefined;
}

const deepest = 32;
const headings = new Set(['title', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** "comment" is how LibreOffice writes what stands beside a cell. */
const silent = new Set(['script', 'style', 'noscript', 'template', 'select', 'comment']);

/** Throws a plain Error for a page that no one made by hand: nesting, columns or text beyond all measure. */
export function pageParser(listener: PageListener): PageParser {
  const state: State = { listener, text: cellText(), open: [], tables: 0, quiet: 0, heading: undefined };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => openTag(state, name, attributes),
      onclosetag: (name) => closeTag(state, name),
      ontext: (text) => addText(state, text),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  return { write: (piece) => parser.write(piece), end: () => parser.end() };
}

function openTag(state: State, name: string, attributes: Attributes): void {
  if (silent.has(name)) state.quiet += 1;
  if (headings.has(name)) state.heading = { name, text: '' };
  state.listener.tag?.(name, attributes);
  const grid = state.open.at(-1)?.grid;
  if (name === 'table') openTable(state);
  else if (!grid) return;
  else if (name === 'tr') grid.openRow(attributes);
  else if (name === 'col') grid.column(attributes);
  else if (name === 'td' || name === 'th') state.text.begin(name === 'th', attributes);
  else state.text.open(name);
}

function closeTag(state: State, name: string): void {
  if (silent.has(name)) state.quiet -= 1;
  if (state.heading?.name === name) closeHeading(state);
  const grid = state.open.at(-1)?.grid;
  if (name === 'table') closeTable(state);
  else if (name === 'tr') grid?.closeRow();
  else if (name === 'td' || name === 'th') {
    const cell = state.text.finish();
    if (cell) grid?.cell(cell);
  } else state.text.close(name);
}

function addText(state: State, piece: string): void {
  const { heading, quiet, text } = state;
  if (quiet > 0) return;
  if (heading) heading.text = (heading.text + piece).slice(0, 2000);
  text.add(piece);
}

function openTable(state: State): void {
  const { listener, open, text } = state;
  if (open.length >= deepest) throw new Error(`tables stand in tables ${deepest} deep`);
  const index = state.tables;
  state.tables += 1;
  listener.table?.(index, open.at(-1)?.index);
  text.suspend();
  const grid = tableGrid({
    row: (row) => listener.row?.(index, row),
    merge: (merge) => listener.merge?.(index, merge),
    hiddenColumn: (col) => listener.hiddenColumn?.(index, col),
  });
  open.push({ index, grid });
}

function closeTable({ open, text }: State): void {
  open.pop()?.grid.closeRow();
  text.resume();
}

function closeHeading(state: State): void {
  const { heading, listener } = state;
  if (!heading) return;
  const kind = heading.name === 'title' || heading.name === 'caption' ? heading.name : 'heading';
  listener.heading?.(kind, heading.text.replace(/\s+/g, ' ').trim());
  state.heading = undefined;
}
