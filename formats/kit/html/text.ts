// What stands between <td> and </td> → the cell's text as a person reads it, its weight and its spans.
import type { Cell } from '../../../model/cell.js';
import { limits } from '../limits.js';
import { superscript } from '../superscript.js';
import { storedCell } from './stored.js';

export interface HtmlCell {
  readonly value: Cell;
  readonly bold: boolean;
  readonly columns: number;
  readonly rows: number;
}

export interface CellText {
  begin(heading: boolean, attributes: Readonly<Record<string, string>>): void;
  open(name: string): void;
  close(name: string): void;
  add(piece: string): void;
  /** undefined when no cell is open. */
  finish(): HtmlCell | undefined;
  /** A table inside a cell: its text is its own. */
  suspend(): void;
  resume(): void;
}

interface OpenCell {
  readonly attributes: Readonly<Record<string, string>>;
  readonly heading: boolean;
  text: string;
  strong: number;
  raised: number;
  /** False once text was met that is not bold. */
  allStrong: boolean;
}

const breaks = new Set(['br', 'p', 'div', 'li']);
const strongTags = new Set(['b', 'strong']);

export function cellText(): CellText {
  const suspended: (OpenCell | undefined)[] = [];
  let cell: OpenCell | undefined;

  function add(piece: string): void {
    if (!cell) return;
    if (cell.text.length + piece.length > limits.cell)
      throw new Error(`a cell holds more than ${limits.cell} characters`);
    if (piece.trim() !== '' && cell.strong === 0) cell.allStrong = false;
    const flowing = piece.replace(/[ \t\r\n\f]+/g, ' ');
    cell.text += cell.raised > 0 ? superscript(flowing) : flowing;
  }

  function turn(name: string, step: 1 | -1): void {
    if (!cell) return;
    if (strongTags.has(name)) cell.strong += step;
    else if (name === 'sup') cell.raised += step;
    else if (breaks.has(name) && (step === 1 || name !== 'br')) cell.text += '\n';
  }

  function finish(): HtmlCell | undefined {
    const done = cell;
    cell = undefined;
    return done && finished(done);
  }

  return {
    begin(heading, attributes) {
      cell = { attributes, heading, text: '', strong: 0, raised: 0, allStrong: true };
    },
    open: (name) => turn(name, 1),
    close: (name) => turn(name, -1),
    add,
    finish,
    suspend() {
      suspended.push(cell);
      cell = undefined;
    },
    resume() {
      cell = suspended.pop();
    },
  };
}

function finished({ attributes, heading, text, allStrong }: OpenCell): HtmlCell {
  const styled = /font-weight:\s*(bold|[6-9]00)/i.test(attributes.style ?? '');
  return {
    value: storedCell(attributes, text) ?? shownText(text),
    bold: heading || allStrong || styled,
    columns: span(attributes.colspan, 1000),
    rows: span(attributes.rowspan, 65_534),
  };
}

function shownText(text: string): string | null {
  const lines = text.replace(/ *\n[\n ]*/g, '\n').replace(/^[ \n]+|[ \n]+$/g, '');
  return lines.trim() === '' ? null : lines;
}

function span(text: string | undefined, most: number): number {
  const count = Number.parseInt(text ?? '1', 10);
  return count > 1 ? Math.min(count, most) : 1;
}
