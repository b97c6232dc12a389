// Which rows that look like no data are data all the same, because a contract knows what they name.
import { describe, expect, it } from 'vitest';
import type { AsideReason } from '../../model/books.js';
import type { Cell } from '../../model/cell.js';
import { bind } from '../../transforms/bind.js';
import { claims } from '../../transforms/claims.js';
import { areaResolver } from '../../transforms/values/area.js';
import { areas, breakdowns, dataset, layout } from './given.js';

const resolver = areaResolver(areas, '36.72');
const tahun = { heading: 'Tahun', type: 'period' };
const jumlah = { heading: 'Jumlah', type: 'number', variable: 'jumlah' };
const wilayah = (level: string | string[]) => ({ heading: 'Wilayah', type: 'area', level });

function claimed(
  columns: readonly object[],
  headings: readonly string[],
  cells: Cell[],
  reason: AsideReason,
) {
  const binding = bind(dataset(columns), layout(headings), breakdowns);
  return claims(binding, resolver)({ row: 9, cells }, reason);
}

describe('of a contract by area and year', () => {
  const ask = (cells: Cell[], reason: AsideReason) =>
    claimed([wilayah(['city', 'kecamatan']), tahun, jumlah], ['Wilayah', 'Tahun', 'Jumlah'], cells, reason);

  it.each([
    ['a known area and a figure below the total', ['Cibeber', 2024, 2], 'derived'],
    ['a known area whose figure is a word', ['Cibeber', 2024, 'belum lapor'], 'note'],
    ['the city that looks like the total of its parts', ['Kota Cilegon', 2024, 2], 'total'],
  ] as const)('takes a row with %s', (_, cells, reason) => expect(ask([...cells], reason)).toBe(true));

  it.each([
    ['calls itself a total', ['Jumlah', 2024, 2], 'total'],
    ['names nothing', [null, 2024, 2], 'total'],
    ['names an area that the column does not hold', ['Banten', 2024, 2], 'total'],
    ['names no area', ['Luar kota', 2024, 2], 'derived'],
    ['names no year', ['Cibeber', 'kemarin', 2], 'note'],
    ['names an area and says nothing of it', ['Cibeber', 2024, null], 'section'],
    ['is hidden', ['Cibeber', 2024, 2], 'hidden'],
  ] as const)('leaves a row that %s', (_, cells, reason) => expect(ask([...cells], reason)).toBe(false));
});

it.each([
  ['kecamatan', ['Cibeber', null], 'note', true],
  ['kecamatan', ['Cibeber', null], 'section', true],
  ['kelurahan', ['Kedaleman', null], 'note', true],
  ['kelurahan', ['Cibeber', null], 'section', false],
] as const)('a row of the %s %j alone, put aside as a %s: %s', (level, cells, reason, is) => {
  expect(claimed([wilayah(level), jumlah], ['Wilayah', 'Jumlah'], [...cells], reason)).toBe(is);
});

it('knows the words of a choice, but not the one for all of them together', () => {
  const columns = [{ heading: 'Jenis', type: 'choice', breakdown: 'jenis_kelamin' }, jumlah];
  const ask = (cell: Cell) => claimed(columns, ['Jenis', 'Jumlah'], [cell, 3], 'subtotal');
  expect(['Laki-laki', 'L+P', 'Kambing'].map(ask)).toEqual([true, false, false]);
});

it('knows a variable that is called as a total or a mean is', () => {
  const columns = [
    { heading: 'Uraian', type: 'variable', map: { 'Rata-rata lama': 'jumlah' } },
    { heading: 'Nilai', type: 'number' },
  ];
  const ask = (cell: Cell) =>
    claimed([...columns, jumlah], ['Uraian', 'Nilai', 'Jumlah'], [cell, 3], 'derived');
  expect(['Rata-rata lama', 'Rata-rata', 'Jumlah'].map(ask)).toEqual([true, false, false]);
});

it('claims nothing for a contract that names no rows', () => {
  expect(claimed([jumlah], ['Jumlah'], [3], 'note')).toBe(false);
});
