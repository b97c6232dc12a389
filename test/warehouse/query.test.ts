import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { migrate } from '../../warehouse/migrate.js';
import { openWarehouse } from '../../warehouse/open.js';
import { query } from '../../warehouse/query.js';
import { ensureReader, withReader } from '../../warehouse/reader.js';
import { recallReader } from '../../warehouse/reader-login.js';
import { testDatabase } from '../database.js';
import { silent } from '../server.js';
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
    ['that takes the role of the program', "select set_config('role', 'satudata', false)"],
    ['that takes a role hidden from view', String.raw`select U&"set\005fconfig"('role', 'satudata', true)`],
    [
      'that steps out of its role to read',
      String.raw`with out as materialized (select U&"set\005fconfig"('role', 'none', true)) select * from out, raw.issue`,
    ],
    ['that reads what is not for reading', 'select * from raw.delivery'],
    ['that reads issues, in which names may stand', 'select text from raw.issue'],
    ['that reads what the program did', 'select * from ops.run'],
    ['that holds what is done by one at a time', "select ops.take_lock('commit', 0::smallint, 0)"],
    ['that runs a block', "do $$ begin perform set_config('role', 'none', false); end $$"],
    ['that runs a program', "copy (select 1) to program 'true'"],
    ['that hides a statement of its own', "select query_to_xml('select * from raw.issue', true, true, '')"],
    ['that writes to the server', "select lo_from_bytea(0, 'x')"],
    ['that makes a function', 'create function pg_temp.f() returns int language sql as $$ select 1 $$'],
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
    const [[user]] = (await ask('select session_user::text')).rows as [[string]];
    expect(user).toMatch(/^satudata_query_/);
    const { rows } = await warehouse.knex.raw(
      "select current_setting('statement_timeout') as t, current_user::text as u",
    );
    expect(rows[0].u).not.toBe(user);
    expect(rows[0].t).toBe('0');
  });
});

describe('the login of queries', () => {
  test('ends no session of others and keeps its time, whatever it sets', async () => {
    const { rows } = await warehouse.knex.raw('select pg_backend_pid() as pid');
    await expect(ask(`select pg_terminate_backend(${rows[0].pid})`)).rejects.toMatchObject({
      code: 'SD_QUERY_REFUSED',
    });
    const sql = "select set_config('statement_timeout', '0', false), pg_sleep(20)";
    await expect(ask(sql, { limit: 1, timeout: 200 })).rejects.toMatchObject({ code: 'SD_QUERY_TIMEOUT' });
  });

  test('holds no commit, no publish and no migration up, whatever locks it takes', async () => {
    const keys = await warehouse.knex.raw(
      "select c.city_id as city, d.dataset_id as dataset, hashtext('satudata.publish') as publish from ref.city c join ref.dataset d using (city_id)",
    );
    const { city, dataset, publish } = keys.rows[0];
    const pairs = [
      [1935766625 + city, dataset],
      [publish, city],
    ];
    const locks = [...pairs.map((pair) => pair.join()), '7203672', '1935766624'];
    await withReader(warehouse, 30_000, async (client) => {
      for (const lock of locks) await client.query(`select pg_advisory_lock(${lock})`);
      await load(warehouse, await readKeys(warehouse, cityArea), [observation({ value: 13 })]);
      await loadReference(warehouse, smallCity());
      await migrate(warehouse);
    });
    expect((await ask('select value from observation where value is not null')).rows).toEqual([[13]]);
  }, 20_000);

  test('is refused where it could do more', async () => {
    const { connectionString } = await warehouse.address();
    const powerful = { ...warehouse, readerUrl: connectionString };
    await expect(query(powerful, 'select 1', { limit: 1, timeout: 5000 })).rejects.toMatchObject({
      code: 'SD_READER_POWERFUL',
      hint: expect.stringContaining('SATUDATA_READER_URL'),
    });
  });

  test('that nobody may make is missed with the way out, and one that is named serves', async () => {
    const name = `plain_${randomBytes(4).toString('hex')}`;
    await warehouse.knex.raw(`create role ${name} login password 'rahasia-${name}'`);
    await warehouse.knex.raw(
      `create role ${name}_analis login password 'rahasia-${name}' in role satudata_reader`,
    );
    const as = (user: string) => {
      const url = new URL(connection);
      url.username = user;
      url.password = `rahasia-${name}`;
      return url.href;
    };
    const { connectionString: connection = '' } = await warehouse.address();
    const home = await mkdtemp(join(tmpdir(), 'satudata-reader-'));
    const plain = await openWarehouse({ url: as(name), home }, { env: {}, log: silent });
    const chosen = { ...plain, readerUrl: as(`${name}_analis`) };
    try {
      expect(await ensureReader(plain)).toMatchObject({
        missing: expect.stringContaining('permission denied'),
      });
      await expect(query(plain, 'select 1', { limit: 1, timeout: 5000 })).rejects.toMatchObject({
        code: 'SD_READER_MISSING',
        hint: expect.stringContaining('SATUDATA_READER_URL'),
      });
      expect(await ensureReader(chosen)).toBe('named');
      expect((await query(chosen, 'select session_user::text', { limit: 1, timeout: 5000 })).rows).toEqual([
        [`${name}_analis`],
      ]);
    } finally {
      await plain.close();
      await rm(home, { recursive: true, force: true });
    }
  });

  test('is made once a home, and its password never told to the log of the server', async () => {
    expect(await ensureReader(warehouse)).toBe('kept');
    const login = await recallReader(warehouse.home);
    const { rows } = await warehouse.knex.raw('select rolpassword as kept from pg_authid where rolname = ?', [
      login?.role ?? '',
    ]);
    expect(rows[0].kept).toMatch(/^SCRAM-SHA-256\$4096:/);
    expect((await stat(join(warehouse.home, 'reader.json'))).mode & 0o077).toBe(0);
  });
});

test('nothing that was refused has changed a fact: there are the two first ones and the one that came later', async () => {
  expect((await ask('select count(*) from core.observation')).rows).toEqual([[3]]);
});
