// A seed → a sheet as an office hands it in: sections, subtotals, two languages, pages, signatures; and the truth about it.
import type { Cell } from '../../../model/cell.js';
import type { Merge } from '../../../model/grid.js';
import type { Drawn } from './held-traits.js';
import { chance } from './ugly-workbook.js';

export interface OfficeSheet {
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  readonly bold: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** What was drawn, so that a test can tell that everything is drawn. */
  readonly traits: ReadonlySet<Trait>;
  readonly truth: {
    readonly tables: number;
    readonly header: readonly number[];
    readonly data: readonly number[];
    readonly leaves: readonly string[];
    readonly labels: readonly string[];
    readonly groups: readonly (string | null)[];
    readonly values: readonly (readonly (number | null)[])[];
  };
  readonly drawn: Drawn;
}

const traits = [
  'bilingual',
  'years',
  'sections',
  'enumerated',
  'above',
  'below',
  'filled',
  'hidden',
  'pages',
  'side-table',
  'side-note',
  'marks',
  'percent',
  'decimal',
  'as-text',
  'total',
  'one-signature',
  'two-signatures',
] as const;
export type Trait = (typeof traits)[number];
export const allTraits: readonly Trait[] = traits;

type Chance = ReturnType<typeof chance>;
type Kind = 'count' | 'decimal' | 'percent';
interface Leaf {
  readonly col: number;
  readonly heading: string;
  readonly english: string;
  readonly kind: Kind;
}
interface Drawing {
  readonly luck: Chance;
  readonly drawn: Set<Trait>;
  readonly rows: Cell[][];
  readonly merges: Merge[];
  readonly bold: number[];
  readonly header: number[];
  readonly data: number[];
  readonly labels: string[];
  readonly groups: (string | null)[];
  readonly values: (number | null)[][];
  readonly columns: {
    readonly number: number | null;
    readonly hidden: number | null;
    readonly group: number | null;
    readonly label: number;
  };
  readonly leaves: readonly Leaf[];
  readonly at: { total: number | null; end: number; numbering: number | null };
  /** Subtotals with the data rows that they sum. */
  readonly sums: { row: number; of: readonly number[] }[];
}

export const districts: readonly (readonly [string, readonly string[]])[] = [
  ['Grogol', ['Gerem', 'Kotasari', 'Rawa Arum', 'Pangkalan']],
  ['Jombang', ['Masigit', 'Sukmajaya', 'Panggung Rawi', 'Gedong Dalem']],
  ['Cibeber', ['Bulakan', 'Cikerai', 'Kedaleman', 'Kalitimbang']],
  ['Citangkil', ['Deringo', 'Samangraya', 'Warnasari', 'Taman Baru']],
];
const headings = [
  ['Penduduk', 'Population'],
  ['Sekolah', 'Schools'],
  ['Guru', 'Teachers'],
  ['Murid', 'Pupils'],
] as const;
const missing: readonly Cell[] = ['-', '–', '...', '…', 'n/a', 'tad', null];

export function officeSheet(seed: number): OfficeSheet {
  const luck = chance(seed);
  const drawn = drawTraits(luck);
  const sheet = open(luck, drawn);
  titles(sheet);
  heading(sheet);
  body(sheet);
  footer(sheet);
  beside(sheet);
  const { rows, merges, bold, header, data, labels, groups, values, leaves, columns } = sheet;
  const hiddenColumns = columns.hidden === null ? [] : [columns.hidden];
  const tables = drawn.has('side-table') ? 2 : 1;
  const named = leaves.map((leaf) =>
    drawn.has('bilingual') ? `${leaf.heading} ${leaf.english}` : leaf.heading,
  );
  const truth = { tables, header, data, leaves: named, labels, groups, values };
  return { rows, merges, bold, hiddenColumns, traits: drawn, truth, drawn: drawnOf(sheet) };
}

