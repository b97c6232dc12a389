// Headings that name areas: one column for each kecamatan.
import { expect, it } from 'vitest';
import { bind } from '../../transforms/bind.js';
import { areaResolver } from '../../transforms/values/area.js';
import { areas, breakdowns, dataset, layout } from './given.js';

const entry = dataset([
  { heading: 'Tahun', type: 'year' },
  { heading: 'Jumlah', type: 'number', variable: 'v' },
  { heading: '{kecamatan}', name: 'tiap', type: 'number', variable: 'v' },
]);
const table = layout(['Tahun', 'Kec. Cibeber', 'Cilegon', 'Jumlah']);

it('a placeholder of a level catches the areas of that level and nothing else', () => {
  const { columns, issues } = bind(entry, table, breakdowns, areaResolver(areas, '36.72'));
  expect(issues).toEqual([]);
  expect(columns.map(({ col, captured }) => [col, captured.area])).toEqual([
    [1, undefined],
    [4, undefined],
    [2, '36.72.01'],
    [3, '36.72.02'],
  ]);
});

it('two columns of one area are a mistake of the sheet', () => {
  const twice = layout(['Tahun', 'Cibeber', 'Kecamatan Cibeber', 'Jumlah']);
  const { issues } = bind(entry, twice, breakdowns, areaResolver(areas, '36.72'));
  expect(issues.map(({ code }) => code)).toEqual(['duplicate-column']);
});
