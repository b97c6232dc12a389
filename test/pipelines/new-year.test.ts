// A column of months goes from 12 to 1: that is a new year and no other unit.
import { beforeAll, expect, it } from 'vitest';
import { kecamatan, type Rows, workbook } from './bad-input/sendings.js';
import { arrivalOf, town } from './bad-input/town.js';

const cilegon = await town();
const id = 'dinkes/balita';

beforeAll(() =>
  cilegon.configure(
    'datasets/dinkes/balita.yaml',
    `title: Balita ditimbang
frequency: monthly
since: "2024-12"
until: "2025-01"
source: { connector: file, folder: "\${SATUDATA_INBOX}", pattern: "Balita {year}-{month}.*" }
period: { from: column }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Tahun, type: year }
  - { heading: Bulan, type: month }
  - { heading: Jumlah, type: number, variable: balita }
variables:
  balita: { title: Balita, unit: jiwa }
`,
  ),
);

const sent = (year: number, month: number): Rows => [
  ['Kecamatan', 'Tahun', 'Bulan', 'Jumlah'],
  ...kecamatan.map((name, i) => [name, year, month, 800 + 37 * i + month]),
];

it('takes January as it took December', async () => {
  await cilegon.put('Balita 2024-12.xlsx', workbook(sent(2024, 12)));
  expect(arrivalOf(await cilegon.run({ dataset: id }), id)).toMatchObject({ outcome: 'accepted' });
  await cilegon.remove('Balita 2024-12.xlsx');
  await cilegon.put('Balita 2025-01.xlsx', workbook(sent(2025, 1)));
  expect(arrivalOf(await cilegon.run({ dataset: id }), id)).toMatchObject({
    outcome: 'accepted',
    issues: [],
  });
});
