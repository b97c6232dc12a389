import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePlace, placePath } from '../../../warehouse/embedded/place.js';
import { lacks } from '../../left-out.js';
import { newHome, removeHomes } from './homes.js';

removeHomes();
const asRoot = process.getuid?.() === 0;
const stranger = { uid: 4242, gid: 4343 };

test('the place is inside of the home, so that it moves with it', async () => {
  const home = await newHome();
  await mkdir(home);
  expect(await makePlace(home, null)).toBe('postgres');
  expect(placePath(home, 'postgres')).toBe(join(home, 'postgres'));
  expect(await readFile(join(home, 'postgres', 'home'), 'utf8')).toBe(`${home}\n`);
  expect((await stat(join(home, 'postgres'))).mode & 0o777).toBe(0o700);
});

test('an ordinary user without room in his home has no other place', async () => {
  const home = await newHome();
  await mkdir(home);
  await writeFile(join(home, 'postgres'), '');
  await expect(makePlace(home, null)).rejects.toMatchObject({ code: 'SD_WAREHOUSE_HOME' });
});

test.skipIf(lacks('root', asRoot))(
  'root finds a place elsewhere, owned by who runs the server, each time a new one',
  async () => {
    const home = await newHome();
    await mkdir(home);
    await writeFile(join(home, 'postgres'), '');
    const places = [await makePlace(home, stranger), await makePlace(home, stranger)];
    expect(new Set(places).size).toBe(2);
    for (const place of places) {
      expect((await stat(placePath(home, place))).uid).toBe(stranger.uid);
      await rm(place, { recursive: true });
    }
  },
);