function drawnOf(sheet: Drawing): Drawn {
  const { rows, merges, bold, header, data, columns, leaves, drawn, at } = sheet;
  return {
    ...{ rows, merges, bold, header, data, ...at },
    label: columns.label,
    counts: leaves.flatMap(({ col, kind }) => (kind === 'count' ? [col] : [])),
    width: lastCol(sheet),
    asText: drawn.has('as-text'),
    sectioned: drawn.has('sections'),
    sums: sheet.sums,
    unnamedSums: drawn.has('above'),
  };
}

/** At most one way to group the rows, one thing beside the table, one signature block. */
function drawTraits(luck: Chance): Set<Trait> {
  const oneOf = (...ways: (Trait | null)[]) => luck.pick(ways);
  const wanted = [
    oneOf('bilingual', 'years', null, null),
    oneOf('sections', 'above', 'below', 'filled', null),
    oneOf('side-table', 'side-note', null, null, null),
    oneOf('one-signature', 'two-signatures', null),
    ...(['enumerated', 'hidden', 'pages', 'marks', 'percent', 'decimal', 'as-text', 'total'] as const).map(
      (trait) => (luck.maybe(0.35) ? trait : null),
    ),
  ];
  const drawn = new Set(wanted.filter((trait) => trait !== null));
  if (!drawn.has('sections')) drawn.delete('enumerated');
  return drawn;
}

function open(luck: Chance, drawn: Set<Trait>): Drawing {
  let col = 1 + luck.under(2);
  const next = (wanted: boolean) => (wanted ? col++ : null);
  const number = next(drawn.has('enumerated') || drawn.has('hidden') || luck.maybe(0.6));
  const hidden = next(drawn.has('hidden'));
  const group = next(drawn.has('filled'));
  const columns = { number, hidden, group, label: col++ };
  const kinds: Kind[] = ['count', 'count'];
  if (drawn.has('decimal')) kinds.push('decimal');
  if (drawn.has('percent')) kinds.push('percent');
  const leaves = kinds.map((kind, i) => leafOf(kind, i, col + i, drawn));
  const lists = { rows: [], merges: [], bold: [], header: [], data: [], labels: [], groups: [], values: [] };
  return { luck, drawn, columns, leaves, ...lists, at: { total: null, end: 0, numbering: null }, sums: [] };
}

function leafOf(kind: Kind, i: number, col: number, drawn: ReadonlySet<Trait>): Leaf {
  if (kind === 'decimal') return { col, kind, heading: 'Luas (Ha)', english: 'Area (Ha)' };
  if (kind === 'percent') return { col, kind, heading: 'Persentase', english: 'Percentage' };
  if (drawn.has('years')) return { col, kind, heading: `${2021 + i}${i === 1 ? '*' : ''}`, english: '' };
  const [heading = '', english = ''] = headings[i] ?? [];
  return { col, kind, heading, english };
}

function add(sheet: Drawing, cells: Readonly<Record<number, Cell>>, bold = false): number {
  sheet.rows.push(rowOf(cells));
  if (bold) sheet.bold.push(sheet.rows.length);
  return sheet.rows.length;
}

function rowOf(cells: Readonly<Record<number, Cell>>): Cell[] {
  const row: Cell[] = [];
  for (const [col, cell] of Object.entries(cells)) row[Number(col) - 1] = cell;
  return Array.from(row, (cell) => cell ?? null);
}

const lastCol = ({ leaves }: Drawing): number => leaves.at(-1)?.col ?? 1;

function titles(sheet: Drawing): void {
  const merged = sheet.luck.maybe(0.5);
  for (const text of ['PEMERINTAH KOTA CILEGON', 'DATA MENURUT KELURAHAN TAHUN 2024']) {
    const row = add(sheet, { 1: text }, true);
    if (merged) sheet.merges.push({ top: row, left: 1, bottom: row, right: lastCol(sheet) });
  }
  sheet.rows.push([]);
}

function heading(sheet: Drawing): void {
  sheet.header.push(...headingRows(sheet).map((cells) => add(sheet, cells, true)));
  if (sheet.luck.maybe(0.3)) sheet.at.numbering = add(sheet, numbering(sheet));
}

