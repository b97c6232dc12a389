import { describe, expect, test } from 'vitest';
import { readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { query } from '../../warehouse/query.js';
import { testDatabase } from '../database.js';
import { cityArea, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
await loadReference(warehouse, smallCity());
await load(warehouse, await readKeys(warehouse, cityArea), [
  observation({ value: 12.5 }),
  observation({ area: '36.72.02', value: null, flag: 'missing' }),
]);

const ask = (sql: string, limits = { limit: 100, timeout: 5000 }) => query(warehouse, sql, limits);

describe('an analyst reads', () => {
  test('facts with every name spelled out', async () => {
    const answer = await ask('select area, period, start_date, value, flag from observation order by area;');
    expect(answer).toEqual({
      columns: ['area', 'period', 'start_date', 'value', 'flag'],
      rows: [
        ['Selatan', '2024-01', '2024-01-01', null, 'missing'],
        ['Utara', '2024-01', '2024-01-01', 12.5, null],
      ],
      truncated: false,
    });
  });

  test('views of datasets, of obligations, and the tables of ref and core', async () => {
    for (const name of [
      'data_dinkes_balita',
      'opd_dinkes',
      'obligation',
      'ref.area',
      'core.observation',
      'indicator_value',
    ])
      expect((await ask(`select count(*) from ${name}`)).rows).toHaveLength(1);
  });

  test('figures as numbers where a number holds them exactly, else as text', async () => {
    const sql =
      'select 1.50, 12345678901234567890.12, 9007199254740993::bigint, true, \'{"a":1}\'::jsonb, array[1,2], null';
    const { rows } = await ask(sql);
    expect(rows).toEqual([
      [1.5, '12345678901234567890.12', '9007199254740993', true, { a: 1 }, '{1,2}', null],
    ]);
  });

  test('at most as many rows as the limit, and is told when there were more', async () => {
    const answer = await ask('select generate_series(1, 1000000)', { limit: 3, timeout: 5000 });
    expect(answer).toEqual({ columns: ['generate_series'], rows: [[1], [2], [3]], truncated: true });
    expect((await ask('select 1', { limit: 1, timeout: 5000 })).truncated).toBe(false);
  });

  test('columns of one name side by side, and a question mark as it stands', async () => {
    expect(await ask("select 'a?' as x, 'b' as x")).toMatchObject({
      columns: ['x', 'x'],
      rows: [['a?', 'b']],
    });
  });
});

describe('a query is refused', () => {
  test.each([
    ['that writes', 'insert into core.observation select * from core.observation'],
    [
      'that writes inside a with',
      'with gone as (delete from core.observation returning 1) select * from gone',
    ],
    ['that changes a table', 'drop view mart.observation'],
    ['that is two', 'select 1; select 2'],
    ['that is nothing', '  '],
    ['that gives back the role', 'reset role'],
    ['that takes another role in passing', "select pg_catalog.SET_CONFIG('role', 'none', false)"],
    [
      'that hides that from view',
      "select query_to_xml('select set_' || 'config(''role'', ''none'', false)', true, true, '')",
    ],
    ['that reads what is not for reading', 'select * from raw.delivery'],
    ['that reads a file of the server', "select pg_read_file('/etc/passwd')"],
    ['that locks rows', 'select * from ref.area for update'],
  ])('%s', async (_what, sql) => {
    await expect(ask(sql)).rejects.toMatchObject({
      code: 'SD_QUERY_REFUSED',
      hint: expect.stringContaining('select'),
    });
  });

  test('with what PostgreSQL said and where', async () => {
    await expect(ask('select bogus from mart.observation')).rejects.toThrow(
      'The query was refused: column "bogus" does not exist (at character 8)',
    );
  });

  test('when it takes longer than it may, and the connection is fit for the next', async () => {
    await expect(ask('select pg_sleep(5)', { limit: 1, timeout: 50 })).rejects.toMatchObject({
      code: 'SD_QUERY_TIMEOUT',
      message: expect.stringContaining('0.05 s'),
    });
    expect((await ask('select current_user::text')).rows).toEqual([['satudata_reader']]);
    const { rows } = await warehouse.knex.raw(
      "select current_setting('statement_timeout') as t, current_user::text as u",
    );
    expect(rows).not.toContainEqual(expect.objectContaining({ u: 'satudata_reader' }));
    expect(rows[0].t).toBe('0');
  });
});

test('nothing that was refused has changed a fact', async () => {
  expect((await ask('select count(*) from core.observation')).rows).toEqual([[2]]);
});
