// A drawn sheet and a seed → the same sheet with one trait more that puts figures in doubt, and what must become of it.
import type { Cell } from '../../../model/cell.js';
import type { Merge } from '../../../model/grid.js';
import { chance } from './ugly-workbook.js';

/** What a generator knows of a sheet that it has drawn. */
export interface Drawn {
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  readonly bold: readonly number[];
  readonly header: readonly number[];
  readonly data: readonly number[];
  readonly label: number;
  /** Columns that count things. */
  readonly counts: readonly number[];
  readonly width: number;
  /** The row of all sums, the last row of the body, and the row that numbers the columns. */
  readonly total: number | null;
  readonly end: number;
  readonly numbering: number | null;
  /** Figures are typed as text. */
  readonly asText: boolean;
  /** Rows stand under headings of their own. */
  readonly sectioned: boolean;
  /** Subtotals with the data rows that they sum. */
  readonly sums: readonly { readonly row: number; readonly of: readonly number[] }[];
  /** No word calls the subtotals so: arithmetic and style alone tell them. */
  readonly unnamedSums: boolean;
}

export const heldTraits = [
  'last-marked',
  'last-with-unit',
  'last-withheld',
  'last-blank',
  'stacked',
  'merged-figure',
  'hidden-row',
  'labels-below-numbering',
  'dated-label',
  'lost-thousands',
] as const;
export type HeldTrait = (typeof heldTraits)[number];

export interface HeldSheet {
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  readonly bold: readonly number[];
  readonly hidden: readonly number[];
  readonly trait: HeldTrait | null;
  /** Old row number → new one. */
  readonly moved: (row: number) => number;
  /** Data rows, without those that are hidden. */
  readonly data: readonly number[];
  /** Data only where a contract knows what they name. */
  readonly unsure: readonly number[];
  /** Cells that read otherwise than they were drawn: "row:col" → what they are to the eye. */
  readonly changed: ReadonlyMap<string, Cell>;
  /** Data rows of the second table, each with the row that it repeats. */
  readonly second: ReadonlyMap<number, number>;
  /** The heading over all rows, where one was put above them. */
  readonly section: string | null;
  /** Issues of a contract, as "code row:col". */
  readonly held: readonly string[];
}

type Luck = ReturnType<typeof chance>;
type Mutable = { -readonly [key in keyof HeldSheet]: HeldSheet[key] } & {
  rows: Cell[][];
  changed: Map<string, Cell>;
};

/** One sheet in seven stays as it is drawn; of the others each gets a trait that can be there, the rarer ones sooner. */
export function withHeldTrait(drawn: Drawn, seed: number): HeldSheet {
  const luck = chance(seed * 7919 + 17);
  const sheet: Mutable = {
    rows: drawn.rows.map((row) => [...row]),
    merges: drawn.merges,
    bold: drawn.bold,
    hidden: [],
    trait: null,
    moved: (row) => row,
    data: drawn.data,
    unsure: [],
    changed: new Map(),
    second: new Map(),
    section: null,
    held: [],
  };
  const possible = [...heldTraits, ...rarer].filter((trait) => canHave(trait, drawn));
  const trait = luck.maybe(0.15) ? null : luck.pick(possible);
  if (trait === null) return sheet;
  sheet.trait = trait;
  ways[trait](sheet, drawn, luck);
  if (drawn.unnamedSums) sheet.unsure = [...sheet.unsure, ...brokenSums(sheet, drawn)];
  return sheet;
}

const rarer: readonly HeldTrait[] = [
  ...new Array<HeldTrait>(4).fill('labels-below-numbering'),
  ...new Array<HeldTrait>(2).fill('lost-thousands'),
];

function canHave(trait: HeldTrait, { numbering, data, asText, sectioned, rows }: Drawn): boolean {
  if (trait === 'labels-below-numbering') return numbering !== null && !sectioned;
  if (trait === 'lost-thousands') return !asText && data.length >= 8;
  if (trait === 'merged-figure') return pairs(data).length > 0;
  if (trait === 'hidden-row') return data.length > 4;
  return rows.length > 0;
}

