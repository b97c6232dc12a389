// The label cells of rows in order, in one column or several → the label of each row with those it stands under.
import { type Cell, cellText, isBlank } from '../model/cell.js';
import { markersOf, outline } from './outline.js';

export interface NestedPlaces {
  /** Columns of labels, from the left. */
  readonly labels: readonly number[];
  /** The column whose codes ("5.1.02") tell what stands under what. */
  readonly code?: number | undefined;
  /** The column that numbers the labels ("1", "a", "b", "2"). */
  readonly number?: number | undefined;
  /** Columns of figures. */
  readonly figures: readonly number[];
}

export interface NestedLabels {
  /** The labels above a row and its own, the outermost first; empty where it has none. */
  place(cells: readonly Cell[]): readonly string[];
  /** A heading that the layout has set aside. */
  head(cells: readonly Cell[]): void;
}

/** Rows and headings must come in their order. */
export function nestedLabels({ labels, code, number, figures }: NestedPlaces): NestedLabels {
  const tree = outline();
  const place = (cells: readonly Cell[], hasFigures: boolean): readonly string[] => {
    const text = code === undefined ? '' : textOf(cells[code - 1]);
    const parts = numbered(partsOf(labels, cells), number === undefined ? '' : textOf(cells[number - 1]));
    let path: readonly string[] = [];
    for (const [i, part] of parts.entries()) {
      const isOwn = i === parts.length - 1;
      const own = isOwn && text !== '' ? { ...part, code: text } : part;
      path = tree.place({ ...own, figures: isOwn && hasFigures });
    }
    return path;
  };
  return {
    place: (cells) => place(cells, hasFigure(cells, figures)),
    head(cells) {
      if (partsOf(labels, cells).length > 0) place(cells, false);
      else {
        const text = cells.find((cell) => typeof cell === 'string' && !isBlank(cell));
        if (typeof text === 'string') tree.place({ text, figures: false });
      }
    },
  };
}

export function hasFigure(cells: readonly Cell[], figures: readonly number[]): boolean {
  return figures.some((col) => !isBlank(cells[col - 1] ?? null));
}

function textOf(cell: Cell | undefined): string {
  return cellText(cell ?? null).trim();
}

interface Part {
  readonly text: string;
  readonly column: number;
}

/** "a." in a column of its own numbers the label beside it. */
function partsOf(labels: readonly number[], cells: readonly Cell[]): readonly Part[] {
  const parts: Part[] = [];
  let number: Part | undefined;
  for (const [column, col] of labels.entries()) {
    const text = cellText(cells[col - 1] ?? null);
    if (text.trim() === '') continue;
    const last = column === labels.length - 1;
    if (!last && labels.length > 1 && isNumber(text.trim())) {
      number = { text: text.trim(), column };
      continue;
    }
    parts.push(
      number === undefined
        ? { text, column }
        : { text: `${ended(number.text)} ${text.trim()}`, column: number.column },
    );
    number = undefined;
  }
  if (number !== undefined) parts.push(number);
  return parts;
}

/** A number in a column of its own stands before the label as it would in one cell with it. */
function numbered(parts: readonly Part[], number: string): readonly Part[] {
  const [first, ...others] = parts;
  if (first === undefined || !isNumber(number)) return parts;
  return [{ ...first, text: `${ended(number)} ${first.text.trim()}` }, ...others];
}

function isNumber(text: string): boolean {
  return /^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,6})[.)]?$/i.test(text);
}

function ended(number: string): string {
  return markersOf(`${number} x`).length > 0 ? number : `${number}.`;
}
