// A delivery whose records stand side by side → the same facts as one that stands up, each from the cell it was typed in.
import { beforeAll, expect, it } from 'vitest';
import { imbalance } from '../../model/books.js';
import { proposeRemap } from '../../pipelines/remap.js';
import { balitaRows, type Rows, workbook } from './bad-input/sendings.js';
import { arrivalOf, town } from './bad-input/town.js';

const cilegon = await town();

/** Under a title and a blank row, so that row 3 of the sheet names the areas. */
function turned(rows: Rows): Rows {
  const [first = []] = rows;
  return [['BALITA TAHUN 2024'], [], ...first.map((_, col) => rows.map((row) => row[col] ?? null))];
}

let upright: Readonly<Record<string, number>> = {};
beforeAll(async () => {
  await cilegon.put('Balita 2024.xlsx', workbook(balitaRows(2024)));
  await cilegon.run();
  upright = await cilegon.facts('balita');
  expect(Object.keys(upright)).toHaveLength(16);
});

async function origins(): Promise<readonly string[]> {
  const { rows } = await cilegon.warehouse.knex.raw(
    `select a.name || ' ' || b.code || ' ' || o.row_no || ',' || o.col_no as origin
     from core.observation o
     join ref.area a using (city_id, area_id)
     join ref.breakdown b using (city_id, breakdown_id)
     where o.superseded_at is null and a.name in ('Cibeber', 'Cilegon') and o.value is not null
       and o.delivery_id = (select max(delivery_id) from core.observation)
     order by 1`,
  );
  return rows.map(({ origin }: { origin: string }) => origin);
}

it('a mistake is told at its place in the sheet', async () => {
  const rows = balitaRows(2024).map((row) => [...row]);
  const line = rows[2];
  if (line !== undefined) line[2] = 'banyak';
  await cilegon.put('Balita 2024.xlsx', workbook(turned(rows)));
  const { outcome, issues } = arrivalOf(await cilegon.run(), 'dinkes/balita');
  expect(outcome).toBe('returned');
  expect(issues).toContainEqual(
    expect.objectContaining({
      row: 5,
      col: 3,
      text: 'banyak',
      message: expect.stringContaining('Sel C5 (Laki-laki)'),
    }),
  );
});

it('a field that is missing is told at the column that names the fields', async () => {
  const rows = balitaRows(2024).map((row) => row.filter((_, col) => col !== 3));
  await cilegon.put('Balita 2024.xlsx', workbook(turned(rows)));
  const { issues } = arrivalOf(await cilegon.run(), 'dinkes/balita');
  expect(issues).toContainEqual(expect.objectContaining({ code: 'missing-column', row: null, col: 1 }));
});

it('loads what the upright table loads, with balanced books and exact origins', async () => {
  await cilegon.put('Balita 2024.xlsx', workbook(turned(balitaRows(2024, 1))));
  const arrival = arrivalOf(await cilegon.run(), 'dinkes/balita');
  expect(arrival).toMatchObject({ outcome: 'accepted', issues: [] });
  expect(arrival.books && imbalance(arrival.books)).toBe(0);
  const facts = await cilegon.facts('balita');
  expect(facts).toEqual(Object.fromEntries(Object.entries(upright).map(([key, value]) => [key, value + 1])));
  expect(await origins()).toEqual([
    'Cibeber jenis_kelamin=L 5,2',
    'Cibeber jenis_kelamin=P 6,2',
    'Cilegon jenis_kelamin=L 5,3',
    'Cilegon jenis_kelamin=P 6,3',
  ]);
});

it('a field that was renamed is proposed by its row', async () => {
  const rows = balitaRows(2025, 1).map((row) =>
    row.map((cell) => (cell === 'Laki-laki' ? 'Anak Lelaki' : cell)),
  );
  await cilegon.put('Balita 2025.xlsx', workbook(turned(rows)));
  const { datasets } = await cilegon.run();
  const arrival = datasets[0]?.arrivals.find(({ fileName }) => fileName === 'Balita 2025.xlsx');
  expect(arrival?.outcome).toBe('returned');
  const { drift } = await cilegon.inTown((session) => proposeRemap(session, 'dinkes/balita'));
  expect(drift.proposals).toMatchObject([{ wanted: 'laki_laki', written: 'Anak Lelaki' }]);
  expect(drift.changes.map(({ sentence }) => sentence)).toContain(
    '"Laki-laki" (row 5) is now "Anak Lelaki" (row 5).',
  );
  expect(drift.proposals[0]?.evidence.join(' ')).toContain('It stands where "Laki-laki" stood: in row 5.');
});
