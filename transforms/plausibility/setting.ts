// What the words of a doubt need beside the figures: the contract, the tables as they were read, the names of areas.
import type { DatasetEntry } from '../../model/dataset.js';
import type { PlacedFigure } from '../../model/figure.js';
import type { Issue } from '../../model/issue.js';
import type { RememberedSheet } from '../../model/layout-memory.js';
import { addressIn, lineIn, placeIn } from '../../model/place.js';
import { printNumber } from '../values/print-number.js';

export interface Setting {
  readonly dataset: DatasetEntry;
  readonly sheets: readonly RememberedSheet[];
  /** "Kelurahan Kedaleman" for its code. */
  readonly areaTitle: (code: string) => string;
  /** Codes of the areas right below one. */
  readonly childrenOf: (code: string) => readonly string[];
}

/** Rows are records again, and columns what is asked of them, also where a table lies on its side. */
export function turned(figure: PlacedFigure, { sheets }: Setting): PlacedFigure {
  const { row, col } = figure;
  const isTurned = col !== null && sheetOf(figure, sheets)?.transposed === true;
  return isTurned ? { ...figure, row: col, col: row } : figure;
}

/** "C12", "baris 12" for what was counted, with the sheet where there are several. */
export function placeOf(figure: PlacedFigure, { sheets }: Setting): string {
  const { row, col } = figure;
  const sheet = sheetOf(figure, sheets);
  const place = col === null ? `baris ${row}` : addressIn(sheet ?? {}, row, col);
  const name = sheets.length > 1 ? sheet?.sheet : undefined;
  return name === undefined || name === null ? place : `${name}!${place}`;
}

/** "kolom D (Laki-laki)"; the variable where records were counted. */
export function columnTitle(figure: PlacedFigure, { sheets }: Setting): string {
  const { col, variable } = figure;
  if (col === null) return `angka ${variable}`;
  const sheet = sheetOf(figure, sheets);
  const heading = sheet?.columns.find((each) => each.col === col)?.heading;
  const line = lineIn(sheet ?? {}, col);
  return heading === undefined ? line : `${line} (${heading})`;
}

function sheetOf({ sheet }: PlacedFigure, sheets: Setting['sheets']): RememberedSheet | undefined {
  return sheets.find(({ number }) => number === sheet);
}

/** As many as anyone reads, and how many more there are: "A, B, C dan 4 lagi". */
export function listed(names: readonly string[], most: number): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} dan ${more} lagi` : names.join(', ');
}

export function figureText(value: number): string {
  return printNumber(value, 'id');
}

export function warning(
  code: string,
  figure: PlacedFigure | undefined,
  { sheets }: Setting,
  { text, message, mend }: Pick<Issue, 'text' | 'message' | 'mend'>,
): Issue {
  const sheet = figure && sheetOf(figure, sheets);
  const place = placeIn(sheet ?? {}, figure?.row ?? null, figure?.col ?? null);
  return { code, severity: 'warning', sheet: sheet?.sheet ?? null, ...place, text, message, mend };
}
