// What an office writes around a table: the title lines above it, the total below it, the source at its foot.
import type { City, Kecamatan, Kelurahan } from './city.js';
import type { SampleCell, SampleFile } from './sheet.js';

/** Every file a made-up OPD of the city would send. */
export type Books = (city: City) => readonly SampleFile[];

export const sampleMark = 'DATA CONTOH - bukan data resmi';

export function letterhead(opd: string, title: string, period?: string): string[] {
  const lines = ['PEMERINTAH KOTA CILEGON', opd.toUpperCase(), title.toUpperCase()];
  return [...lines, ...(period === undefined ? [] : [period.toUpperCase()]), `(${sampleMark})`];
}

export function sourceNotes(opd: string, ...more: readonly string[]): string[] {
  return [`Sumber : ${opd} Kota Cilegon (${sampleMark})`, ...more];
}

/** "Jumlah" under the label column and the sums of the number columns from `from` on (from 0). */
export function totalRow(
  rows: readonly (readonly SampleCell[])[],
  labelAt: number,
  from: number,
  label = 'JUMLAH',
): SampleCell[] {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, col) => {
    if (col === labelAt) return label;
    return col < from ? null : round(rows.reduce((sum, row) => sum + numberAt(row, col), 0));
  });
}

function numberAt(row: readonly SampleCell[], col: number): number {
  const cell = row[col];
  return typeof cell === 'number' ? cell : 0;
}

/** Sums of decimals without the dust of binary fractions. */
export function round(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals));
}

/** Rows of kelurahan under a heading row for each kecamatan; `cells` follow the running number and the name. */
export function sectioned(
  city: City,
  cells: (area: Kelurahan, index: number) => readonly SampleCell[],
  heading: (area: Kecamatan) => string = (area) => `KECAMATAN ${area.name.toUpperCase()}`,
): { rows: SampleCell[][]; data: SampleCell[][] } {
  const rows: SampleCell[][] = [];
  const data: SampleCell[][] = [];
  for (const area of city.kecamatan) {
    rows.push([heading(area)]);
    for (const [i, kelurahan] of area.kelurahan.entries()) {
      const row = [i + 1, kelurahan.name, ...cells(kelurahan, data.length)];
      rows.push(row);
      data.push(row);
    }
  }
  return { rows, data };
}

/** Rows "1 | name | …" of a list of areas. */
export function listed(
  areas: readonly (Kelurahan | Kecamatan)[],
  cells: (area: Kelurahan | Kecamatan, index: number) => readonly SampleCell[],
  name: (area: Kelurahan | Kecamatan) => string = (area) => area.name,
): SampleCell[][] {
  return areas.map((area, i) => [i + 1, name(area), ...cells(area, i)]);
}