/** Subtotals that arithmetic does not prove any more. */
function brokenSums({ changed, hidden, moved }: Mutable, { sums }: Drawn): readonly number[] {
  const touched = new Set([...hidden, ...[...changed.keys()].map((at) => Number(at.split(':')[0]))]);
  return sums.flatMap(({ row, of }) => (of.some((each) => touched.has(each)) ? [moved(row)] : []));
}

/** Rows of data right under each other, from the third on: the second bears the figure that tells separators apart. */
function pairs(data: readonly number[]): readonly number[] {
  return data.filter((row, i) => i >= 2 && i < data.length - 1 && data[i + 1] === row + 1);
}

const ways: Readonly<Record<HeldTrait, (sheet: Mutable, drawn: Drawn, luck: Luck) => void>> = {
  'last-marked': (sheet, drawn, luck) => {
    const mark = luck.pick(['*)', '*', ' *)', '**']);
    lastFigures(sheet, drawn, (cell) => `${cell}${mark}`);
  },
  'last-with-unit': (sheet, drawn) =>
    lastFigures(sheet, drawn, (cell, col) => `${cell} ${unitOver(sheet, drawn, col)}`),
  'last-withheld': (sheet, drawn, luck) => {
    const word = luck.pick(['belum lapor', 'masih diproses', 'Belum ada laporan', 'menunggu verifikasi']);
    const row = drawn.data.at(-1) ?? 0;
    for (let col = drawn.label + 1; col <= drawn.width; col++)
      if (drawn.counts.includes(col) || (sheet.rows[row - 1]?.[col - 1] ?? null) !== null)
        change(sheet, row, col, word, null);
    sheet.held = drawn.counts.map((col) => `not-a-number ${row}:${col}`);
  },
  'last-blank': (sheet, drawn) => {
    const row = drawn.data.at(-1) ?? 0;
    for (let col = drawn.label + 1; col <= drawn.width; col++) change(sheet, row, col, null, null);
    sheet.unsure = [row];
    sheet.held = drawn.data.flatMap((each) =>
      drawn.counts
        .filter((col) => (sheet.rows[each - 1]?.[col - 1] ?? null) === null)
        .map((col) => `missing-cell ${each}:${col}`),
    );
  },
  stacked,
  'merged-figure': (sheet, drawn, luck) => {
    const row = luck.pick(pairs(drawn.data));
    const col = luck.pick(drawn.counts);
    change(sheet, row, col, figureFor(drawn, 4321), 4321);
    change(sheet, row + 1, col, null, null);
    sheet.merges = [...sheet.merges, { top: row, left: col, bottom: row + 1, right: col }];
    sheet.held = [`merged-figure ${row}:${col}`];
  },
  'hidden-row': (sheet, drawn, luck) => {
    const row = luck.pick(drawn.data.slice(2));
    sheet.hidden = [row];
    sheet.data = drawn.data.filter((each) => each !== row);
    const isCounted = (col: number) => typeof sheet.rows[row - 1]?.[col - 1] !== 'object';
    const totals = [
      ...drawn.sums.flatMap((sum) => (sum.of.includes(row) ? [sum.row] : [])),
      ...(drawn.total === null || drawn.sums.some((sum) => sum.row === drawn.total) ? [] : [drawn.total]),
    ];
    sheet.held = totals.flatMap((total) =>
      drawn.counts
        .filter((col) => isCounted(col) && /\d/.test(String(sheet.rows[row - 1]?.[col - 1])))
        .map((col) => `total-mismatch ${total}:${col}`),
    );
  },
  'labels-below-numbering': (sheet, drawn, luck) => {
    const at = (drawn.numbering ?? 0) + 1;
    const lines = [['URUSAN WAJIB'], ['URUSAN WAJIB', 'PELAYANAN DASAR']][luck.under(2)] ?? [];
    for (const [i, text] of lines.entries()) insert(sheet, at + i, { [drawn.label]: text });
    sheet.section = lines.at(-1) ?? null;
  },
  'dated-label': (sheet, drawn) => {
    for (const [i, row] of drawn.data.entries()) {
      const text = `${5 * i}-${5 * i + 4}`;
      change(sheet, row, drawn.label, text, text);
    }
    const row = drawn.data[1] ?? 0;
    const day: Cell = { kind: 'date', iso: '2024-09-05' };
    change(sheet, row, drawn.label, day, day);
    const named = drawn.unnamedSums
      ? drawn.sums.flatMap((sum) => (sum.row === drawn.total ? [] : [`row-not-taken ${sum.row}:null`]))
      : [];
    sheet.held = [`label-became-date ${row}:${drawn.label}`, ...named];
  },
  'lost-thousands': (sheet, drawn, luck) => {
    const col = luck.pick(drawn.counts);
    const figures = drawn.data.filter((row) => typeof sheet.rows[row - 1]?.[col - 1] === 'number');
    const rows = figures.slice(2).filter((_, i) => i % 4 === 0);
    for (const row of rows) {
      const value = (20_001 + 2 * luck.under(9_999)) / 1000;
      change(sheet, row, col, value, value);
    }
    sheet.held = rows.map((row) => `lost-thousands ${row}:${col}`);
  },
};

