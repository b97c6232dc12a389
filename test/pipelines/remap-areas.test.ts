// Columns that stand for areas, renamed together → one proposal for all of them.
import { expect, it } from 'vitest';
import { acceptRemap, proposeRemap } from '../../pipelines/remap.js';
import { workbook } from './bad-input/sendings.js';
import { arrivalOf, town } from './bad-input/town.js';

const cilegon = await town();
const id = 'dinkes/balita';
const contract = `title: Balita menurut kecamatan
frequency: yearly
since: "2024"
until: "2025"
source: { connector: file, folder: "\${SATUDATA_INBOX}", pattern: "Balita {year}.*" }
period: { from: column }
columns:
  - { heading: Tahun, type: year }
  - { heading: Sasaran, type: choice, breakdown: sasaran, choices: { a: [Bayi], b: [Balita], c: [Ibu], d: [Lansia], e: [Remaja] } }
  - { heading: "Sasaran di {kecamatan}", name: sasaran_per_kecamatan, type: number, variable: balita }
variables:
  balita: { title: Balita, unit: jiwa }
`;
const places = ['Cibeber', 'Cilegon', 'Pulomerak'];
const sheet = (year: number, heading: (place: string) => string) =>
  workbook([
    ['Tahun', 'Sasaran', ...places.map(heading)],
    ...['Bayi', 'Balita', 'Ibu', 'Lansia', 'Remaja'].map((name, i) => [
      year,
      name,
      ...places.map((_, j) => 100 + 10 * i + j),
    ]),
  ]);

it('is proposed with the placeholder of the contract, and loads once it is accepted', async () => {
  await cilegon.configure('datasets/dinkes/balita.yaml', contract);
  await cilegon.put(
    'Balita 2024.xlsx',
    sheet(2024, (place) => `Sasaran di ${place}`),
  );
  expect(arrivalOf(await cilegon.run({ dataset: id }), id)).toMatchObject({ outcome: 'accepted' });
  await cilegon.put(
    'Balita 2025.xlsx',
    sheet(2025, (place) => `Penerima Kec. ${place}`),
  );
  await cilegon.run({ dataset: id });
  const { drift } = await cilegon.inTown((session) => proposeRemap(session, id));
  expect(drift.proposals).toMatchObject([{ kind: 'heading', wanted: 'sasaran_per_kecamatan' }]);
  expect(drift.proposals[0]?.written).toMatch(/^Penerima .*\{kecamatan\}$/);
  await cilegon.inTown((session) => acceptRemap(session, id, { by: 'Sari', genuine: false }));
  await cilegon.run({ dataset: id });
  expect((await cilegon.facts('balita'))['36.72.02 2025 sasaran=b']).toBe(111);
});
