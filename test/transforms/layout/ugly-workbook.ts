// A seed → a workbook sheet as ugly as offices make them, and the truth about it.
import type { Cell } from '../../../model/cell.js';
import type { Merge } from '../../../model/grid.js';
import type { Drawn } from './held-traits.js';

export interface UglySheet {
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  readonly bold: readonly number[];
  readonly header: readonly number[];
  readonly data: readonly number[];
  /** Column number → innermost heading and, of figures, the values from the first data row on. */
  readonly leaves: ReadonlyMap<number, string>;
  readonly values: ReadonlyMap<number, readonly (number | null)[]>;
  readonly sections: readonly (string | null)[];
  readonly drawn: Drawn;
}

export const names =
  'Bulakan Cibeber Cikerai Kalitimbang Kedaleman Bagendung Ciwaduk Ciwedus Ketileng Lebakgede Mekarsari Suralaya Tamansari Kepuh Randakari Masigit Sukmajaya Gerem Kotasari Pabean Ramanuju Dringo Kebonsari Warnasari'.split(
    ' ',
  );
const measures = [
  'Penduduk',
  'Rumah Tangga',
  'Sekolah',
  'Guru',
  'Siswa',
  'Balita',
  'Posyandu',
  'Bidan',
  'Kendaraan',
  'Pasar',
];
const groups = ['Jumlah Penduduk', 'Fasilitas Kesehatan', 'Tenaga Kerja', 'Pendidikan'];
const units = ['(Orang)', '(Unit)', '(Jiwa)', '(Buah)'];
const totals = [
  'Jumlah',
  'JUMLAH',
  'Total',
  'TOTAL',
  'Jumlah Total',
  'Jumlah/Total',
  'Jml',
  'Grand Total',
  'Kota Cilegon',
];