function headingRows({ columns, leaves, drawn }: Drawing): Record<number, Cell>[] {
  const { number, hidden, group, label } = columns;
  const own = {
    ...(number === null ? {} : { [number]: 'No' }),
    ...(hidden === null ? {} : { [hidden]: 'kode_bantu' }),
    ...(group === null ? {} : { [group]: 'Kecamatan' }),
    [label]: 'Kelurahan',
    ...Object.fromEntries(leaves.map((leaf) => [leaf.col, leaf.heading])),
  };
  if (!drawn.has('bilingual')) return [own];
  const english = Object.fromEntries(leaves.map((leaf) => [leaf.col, leaf.english]));
  return [own, { ...(group === null ? {} : { [group]: 'District' }), [label]: 'Village', ...english }];
}

function numbering({ columns, leaves }: Drawing): Record<number, Cell> {
  const cols = [columns.number, columns.group, columns.label, ...leaves.map((leaf) => leaf.col)];
  return Object.fromEntries(cols.filter((col) => col !== null).map((col, i) => [col, `(${i + 1})`]));
}

function body(sheet: Drawing): void {
  const { drawn, luck } = sheet;
  const count = 2 + luck.under(3);
  for (const [i, [district, villages]] of districts.slice(0, count).entries()) {
    if (drawn.has('pages') && i === 1) pageBreak(sheet);
    if (drawn.has('sections')) section(sheet, i, district);
    const at = drawn.has('above') ? add(sheet, {}, true) : null;
    const from = sheet.data.length;
    for (const [j, village] of villages.entries()) dataRow(sheet, district, village, j === 0);
    if (at !== null) sheet.rows[at - 1] = rowOf(sumCells(sheet, district.toUpperCase(), from));
    const under = drawn.has('below')
      ? add(sheet, sumCells(sheet, `Jumlah Kec. ${district}`, from), true)
      : null;
    for (const row of [at, under]) if (row !== null) sheet.sums.push({ row, of: sheet.data.slice(from) });
  }
  if (drawn.has('total'))
    sheet.at.total = add(
      sheet,
      sumCells(sheet, luck.pick(['Jumlah', 'TOTAL', 'Jumlah/Total 2024']), 0),
      true,
    );
  sheet.at.end = sheet.rows.length;
}

function pageBreak(sheet: Drawing): void {
  sheet.rows.push([]);
  if (sheet.luck.maybe(0.5)) add(sheet, { 1: 'Lanjutan Tabel 1' });
  for (const cells of headingRows(sheet)) add(sheet, cells, true);
}

function section(sheet: Drawing, i: number, district: string): void {
  const { number, label } = sheet.columns;
  const sign =
    sheet.drawn.has('enumerated') && number !== null ? { [number]: ['I', 'II', 'III', 'IV'][i] ?? null } : {};
  add(sheet, { ...sign, [label]: `KECAMATAN ${district.toUpperCase()}` }, true);
}

function dataRow(sheet: Drawing, district: string, village: string, first: boolean): void {
  const { columns, drawn, leaves, luck } = sheet;
  const marked = drawn.has('marks') && sheet.data.length === 2;
  const figures = leaves.map((leaf, i) => figure(sheet, leaf, i));
  const cells: Record<number, Cell> = { [columns.label]: marked ? `${village}*` : village };
  if (columns.number !== null) cells[columns.number] = sheet.data.length + 1;
  if (columns.hidden !== null) cells[columns.hidden] = 7 * sheet.data.length;
  if (columns.group !== null && first) cells[columns.group] = district;
  for (const [i, leaf] of leaves.entries()) {
    const value = figures[i] ?? null;
    cells[leaf.col] = value === null ? luck.pick(missing) : typed(value, leaf.kind, drawn.has('as-text'));
  }
  sheet.data.push(add(sheet, cells));
  sheet.labels.push(village);
  sheet.groups.push(groupOf(drawn, district));
  sheet.values.push(figures);
}

