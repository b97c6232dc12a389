import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { migrate } from '../../warehouse/migrate.js';
import { testDatabase } from '../database.js';

const warehouse = await testDatabase({ empty: true });
const { knex } = warehouse;
let folder = '';

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

async function names(table: string): Promise<readonly string[]> {
  return knex(table).orderBy('name').pluck('name');
}

const city = 'create schema ref; create table ref.city (name text, people integer);';

beforeEach(async () => {
  folder = await mkdtemp(join(inject('home'), 'sql-'));
  for (const stage of ['migrations', 'functions', 'views']) await mkdir(join(folder, stage));
  for (const schema of ['ref', 'mine', 'ops']) await knex.raw(`drop schema if exists ${schema} cascade`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('files are applied once, in the order of their numbers, and remembered', async () => {
  await write({
    'migrations/0002_row.sql': "insert into ref.city values ('Cilegon?', 28015);",
    'migrations/0001_city.sql': city,
  });
  expect(await migrate(warehouse, folder)).toEqual({
    applied: ['0001_city.sql', '0002_row.sql'],
    rebuilt: true,
  });
  expect(await migrate(warehouse, folder)).toEqual({ applied: [], rebuilt: false });
  expect(await knex('ref.city')).toEqual([{ name: 'Cilegon?', people: 28015 }]);
  expect(await names('ops.migration')).toEqual(['0001_city.sql', '0002_row.sql']);
});

test('programs that migrate at the same moment wait for each other', async () => {
  await write({ 'migrations/0001_city.sql': city });
  const reports = await Promise.all([1, 2, 3].map(() => migrate(warehouse, folder)));
  expect(reports.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 1]);
});

test('a refused file is named with its line, and leaves the warehouse as it was', async () => {
  await write({ 'migrations/0001_city.sql': city });
  await migrate(warehouse, folder);
  await write({
    'migrations/0002_good.sql': 'create table ref.good ();',
    'migrations/0003_bad.sql': 'create table ref.bad ();\n\nselect no_such_column\nfrom ref.city;',
  });
  await expect(migrate(warehouse, folder)).rejects.toMatchObject({
    code: 'SD_MIGRATION_FAILED',
    message: expect.stringMatching(
      /sql\/migrations\/0003_bad\.sql, line 3, was refused: column "no_such_column"/,
    ),
  });
  expect(await names('ops.migration')).toEqual(['0001_city.sql']);
  expect((await knex.raw("select to_regclass('ref.good') as good")).rows).toEqual([{ good: null }]);
});

test('an applied file that was edited is named; other line ends are no edit', async () => {
  await write({ 'migrations/0001_city.sql': `${city}\n-- end\n` });
  await migrate(warehouse, folder);
  await write({ 'migrations/0001_city.sql': `${city}\r\n-- end\r\n` });
  expect(await migrate(warehouse, folder)).toEqual({ applied: [], rebuilt: false });
  await write({ 'migrations/0001_city.sql': `${city} -- better` });
  await expect(migrate(warehouse, folder)).rejects.toMatchObject({
    code: 'SD_MIGRATION_EDITED',
    message: expect.stringContaining('0001_city.sql'),
  });
});

test('a number that comes too late, is given twice or is missing is refused', async () => {
  await write({ 'migrations/0002_city.sql': city });
  await migrate(warehouse, folder);
  await write({ 'migrations/0001_late.sql': 'select 1;' });
  await expect(migrate(warehouse, folder)).rejects.toMatchObject({ code: 'SD_MIGRATION_ORDER' });
  await rm(join(folder, 'migrations/0001_late.sql'));
  await write({ 'migrations/0002_again.sql': 'select 1;' });
  await expect(migrate(warehouse, folder)).rejects.toMatchObject({ code: 'SD_MIGRATION_ORDER' });
  await rm(join(folder, 'migrations/0002_again.sql'));
  await write({ 'migrations/late.sql': 'select 1;' });
  await expect(migrate(warehouse, folder)).rejects.toMatchObject({
    code: 'SD_MIGRATION_ORDER',
    message: expect.stringContaining('late.sql'),
  });
});

test('a warehouse of a newer release is left alone', async () => {
  await write({ 'migrations/0001_city.sql': city, 'migrations/0002_newer.sql': 'select 1;' });
  await migrate(warehouse, folder);
  await rm(join(folder, 'migrations/0002_newer.sql'));
  await expect(migrate(warehouse, folder)).rejects.toMatchObject({
    code: 'SD_MIGRATION_UNKNOWN',
    message: expect.stringContaining('0002_newer.sql'),
  });
});

test('views and functions follow their files: changed, gone, and written before what they read', async () => {
  await write({
    'migrations/0001_city.sql': city,
    'functions/people.sql':
      'create or replace function ref.people() returns bigint language sql as $$ select sum(people) from ref.big_city $$;',
    'functions/old.sql': 'create or replace function ref.old() returns int language sql as $$ select 1 $$;',
    'views/1_big.sql': 'create view ref.big_city as select * from ref.city where people > 10;',
    'views/2_names.sql': 'create view ref.name as select name from ref.big_city;',
  });
  await migrate(warehouse, folder);
  await knex('ref.city').insert([{ name: 'Cilegon', people: 20 }]);
  expect((await knex.raw('select ref.people() as people')).rows).toEqual([{ people: 20 }]);
  await rm(join(folder, 'functions/old.sql'));
  await write({
    'functions/people.sql':
      "create or replace function ref.people() returns text language sql as $$ select 'many' $$;",
    'views/1_big.sql': 'create view ref.big_city as select people, name from ref.city;',
  });
  expect(await migrate(warehouse, folder)).toEqual({ applied: [], rebuilt: true });
  expect((await knex.raw('select ref.people() as people, people as n from ref.big_city')).rows).toEqual([
    { people: 'many', n: 20 },
  ]);
  expect((await knex.raw("select to_regproc('ref.old') as old")).rows).toEqual([{ old: null }]);
});

test('a view does not stand in the way of a migration of its table', async () => {
  await write({
    'migrations/0001_city.sql': city,
    'views/1_city.sql': 'create view ref.view as select people from ref.city;',
  });
  await migrate(warehouse, folder);
  await write({ 'migrations/0002_type.sql': 'alter table ref.city alter people type bigint;' });
  expect(await migrate(warehouse, folder)).toEqual({ applied: ['0002_type.sql'], rebuilt: true });
});

test("an analyst's view upon ours is never dropped: it is named, and everything stays", async () => {
  await write({
    'migrations/0001_city.sql': city,
    'views/1_city.sql': 'create view ref.view as select people from ref.city;',
  });
  await migrate(warehouse, folder);
  await knex.raw('create schema mine; create view mine.report as select * from ref.view');
  await write({ 'views/1_city.sql': 'create view ref.view as select people, name from ref.city;' });
  await expect(migrate(warehouse, folder)).rejects.toMatchObject({
    code: 'SD_VIEW_IN_USE',
    message: expect.stringContaining('mine.report'),
  });
  expect(await knex('mine.report')).toEqual([]);
});

test('a function that somebody has built upon is replaced in place', async () => {
  const plus = (n: number) =>
    `create or replace function ref.plus(x int) returns int language sql immutable as $$ select x + ${n} $$;`;
  await write({ 'migrations/0001_city.sql': city, 'functions/plus.sql': plus(1) });
  await migrate(warehouse, folder);
  await knex.raw('create schema mine; create view mine.report as select ref.plus(1) as two');
  await write({ 'functions/plus.sql': plus(2) });
  await migrate(warehouse, folder);
  expect(await knex('mine.report').pluck('two')).toEqual([3]);
});

test('what migrations make is theirs: it outlives a rebuild', async () => {
  await write({
    'migrations/0001_city.sql': `${city} create function ref.one() returns int language sql as $$ select 1 $$;`,
  });
  await migrate(warehouse, folder);
  await write({
    'functions/two.sql': 'create or replace function ref.two() returns int language sql as $$ select 2 $$;',
  });
  await migrate(warehouse, folder);
  expect((await knex.raw('select ref.one() + ref.two() as three')).rows).toEqual([{ three: 3 }]);
});
