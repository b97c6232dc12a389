import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { chown, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exitStatus } from '../../../model/errors.js';
import { run } from '../../../pipelines/run.js';
import { lacks } from '../../left-out.js';
import { databaseUrl, onServer } from '../../server.js';
import { smallDisk } from '../../small-disk.js';
import { balitaRows, csv, posyandu } from './sendings.js';
import { errorsOf, type Town, town } from './town.js';

const archiveDisk = smallDisk(1);
const databaseDisk = smallDisk(2);

/** Writes until nothing more fits; gives back the way to make room again. */
function fill(disk: string): () => void {
  const path = join(disk, 'filler');
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4096, 1);
  try {
    for (;;) writeSync(file, page);
  } catch {
    closeSync(file);
  }
  return () => rmSync(path);
}

async function totalOf(place: Town, variable: string): Promise<number> {
  return Object.values(await place.facts(variable)).reduce((sum, value) => sum + value, 0);
}

describe.skipIf(lacks('a small disk', archiveDisk !== null))('the disk of the archive fills up', () => {
  it('in the middle of a file: its dataset fails, the others load, and it loads when there is room', async () => {
    const cilegon = await town({ home: join(archiveDisk ?? '', 'home') });
    await mkdir(cilegon.place.home);
    const long = `${'catatan;;;;\n'.repeat(200_000)}${csv(balitaRows(2024))}`;
    await cilegon.put('Balita 2024.csv', long);
    const report = await cilegon.run();
    expect(errorsOf(report)).toEqual([
      expect.stringMatching(/dinkes\/balita SD_WAREHOUSE_DISK_FULL The disk is full; nothing was half/),
    ]);
    expect(report.datasets.map(({ error }) => (error === null ? 0 : exitStatus(error)))).toEqual([5, 0]);
    await cilegon.put('Posyandu 2024.csv', posyandu(4));
    expect(errorsOf(await cilegon.run({ dataset: 'dinkes/posyandu' }))).toEqual([]);
    expect(await totalOf(cilegon, 'posyandu')).toBe(32);
    await cilegon.put('Balita 2024.csv', csv(balitaRows(2024)));
    expect(errorsOf(await cilegon.run())).toEqual([]);
    expect(await totalOf(cilegon, 'balita')).toBe(2456);
    expect(await cilegon.audits()).toEqual([]);
  });
});

const cilegon = databaseDisk === null ? null : await town();
const owner = cilegon === null ? null : await ownerOfServer(cilegon.url);
const space = `small_${process.pid}`;

/** null for a server on another machine: its disk cannot be filled from here. */
async function ownerOfServer(url: string) {
  const [[directory] = ['']] = await onServer(url, 'show data_directory');
  return stat(String(directory)).catch(() => null);
}

describe.skipIf(lacks('a small disk', owner !== null))('the disk of the database fills up', async () => {
  if (cilegon === null || databaseDisk === null || owner === null) return;
  const alone = databaseUrl(cilegon.url, 'postgres');
  const database = new URL(cilegon.url).pathname.slice(1);
  await chown(databaseDisk, owner.uid, owner.gid);
  await onServer(alone, `create tablespace ${space} location '${databaseDisk}'`);
  afterAll(async () => {
    await onServer(
      alone,
      `alter database ${database} reset temp_tablespaces`,
      `drop tablespace if exists ${space}`,
    );
  });

  it('while a delivery is staged: it fails with a sentence, and loads when there is room', async () => {
    await cilegon.put('Balita 2024.csv', csv(balitaRows(2024)));
    await cilegon.run();
    await onServer(alone, `alter database ${database} set temp_tablespaces = '${space}'`);
    await cilegon.put('Balita 2024.csv', csv(balitaRows(2024, 1)));
    let makeRoom: () => void = () => undefined;
    const report = await cilegon.inTown((session) => {
      makeRoom = fill(databaseDisk);
      return run(session, { dataset: 'dinkes/balita' }, () => undefined);
    });
    expect(errorsOf(report)).toEqual([expect.stringContaining('SD_WAREHOUSE_DISK_FULL')]);
    expect(await totalOf(cilegon, 'balita')).toBe(2456);
    makeRoom();
    expect(errorsOf(await cilegon.run())).toEqual([]);
    expect(await totalOf(cilegon, 'balita')).toBe(2456 + 16);
    await onServer(alone, `alter database ${database} reset temp_tablespaces`);
  });

  it('while facts are committed: all of the delivery is undone, and loads when there is room', async () => {
    await onServer(cilegon.url, `alter table core.observation set tablespace ${space}`);
    const makeRoom = fill(databaseDisk);
    let more = 1;
    let told: readonly string[] = [];
    while (told.length === 0 && more < 20) {
      more += 1;
      await cilegon.put('Balita 2024.csv', csv(balitaRows(2024, more)));
      told = errorsOf(await cilegon.run({ dataset: 'dinkes/balita' }));
    }
    expect(told).toEqual([expect.stringContaining('SD_WAREHOUSE_DISK_FULL')]);
    expect(await totalOf(cilegon, 'balita')).toBe(2456 + 16 * (more - 1));
    makeRoom();
    expect(errorsOf(await cilegon.run())).toEqual([]);
    expect(await totalOf(cilegon, 'balita')).toBe(2456 + 16 * more);
    expect(await cilegon.audits()).toEqual([]);
    await onServer(cilegon.url, 'alter table core.observation set tablespace pg_default');
  });
});
