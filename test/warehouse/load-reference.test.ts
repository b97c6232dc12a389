import { beforeEach, describe, expect, test } from 'vitest';
import { readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { testDatabase } from '../database.js';
import { cityArea, datasetEntry, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
const city = smallCity();

beforeEach(() => loadReference(warehouse, city));

const rowsOf = async (table: string, ...columns: string[]) =>
  warehouse
    .knex(table)
    .select(columns)
    .orderBy(columns[0] ?? 'code');

describe('loading the configuration', () => {
  test('gives the same keys when it is loaded again, and writes no row that is equal', async () => {
    const before = await readKeys(warehouse, cityArea);
    const versions = await warehouse.knex.raw(
      'select code, xmin::text from ref.area union all select code, xmin::text from ref.variable',
    );
    await loadReference(warehouse, smallCity());
    expect(await readKeys(warehouse, cityArea)).toEqual(before);
    const again = await warehouse.knex.raw(
      'select code, xmin::text from ref.area union all select code, xmin::text from ref.variable',
    );
    expect(again.rows).toEqual(versions.rows);
  });

  test('updates a name and keeps the key', async () => {
    const before = await readKeys(warehouse, cityArea);
    const renamed = city.areas.map((area) =>
      area.code === '36.72.01' ? { ...area, name: 'Utara Baru' } : area,
    );
    await loadReference(warehouse, smallCity({ areas: renamed }));
    const [row] = await warehouse.knex('ref.area').where({ code: '36.72.01' }).select('area_id', 'name');
    expect(row).toEqual({ area_id: before.areas.get('36.72.01'), name: 'Utara Baru' });
    expect(await rowsOf('ref.area_name', 'name')).toContainEqual({ name: 'Utara Baru' });
  });

  test('retires what is gone, and takes it back with its old key', async () => {
    const before = await readKeys(warehouse, cityArea);
    await loadReference(
      warehouse,
      smallCity({
        areas: city.areas.slice(0, 4),
        datasets: city.datasets.slice(0, 1),
        opds: city.opds.slice(0, 1),
        breakdowns: {},
      }),
    );
    const without = await readKeys(warehouse, cityArea);
    expect(without.areas.has('36.72.02')).toBe(false);
    expect(without.variables.has('angkot')).toBe(false);
    expect(without.datasets.has('dishub/angkot')).toBe(false);
    const { rows } = await warehouse.knex.raw(
      "select retired_at is not null as retired from ref.area where code = '36.72.02'",
    );
    expect(rows).toEqual([{ retired: true }]);
    await loadReference(warehouse, city);
    expect(await readKeys(warehouse, cityArea)).toEqual(before);
  });

  test('knows for every area all that it lies in', async () => {
    const { rows } = await warehouse.knex.raw(`
      select up.code, n.depth from ref.area_ancestor n
      join ref.area a using (city_id, area_id) join ref.area up on up.city_id = n.city_id and up.area_id = n.ancestor_id
      where a.code = '36.72.01' order by n.depth`);
    expect(rows).toEqual([
      { code: '36.72.01', depth: 0 },
      { code: '36.72', depth: 1 },
      { code: '36', depth: 2 },
      { code: '0', depth: 3 },
    ]);
  });

  test('works out anew what lies in what when an area moves', async () => {
    const moved = city.areas.map((area) => (area.code === '36.72.02' ? { ...area, parent: '36' } : area));
    await loadReference(warehouse, smallCity({ areas: moved }));
    const { rows } = await warehouse.knex.raw(`
      select up.code from ref.area_ancestor n join ref.area a using (city_id, area_id)
      join ref.area up on up.city_id = n.city_id and up.area_id = n.ancestor_id
      where a.code = '36.72.02' order by n.depth`);
    expect(rows.map((row: { code: string }) => row.code)).toEqual(['36.72.02', '36', '0']);
  });

  test('keeps spellings and the codes of axes with how they read', async () => {
    expect(await rowsOf('ref.area_name', 'name')).toContainEqual({ name: 'Kec. Utara' });
    expect(await rowsOf('ref.category', 'code', 'title')).toEqual([
      { code: 'L', title: 'Laki-laki' },
      { code: 'P', title: 'Perempuan' },
    ]);
  });

  test('may be done by two programs at once', async () => {
    await Promise.all([loadReference(warehouse, city), loadReference(warehouse, city)]);
    expect(await rowsOf('ref.opd', 'code')).toHaveLength(2);
  });

  test('refuses a first period that does not exist', async () => {
    const wrong = datasetEntry('dinkes/balita', { since: '2024-13' });
    await expect(loadReference(warehouse, smallCity({ datasets: [wrong] }))).rejects.toMatchObject({
      code: 'SD_REFERENCE_PERIOD',
    });
  });

  test('an unknown city is told, with the command that makes it known', async () => {
    await expect(readKeys(warehouse, '99.99')).rejects.toMatchObject({
      code: 'SD_CITY_UNKNOWN',
      hint: expect.stringContaining('satudata migrate'),
    });
  });
});

describe('the views that an analyst opens first', () => {
  test('a dataset reads as a table: areas and periods down, variables across', async () => {
    const keys = await readKeys(warehouse, cityArea);
    await load(warehouse, keys, [
      observation({ breakdown: 'jenis_kelamin=L', value: 10.5 }),
      observation({ breakdown: 'jenis_kelamin=L', variable: 'gizi_buruk', value: 2 }),
    ]);
    const { rows } = await warehouse.knex.raw(
      'select area, parent_area, period, jenis_kelamin, balita, gizi_buruk from mart.data_dinkes_balita',
    );
    expect(rows).toEqual([
      {
        area: 'Utara',
        parent_area: 'Kota Contoh',
        period: '2024-01',
        jenis_kelamin: 'L',
        balita: '10.5',
        gizi_buruk: '2',
      },
    ]);
    const agency = await warehouse.knex.raw(
      'select dataset, variable, area, value, unit from mart.opd_dinkes order by variable',
    );
    expect(agency.rows[1]).toEqual({
      dataset: 'dinkes/balita',
      variable: 'gizi_buruk',
      area: 'Utara',
      value: '2',
      unit: 'jiwa',
    });
  });

  test('says in its comment what a column means', async () => {
    const { rows } = await warehouse.knex.raw(`
      select col_description('mart.data_dinkes_balita'::regclass, attnum) as said from pg_attribute
      where attrelid = 'mart.data_dinkes_balita'::regclass and attname = 'gizi_buruk'`);
    expect(rows).toEqual([{ said: 'Gizi buruk (jiwa)' }]);
  });

  test('changes with the configuration and goes with its dataset', async () => {
    const [balita] = city.datasets;
    await loadReference(
      warehouse,
      smallCity({ datasets: [{ ...datasetEntry('dinkes/balita'), title: 'Apa? Siapa?' }] }),
    );
    const { rows } = await warehouse.knex.raw(
      "select obj_description('mart.data_dinkes_balita'::regclass) as said, to_regclass('mart.data_dishub_angkot') as gone",
    );
    expect(rows).toEqual([{ said: 'Apa? Siapa? (dinkes/balita)', gone: null }]);
    expect(balita?.title).not.toBe('Apa? Siapa?');
  });

  test('is made again when someone dropped it', async () => {
    await warehouse.knex.raw('drop view mart.opd_dinkes');
    await loadReference(warehouse, city);
    const { rows } = await warehouse.knex.raw("select to_regclass('mart.opd_dinkes') is not null as stands");
    expect(rows).toEqual([{ stands: true }]);
  });

  test('is not taken from under a view that someone built upon it', async () => {
    await warehouse.knex.raw('create view mart.mine as select * from mart.data_dinkes_balita');
    const changed = smallCity({ datasets: [datasetEntry('dinkes/balita')] });
    await expect(loadReference(warehouse, changed)).rejects.toMatchObject({
      code: 'SD_VIEW_IN_USE',
      message: expect.stringContaining('mine'),
    });
    await warehouse.knex.raw('drop view mart.mine');
  });

  test('has a name that PostgreSQL keeps whole, and no column twice', async () => {
    const long = `dinkes/${'sangat-panjang-'.repeat(5)}sekali`;
    const dataset = datasetEntry(long, {
      variables: { period: { title: 'Masa', unit: 'hari' } },
      columns: [{ type: 'number', heading: 'Masa {jenis_kelamin}', variable: 'period' }],
    });
    await loadReference(warehouse, smallCity({ datasets: [dataset] }));
    const { rows } = await warehouse.knex.raw("select name from ref.generated_view where name like 'data_%'");
    expect(rows[0].name).toMatch(/^data_dinkes_sangat_panjang_.*_[0-9a-f]{8}$/);
    const view = await warehouse.knex.raw(
      `select jenis_kelamin, period, period_value from mart."${rows[0].name}"`,
    );
    expect(view.rows).toEqual([]);
  });
});