/** `way`: a figure of the last row → the text in its place; what is missing stays so, but for the first. */
function lastFigures(sheet: Mutable, drawn: Drawn, way: (cell: string, col: number) => string): void {
  const row = drawn.data.at(-1) ?? 0;
  for (const col of drawn.counts) {
    const cell = sheet.rows[row - 1]?.[col - 1] ?? null;
    if (/\d/.test(String(cell))) put(sheet, row, col, way(String(cell), col));
  }
}

/** The unit that a column bears right under its heading, else one that none bears. */
function unitOver(sheet: Mutable, { header }: Drawn, col: number): string {
  const below = sheet.rows[header.at(-1) ?? 0]?.[col - 1];
  return /^\((\p{L}+)\)$/u.exec(String(below ?? ''))?.[1] ?? 'ekor';
}

function change(sheet: Mutable, row: number, col: number, typed: Cell, seen: Cell): void {
  put(sheet, row, col, typed);
  sheet.changed.set(`${row}:${col}`, seen);
}

/** The same heading and rows once more below, under a title that says another year. */
function stacked(sheet: Mutable, drawn: Drawn, luck: Luck): void {
  const first = drawn.header[0] ?? 1;
  const lines = sheet.rows.slice(first - 1, drawn.end).map((row) => row.slice(0, drawn.width));
  sheet.rows.push([], ...(luck.maybe(0.5) ? [[]] : []));
  sheet.rows.push([
    luck.pick(['Tabel 2. Data Menurut Kelurahan Tahun 2023', 'DATA MENURUT KELURAHAN TAHUN 2023']),
  ]);
  const shift = sheet.rows.length + 1 - first;
  sheet.rows.push(...lines);
  sheet.merges = [
    ...sheet.merges,
    ...sheet.merges
      .filter(({ top, bottom }) => top >= first && bottom <= drawn.end)
      .map((merge) => ({ ...merge, top: merge.top + shift, bottom: merge.bottom + shift })),
  ];
  sheet.bold = [
    ...sheet.bold,
    ...sheet.bold.filter((row) => row >= first && row <= drawn.end).map((row) => row + shift),
  ];
  sheet.second = new Map(drawn.data.map((row) => [row + shift, row]));
}

/** A figure as the others are typed. */
function figureFor({ asText }: Drawn, value: number): Cell {
  return asText ? String(value) : value;
}

function put(sheet: Mutable, row: number, col: number, cell: Cell): void {
  const line = sheet.rows[row - 1];
  if (line === undefined) throw new Error(`no row ${row}`);
  while (line.length < col) line.push(null);
  line[col - 1] = cell;
}

function insert(sheet: Mutable, at: number, cells: Readonly<Record<number, Cell>>): void {
  const line: Cell[] = [];
  for (const [col, cell] of Object.entries(cells)) line[Number(col) - 1] = cell;
  sheet.rows.splice(
    at - 1,
    0,
    Array.from(line, (cell) => cell ?? null),
  );
  const below = (row: number) => (row >= at ? row + 1 : row);
  sheet.merges = sheet.merges.map((merge) => ({
    ...merge,
    top: below(merge.top),
    bottom: below(merge.bottom),
  }));
  sheet.bold = sheet.bold.map(below);
  sheet.data = sheet.data.map(below);
  const { moved } = sheet;
  sheet.moved = (row) => below(moved(row));
}
