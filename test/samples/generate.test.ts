import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inhabitants, readCity } from '../../samples/city.js';
import { damagedPaths } from '../../samples/damage.js';
import { generate } from '../../samples/generate.js';
import { packageRoot } from '../../samples/root.js';

let written: string;
let count: number;

beforeAll(async () => {
  written = await mkdtemp(join(tmpdir(), 'satudata-samples-'));
  count = await generate(written);
});
afterAll(() => rm(written, { recursive: true, force: true }));

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}

describe('the sample files', () => {
  it('are written the same, byte for byte, as they stand in the repository', async () => {
    for (const folder of ['inbox', 'recorded']) {
      const kept = join(packageRoot, 'samples', folder);
      const names = await filesBelow(kept);
      expect(await filesBelow(join(written, folder))).toEqual(names);
      for (const name of names) {
        const [now, then] = await Promise.all([
          readFile(join(written, folder, name)),
          readFile(join(kept, name)),
        ]);
        expect(now.equals(then), `${folder}/${name}`).toBe(true);
      }
    }
  });

  it('stay few and small', async () => {
    const files = await filesBelow(written);
    const sizes = await Promise.all(files.map(async (name) => (await stat(join(written, name))).size));
    expect(files).toHaveLength(count);
    expect(count).toBeLessThanOrEqual(250);
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(6_000_000);
  });

  it('hold the wrong deliveries that the list of mistakes names', async () => {
    const files = await filesBelow(join(written, 'inbox'));
    expect(damagedPaths.length).toBeGreaterThanOrEqual(3);
    for (const path of damagedPaths) expect(files).toContain(path);
    const page = await readFile(join(written, 'inbox/dpmptsp/Realisasi Investasi 2023-Q4.xlsx'), 'utf8');
    expect(page).toContain('<form');
  });

  it('carry no NIK that a person could have', async () => {
    const text = await readFile(join(written, 'inbox/dukcapil/permohonan_2024-01.csv'), 'latin1');
    const numbers = text.match(/\d{16}/g) ?? [];
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.every((nik) => nik.startsWith('00000000'))).toBe(true);
  });
});

describe('the people of the sample city', () => {
  it('are as many at the end of 2025 as Dukcapil published', () => {
    const city = readCity();
    const sum = (sex: 'L' | 'P') => inhabitants(city, sex, 2025).reduce((a, b) => a + b, 0);
    expect([sum('L'), sum('P')]).toEqual([243_024, 237_354]);
  });

  it('live in 8 kecamatan and 43 kelurahan', () => {
    const city = readCity();
    expect([city.kecamatan.length, city.kelurahan.length]).toEqual([8, 43]);
  });
});
