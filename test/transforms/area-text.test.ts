import { expect, it } from 'vitest';
import { areaText } from '../../transforms/area-text.js';
import { nothingCaptured } from '../../transforms/binding.js';

const variables = [
  {
    spec: {
      heading: 'Judul',
      type: 'variable' as const,
      map: { 'Jumlah Penduduk': 'penduduk', 'Jumlah Penduduk Miskin': 'miskin' },
      other: 'refuse' as const,
      required: true,
      personal: false,
    },
    name: 'judul',
    col: 1,
    heading: 'Judul',
    captured: nothingCaptured,
  },
];
const at = (col: number) => ({
  spec: {
    heading: 'Judul',
    type: 'area' as const,
    level: 'city' as const,
    by: 'any' as const,
    required: true,
    personal: false,
  },
  name: 'wilayah',
  col,
  heading: 'Judul',
  captured: nothingCaptured,
});

it.each([
  ['Jumlah Penduduk Miskin Kota Tangerang Selatan', 'Kota Tangerang Selatan'],
  ['Jumlah  penduduk   Kab. Serang ', 'Kab. Serang'],
  ['Kota Cilegon', 'Kota Cilegon'],
  ['Jumlah Penduduk Miskin', 'Jumlah Penduduk Miskin'],
])('the area of "%s" stands behind the longest variable: "%s"', (text, area) => {
  expect(areaText(at(1), text, variables)).toBe(area);
});

it('the area of a column of its own is its whole text', () => {
  expect(areaText(at(2), 'Jumlah Penduduk Kota Cilegon', variables)).toBe('Jumlah Penduduk Kota Cilegon');
});