function groupOf(drawn: ReadonlySet<Trait>, district: string): string | null {
  if (drawn.has('filled')) return district;
  return drawn.has('sections') ? `KECAMATAN ${district.toUpperCase()}` : null;
}

/** One figure of every table is so large that its separators tell how the others are written. */
function figure({ luck, data }: Drawing, { kind }: Leaf, i: number): number | null {
  if (i === 0 && data.length === 1) return 1_000_000 + luck.under(90_000);
  if (i > 0 && luck.maybe(0.08)) return null;
  if (kind === 'count') return 1000 + luck.under(90_000);
  return kind === 'decimal' ? (101 + luck.under(9_000)) / 100 : (1 + luck.under(9_998)) / 100;
}

function typed(value: number, kind: Kind, asText: boolean): Cell {
  const places = kind === 'count' ? 0 : 2;
  const text = value.toLocaleString('id-ID', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  if (asText) return kind === 'percent' ? `${text}%` : text;
  return kind === 'percent' ? { kind: 'number', value: value / 100, format: '0.00%' } : value;
}

/** What the data rows from the given one on come to, under a label; a share is no sum. */
function sumCells(
  { columns, leaves, values, drawn }: Drawing,
  label: string,
  from: number,
): Record<number, Cell> {
  const cells: Record<number, Cell> = { [columns.group ?? columns.label]: label };
  for (const [i, { kind, col }] of leaves.entries()) {
    const sum = values.slice(from).reduce((total, figures) => total + (figures[i] ?? 0), 0);
    cells[col] = typed(kind === 'percent' ? 50.25 : Number(sum.toFixed(2)), kind, drawn.has('as-text'));
  }
  return cells;
}

function footer(sheet: Drawing): void {
  const { luck, drawn } = sheet;
  if (luck.maybe(0.5)) sheet.rows.push([]);
  if (luck.maybe(0.6))
    add(sheet, { 1: luck.pick(['Sumber: Dinas Kesehatan', 'Sumber/Source: BPS Kota Cilegon']) });
  if (drawn.has('marks') || drawn.has('years')) add(sheet, { 1: '*) Angka sementara' });
  if (luck.maybe(0.3)) add(sheet, { 1: luck.pick(['Catatan: belum termasuk swasta', 'Keterangan:']) });
  if (drawn.has('one-signature')) sign(sheet, null);
  if (drawn.has('two-signatures')) sign(sheet, 1);
}

function sign(sheet: Drawing, left: number | null): void {
  const right = lastCol(sheet) - 1;
  const line = (ours: string, theirs: string) =>
    add(sheet, { ...(left === null ? {} : { [left]: theirs }), [right]: ours });
  sheet.rows.push([]);
  line('Cilegon, 31 Desember 2024', 'Mengetahui,');
  line('Kepala Bidang', 'Kepala Dinas Kesehatan');
  sheet.rows.push([], []);
  line('SITI AMINAH, S.Kom', 'Drs. AHMAD SUHERMAN, M.Si');
  line('NIP. 197505122001122003', 'NIP. 196708121993031004');
}

/** What stands to the right of the table, after an empty column. */
function beside(sheet: Drawing): void {
  const { drawn, rows, header, luck } = sheet;
  const col = lastCol(sheet) + 2;
  const put = (row: number, cells: readonly Cell[]) => {
    const line = rows[row - 1];
    for (const [i, cell] of cells.entries()) {
      if (line === undefined) return;
      while (line.length < col + i) line.push(null);
      line[col + i - 1] = cell;
    }
  };
  const top = header[0] ?? 1;
  if (drawn.has('side-note')) {
    put(top + 2, ['Catatan:']);
    put(top + 3, ['Data per 30 Juni, dihitung ulang']);
  }
  if (!drawn.has('side-table')) return;
  put(top, ['Kelurahan', 'Posyandu', 'Kader']);
  for (const [i, name] of ['Ketileng', 'Bagendung', 'Ciwedus', 'Ciwaduk'].entries())
    put(top + 1 + i, [name, 12 + luck.under(9), 40 + luck.under(50)]);
}