/** A small repeatable source of chance (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    under: (n: number) => Math.floor(next() * n),
    maybe: (share: number) => next() < share,
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  };
}
type Chance = ReturnType<typeof chance>;

interface Leaf {
  readonly group: string | null;
  readonly text: string;
  readonly col: number;
}

export function uglySheet(seed: number): UglySheet {
  const luck = chance(seed);
  const sheet = new Drawing(luck);
  sheet.titles();
  sheet.heading();
  sheet.body();
  sheet.footer();
  return sheet.done();
}

class Drawing {
  private readonly rows: Cell[][] = [];
  private readonly merges: Merge[] = [];
  private readonly bold: number[] = [];
  private readonly header: number[] = [];
  private readonly data: number[] = [];
  private readonly sectionTexts: (string | null)[] = [];
  private readonly values = new Map<number, (number | null)[]>();
  private readonly leaves: Leaf[] = [];
  private readonly step: number;
  private readonly numbered: boolean;
  private readonly labelCol: number;
  private readonly written: 'cells' | 'id' | 'en';
  private readonly merged: boolean;
  private total: number | null = null;
  private numberingRow: number | null = null;
  private end = 0;
  private sectioned = false;
  private isUnnamed = false;

  constructor(private readonly luck: Chance) {
    this.step = luck.maybe(0.15) ? 2 : 1;
    this.numbered = luck.maybe(0.6);
    this.labelCol = 1 + luck.under(2) + (this.numbered ? this.step : 0);
    this.written = luck.pick(['cells', 'cells', 'id', 'en'] as const);
    this.merged = luck.maybe(0.6);
    const wide = 2 + luck.under(4);
    const grouped = luck.maybe(0.5);
    const pool = [...measures];
    for (let i = 0; i < wide; i++) {
      const text = pool.splice(luck.under(pool.length), 1)[0] ?? 'Lain';
      const group = grouped ? (groups[Math.floor(i / 2)] ?? null) : null;
      this.leaves.push({ group, text, col: this.labelCol + this.step * (i + 1) });
    }
  }

  private get width(): number {
    return this.leaves.at(-1)?.col ?? 1;
  }

  private add(cells: Readonly<Record<number, Cell>>, bold = false): number {
    const row: Cell[] = [];
    for (const [col, cell] of Object.entries(cells)) row[Number(col) - 1] = cell;
    this.rows.push(Array.from(row, (cell) => cell ?? null));
    if (bold) this.bold.push(this.rows.length);
    return this.rows.length;
  }

  private blank(share: number): void {
    while (this.luck.maybe(share)) this.rows.push([]);
  }

  titles(): void {
    const lines = this.luck.under(4);
    const texts = ['PEMERINTAH KOTA CILEGON', 'DINAS KESEHATAN', 'DATA MENURUT KELURAHAN TAHUN 2024'].slice(
      3 - lines,
    );
    for (const text of texts) {
      const row = this.add({ 1: text }, true);
      if (this.merged) this.merges.push({ top: row, left: 1, bottom: row, right: this.width });
    }
    if (lines > 0) this.rows.push([]);
  }

  heading(): void {
    const labels: Record<number, Cell> = {
      [this.labelCol]: this.luck.pick(['Kelurahan', 'Nama Kelurahan', 'Wilayah']),
    };
    if (this.numbered) labels[this.labelCol - this.step] = 'No';
    const isGrouped = this.leaves.some((leaf) => leaf.group !== null);
    const top = this.add({ ...labels, ...(isGrouped ? this.groupCells() : this.leafCells()) }, true);
    this.header.push(top);
    if (isGrouped) {
      const bottom = this.add(this.leafCells(), true);
      this.header.push(bottom);
      if (this.merged) this.mergeHeading(top, bottom, Object.keys(labels).map(Number));
    }
    if (this.luck.maybe(0.25))
      this.add(Object.fromEntries(this.leaves.map((leaf) => [leaf.col, this.luck.pick(units)])));
    if (this.luck.maybe(0.3)) this.numberingRow = this.add(this.numbering());
  }

  private groupCells(): Record<number, Cell> {
    const cells: Record<number, Cell> = {};
    let last: string | null = null;
    for (const leaf of this.leaves) {
      if (leaf.group !== null && leaf.group !== last) cells[leaf.col] = leaf.group;
      last = leaf.group;
    }
    return cells;
  }

  private leafCells(): Record<number, Cell> {
    return Object.fromEntries(this.leaves.map((leaf) => [leaf.col, leaf.text]));
  }

  private mergeHeading(top: number, bottom: number, labels: readonly number[]): void {
    for (const col of labels) this.merges.push({ top, left: col, bottom, right: col });
    for (const group of new Set(this.leaves.map((leaf) => leaf.group))) {
      const cols = this.leaves.filter((leaf) => leaf.group === group).map((leaf) => leaf.col);
      if (cols.length > 1)
        this.merges.push({ top, left: Math.min(...cols), bottom: top, right: Math.max(...cols) });
    }
  }

  private numbering(): Record<number, Cell> {
    const cols = [
      ...(this.numbered ? [this.labelCol - this.step] : []),
      this.labelCol,
      ...this.leaves.map((leaf) => leaf.col),
    ];
    const form = this.luck.pick(['(1)', '1', 1] as const);
    return Object.fromEntries(
      cols.map((col, i) => [col, form === 1 ? i + 1 : form.replace('1', String(i + 1))]),
    );
  }

  body(): void {
    const n = 4 + this.luck.under(12);
    const sectioned = this.luck.maybe(0.25);
    this.sectioned = sectioned;
    const pool = [...names];
    let section: string | null = null;
    for (let i = 0; i < n; i++) {
      if (sectioned && (i === 0 || this.luck.maybe(0.25)) && i < n - 1) {
        section = `KECAMATAN ${this.luck.pick(['CIBEBER', 'JOMBANG', 'CIWANDAN'])} ${i}`;
        this.add({ [this.labelCol]: section }, true);
      }
      this.dataRow(i, pool.splice(this.luck.under(pool.length), 1)[0] ?? `Kelurahan ${i}`);
      this.sectionTexts.push(section);
      if (!sectioned && this.luck.maybe(0.04)) this.rows.push([]);
    }
    if (this.luck.maybe(0.6)) this.totalRow();
    this.end = this.rows.length;
  }

  private dataRow(i: number, label: string): void {
    const cells: Record<number, Cell> = { [this.labelCol]: this.luck.maybe(0.1) ? `${label} ` : label };
    if (this.numbered) cells[this.labelCol - this.step] = i + 1;
    for (const leaf of this.leaves) {
      const value = this.figure(i, leaf);
      this.values.set(leaf.col, [...(this.values.get(leaf.col) ?? []), value]);
      cells[leaf.col] = value === null ? this.luck.pick(['-', null, '...']) : this.typed(value);
    }
    this.data.push(this.add(cells));
  }

  /** In every table stands one figure so large that its separators tell how the others are written. */
  private figure(i: number, leaf: Leaf): number | null {
    if (i === 1 && leaf === this.leaves[0]) return 1_000_000 + this.luck.under(90_000);
    return this.luck.maybe(0.05) ? null : 1000 + this.luck.under(90_000);
  }

  private typed(value: number): Cell {
    if (this.written === 'cells') return value;
    return value.toLocaleString(this.written === 'id' ? 'id-ID' : 'en-US');
  }

  private totalRow(): void {
    const col = this.luck.maybe(0.3) && this.numbered ? this.labelCol - this.step : this.labelCol;
    const label = this.luck.pick(totals);
    const cells: Record<number, Cell> = { [col]: label };
    this.isUnnamed = label === 'Kota Cilegon';
    for (const leaf of this.leaves)
      cells[leaf.col] = this.typed(
        (this.values.get(leaf.col) ?? []).reduce<number>((sum, value) => sum + (value ?? 0), 0),
      );
    this.total = this.add(cells, this.luck.maybe(0.5));
  }

  footer(): void {
    this.blank(0.4);
    if (this.luck.maybe(0.6))
      this.add({
        1: this.luck.pick(['Sumber: Dinas Kesehatan', 'Sumber : BPS Kota Cilegon, 2024', 'Source: Dinas']),
      });
    if (this.luck.maybe(0.4))
      this.add({
        1: this.luck.pick([
          'Catatan: angka sementara',
          'Keterangan: - = tidak ada data',
          '*) Angka sementara',
        ]),
      });
    if (this.luck.maybe(0.2)) {
      this.rows.push([], []);
      this.add({ [this.width]: 'Cilegon, 5 Januari 2025' });
      this.add({ [this.width]: 'Kepala Dinas' });
    }
  }

  done(): UglySheet {
    return {
      rows: this.rows,
      merges: this.merges,
      bold: this.bold,
      header: this.header,
      data: this.data,
      leaves: new Map(this.leaves.map((leaf) => [leaf.col, leaf.text])),
      values: this.values,
      sections: this.sectionTexts,
      drawn: this.drawn(),
    };
  }

  private drawn(): Drawn {
    const { rows, merges, bold, header, data, total, end, sectioned } = this;
    return {
      ...{ rows, merges, bold, header, data, total, end, sectioned },
      label: this.labelCol,
      counts: this.leaves.map(({ col }) => col),
      width: this.width,
      numbering: this.numberingRow,
      asText: this.written !== 'cells',
      sums: total === null ? [] : [{ row: total, of: data }],
      unnamedSums: this.isUnnamed,
    };
  }
}
