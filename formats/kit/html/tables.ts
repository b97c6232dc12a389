// The text of an HTML page, piece by piece → the rows and merged ranges of its tables.
import { Parser } from 'htmlparser2';
import type { GridRow, Merge } from '../../../model/grid.js';
import { type TableGrid, tableGrid } from './grid.js';
import { cellText } from './text.js';

export interface PageListener {
  /** A table begins; tables are numbered from 0 as they begin. `outer` is the one it stands in. */
  table?(index: number, outer: number | undefined): void;
  row?(index: number, row: GridRow): void;
  merge?(index: number, merge: Merge): void;
  hiddenColumn?(index: number, col: number): void;
  /** The text of a <title>, <caption> or <h1> to <h6>; a caption names the table it stands in. */
  heading?(kind: 'title' | 'caption' | 'heading', text: string): void;
  /** Any other start tag: framesets, meta, inputs. */
  tag?(name: string, attributes: Readonly<Record<string, string>>): void;
}

type Attributes = Readonly<Record<string, string>>;

const deepest = 32;
const headings = new Set(['title', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const silent = new Set(['script', 'style', 'noscript', 'template', 'select']);

/** Throws a plain Error for a page that no one made by hand: nesting, columns or text beyond all measure. */
export function pageParser(listener: PageListener): { write(piece: string): void; end(): void } {
  const open: { readonly index: number; readonly grid: TableGrid }[] = [];
  let tables = 0;
  let quiet = 0;
  let heading: { readonly name: string; text: string } | undefined;
  const text = cellText();

  function openTable(): void {
    if (open.length >= deepest) throw new Error(`tables stand in tables ${deepest} deep`);
    const index = tables;
    tables += 1;
    listener.table?.(index, open.at(-1)?.index);
    text.suspend();
    const grid = tableGrid({
      row: (row) => listener.row?.(index, row),
      merge: (merge) => listener.merge?.(index, merge),
      hiddenColumn: (col) => listener.hiddenColumn?.(index, col),
    });
    open.push({ index, grid });
  }

  function closeTable(): void {
    open.pop()?.grid.end();
    text.resume();
  }

  function openTag(name: string, attributes: Attributes): void {
    if (silent.has(name)) quiet += 1;
    if (headings.has(name)) heading = { name, text: '' };
    listener.tag?.(name, attributes);
    const grid = open.at(-1)?.grid;
    if (name === 'table') openTable();
    else if (!grid) return;
    else if (name === 'tr') grid.openRow(attributes);
    else if (name === 'col') grid.column(attributes);
    else if (name === 'td' || name === 'th') text.begin(name === 'th', attributes);
    else text.open(name);
  }

  function closeTag(name: string): void {
    if (silent.has(name)) quiet -= 1;
    if (heading?.name === name) closeHeading();
    const grid = open.at(-1)?.grid;
    if (name === 'table') closeTable();
    else if (name === 'tr') grid?.closeRow();
    else if (name === 'td' || name === 'th') {
      const cell = text.finish();
      if (cell) grid?.cell(cell);
    } else text.close(name);
  }

  function closeHeading(): void {
    if (!heading) return;
    const kind = heading.name === 'title' || heading.name === 'caption' ? heading.name : 'heading';
    listener.heading?.(kind, heading.text.replace(/\s+/g, ' ').trim());
    heading = undefined;
  }

  function addText(piece: string): void {
    if (quiet > 0) return;
    if (heading) heading.text = (heading.text + piece).slice(0, 2000);
    text.add(piece);
  }

  const parser = new Parser(
    { onopentag: openTag, onclosetag: closeTag, ontext: addText },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  return { write: (piece) => parser.write(piece), end: () => parser.end() };
}
