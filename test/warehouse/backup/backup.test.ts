import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentsOf } from '../../../warehouse/backup/fingerprint.js';
import { everySequenceOf, everyTableOf } from '../../../warehouse/backup/tables.js';
import { withClient } from '../../../warehouse/client.js';
import { openWarehouse } from '../../../warehouse/open.js';
import type { Warehouse } from '../../../warehouse/warehouse.js';
import { satudata } from '../../cli/satudata.js';
import { testDatabaseAt } from '../../database.js';
import { balitaRows, csv, posyandu, workbook } from '../../pipelines/bad-input/sendings.js';
import { type Town, town } from '../../pipelines/bad-input/town.js';
import { silent } from '../../server.js';
import { newHome, removeHomes } from '../embedded/homes.js';

const place: Town = await town();
const folder = await mkdtemp(join(tmpdir(), 'satudata-backup-'));
const file = join(folder, 'kota.zip');
const empty = [
  await testDatabaseAt({ empty: true }),
  await testDatabaseAt({ empty: true }),
  await testDatabaseAt({ empty: true }),
];
removeHomes();
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every table row for row, every sequence, every file: what must be equal. */
async function everything(at: Town) {
  const warehouse = await openWarehouse({ home: at.place.home }, { env: at.ports.env, log: silent });
  const contents = await inside(warehouse);
  await warehouse.close();
  const files = await readdir(join(at.place.home, 'archive'), { recursive: true, withFileTypes: true });
  return {
    ...contents,
    archive: files
      .filter((each) => each.isFile())
      .map(({ name }) => name)
      .sort(),
  };
}

function inside(warehouse: Warehouse) {
  return withClient(warehouse, async (client) => {
    const tables = [];
    for (const table of await everyTableOf(client)) tables.push(await contentsOf(client, table));
    return { tables, sequences: await everySequenceOf(client) };
  });
}

beforeAll(async () => {
  await place.put('Balita 2024.xlsx', workbook(balitaRows(2024)));
  await place.put('Posyandu 2024.csv', posyandu(4));
  await place.put(
    'Balita 2025.csv',
    csv([...balitaRows(2025).slice(0, 3), ['Atlantis', 2025, 'dua', -5, 1]]),
  );
  await satudata(place, 'run');
  await place.put('Balita 2024.xlsx', workbook(balitaRows(2024, 1)));
  await satudata(place, 'run');
});

describe('satudata backup and restore', () => {
  test('a backup restored elsewhere holds every table, key and file as they were, and goes on from there', async () => {
    const made = await satudata(place, 'backup', file, '--json');
    expect([made.status, made.err]).toEqual([0, expect.not.stringContaining('SD_')]);
    const document = JSON.parse(made.out);
    expect(document.files.missing).toEqual([]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const other = { ...place, ...(await elsewhere(0)) };
    const restored = await satudata(other, 'restore', file);
    expect([restored.status, restored.err]).toEqual([0, expect.not.stringContaining('SD_')]);
    expect(restored.out).toContain('restored: ');
    expect(await everything(other)).toEqual(await everything(place));
    for (const words of [
      ['score'],
      ['status', '--json'],
      ['query', 'select * from mart.observation order by variable, area_code, breakdown'],
    ])
      expect(await satudata(other, ...words)).toEqual(await satudata(place, ...words));
    expect((await satudata(other, 'run')).out).toContain('nothing new');
  });

  test("from a server of one's own into the embedded one and back nothing is lost", async () => {
    const home = await newHome();
    const inside = {
      ...place,
      place: { ...place.place, home },
      ports: { ...place.ports, env: { ...place.ports.env, DATABASE_URL: '' } },
    };
    expect((await satudata(inside, 'restore', file)).status).toBe(0);
    const back = join(folder, 'back.zip');
    const made = await satudata(inside, 'backup', back, '--json');
    const tables = (document: string) => JSON.parse(document).tables;
    expect([made.status, tables(made.out)]).toEqual([
      0,
      (await everything(place)).tables.map(({ columns: _, ...rest }) => rest),
    ]);
    const other = { ...place, ...(await elsewhere(2)) };
    expect((await satudata(other, 'restore', back)).status).toBe(0);
    expect(await everything(other)).toEqual(await everything(place));
  });

  test('no table of the warehouse is left out', async () => {
    const { tables } = await everything(place);
    const warehouse = await openWarehouse({ home: place.place.home }, { env: place.ports.env, log: silent });
    const { rows } = await warehouse.knex.raw(
      "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('ref', 'raw', 'core', 'mart', 'ops')",
    );
    await warehouse.close();
    const held = [...tables.map(({ name }) => name), 'ops.definition', 'ops.migration', 'ref.generated_view'];
    expect(rows.map(({ name }: { name: string }) => name).sort()).toEqual(held.sort());
    expect(tables.filter(({ rows }) => rows > 0).map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'core.observation',
        'mart.score',
        'ops.run',
        'raw.delivery',
        'raw.issue',
        'ref.area',
      ]),
    );
  });

  test('a file that is there is never written over, and a warehouse that holds data never restored into', async () => {
    const before = await readFile(file);
    const again = await satudata(place, 'backup', file);
    expect([again.status, again.err]).toEqual([5, expect.stringContaining('SD_BACKUP_EXISTS')]);
    expect(await readFile(file)).toEqual(before);
    const full = await satudata(place, 'restore', file);
    expect([full.status, full.err]).toEqual([5, expect.stringContaining('SD_RESTORE_NOT_EMPTY')]);
  });

  test('a damaged backup restores nothing, and says what is wrong with it', async () => {
    const bytes = await readFile(file);
    const bad = async (name: string, content: Uint8Array | string) => {
      const path = join(folder, name);
      await writeFile(path, content);
      const other = { ...place, ...(await elsewhere(1)) };
      const { status, err } = await satudata(other, 'restore', path);
      expect(status).toBe(5);
      expect((await satudata(other, 'query', 'select 1 from core.observation')).status).not.toBe(0);
      return err;
    };
    expect(await bad('cut.zip', bytes.subarray(0, bytes.length - 400))).toContain('SD_RESTORE_FILE');
    expect(await bad('words.zip', 'not a zip')).toContain('SD_RESTORE_FILE');
    const flipped = Buffer.from(bytes);
    const at = flipped.indexOf('tables/core.observation.copy') + 60;
    flipped.writeUInt8(flipped.readUInt8(at) ^ 0xff, at);
    expect(await bad('flipped.zip', flipped)).toContain('SD_RESTORE_DAMAGED');
  });

  test('a file that the archive has lost is told, and the rest is backed up', async () => {
    const [lost = ''] = (await everything(place)).archive;
    const path = join(place.place.home, 'archive', lost.slice(0, 2), lost);
    const bytes = await readFile(path);
    await rm(path);
    const { out, status } = await satudata(place, 'backup', join(folder, 'lost.zip'));
    expect([status, out]).toEqual([
      0,
      expect.stringContaining('1 files that deliveries name are not in the archive'),
    ]);
    await writeFile(path, bytes);
  });
});

/** An empty home and one of the empty databases. */
async function elsewhere(number: number) {
  const home = await mkdtemp(join(folder, 'home-'));
  const env = { ...place.ports.env, DATABASE_URL: empty[number]?.url ?? '' };
  return { place: { ...place.place, home }, ports: { ...place.ports, env } };
}
