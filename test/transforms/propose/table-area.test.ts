import { expect, it } from 'vitest';
import type { Layout } from '../../../model/table.js';
import { proposeSheet } from '../../../transforms/propose/propose-sheet.js';
import type { ProposalContext, Specimen } from '../../../transforms/propose/specimen.js';
import { tableArea } from '../../../transforms/propose/table-area.js';
import { areaResolver } from '../../../transforms/values/area.js';
import { areas, breakdowns } from '../given.js';

const city = areas[1] ?? expect.unreachable();
const context: ProposalContext = {
  name: 'contoh',
  fileName: 'contoh.xlsx',
  folder: '.',
  city,
  resolver: areaResolver(areas, city.code),
  breakdowns,
  taken: new Set(),
  today: '2026-01-01',
};

function specimen(layout: Partial<Layout>, alike: readonly string[] = [], sheets = 1): Specimen {
  const whole: Layout = {
    sheet: null,
    titleRows: [],
    headerRows: [1],
    firstDataRow: 2,
    lastDataRow: null,
    columns: [],
    title: '',
    periods: [],
    areas: [],
    unit: null,
    aside: new Map(),
    sections: [],
    ...layout,
  };
  return { layout: whole, data: [], aside: [], alike, sheets };
}

it('the narrowest area that the title names is what the table is about, else the city', () => {
  const named = [
    { value: { name: 'Kota Cilegon', level: 'city' }, from: 'title', text: 'Kota Cilegon' },
    { value: { name: 'Cibeber', level: 'kecamatan' }, from: 'title', text: 'Kecamatan Cibeber' },
  ] as const;
  expect(tableArea(specimen({ areas: named }), [], context)).toMatchObject({ area: '36.72.01' });
  expect(tableArea(specimen({}), [], context)).toMatchObject({ area: '36.72' });
});

it('sheets are named only where others hold something else, and never by their period', () => {
  expect(proposeSheet(specimen({ sheet: 'Rekap' }, ['Rekap'], 1))).toBeUndefined();
  expect(proposeSheet(specimen({ sheet: 'Rekap' }, ['Rekap'], 3))).toMatchObject({ sheet: 'Rekap' });
  expect(proposeSheet(specimen({ sheet: 'A' }, ['A', 'B'], 3))).toMatchObject({ sheet: ['A', 'B'] });
  expect(proposeSheet(specimen({ sheet: 'Januari' }, ['Januari'], 2))).toBeUndefined();
  expect(proposeSheet(specimen({ sheet: 'Tahun 2024' }, ['Tahun 2024'], 2))).toBeUndefined();
});

it('sheets that are named after areas tell theirs, and one that sums them up is left out', () => {
  const sheets = ['Kec. Cibeber', 'Kec. Cilegon', 'Rekap'];
  expect(tableArea(specimen({ sheet: 'Kec. Cibeber' }, sheets), [], context)).toMatchObject({
    area: { from: 'sheet', level: 'kecamatan' },
    sheets: ['Kec. Cibeber', 'Kec. Cilegon'],
  });
  const own = proposeSheet(specimen({ sheet: 'Kec. Cibeber' }, sheets, 3), sheets.slice(0, 2));
  expect(own).toEqual({ sheet: sheets.slice(0, 2), why: 'lembar lain berisi jumlahnya: "Rekap"' });
});
