import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAreasFile } from '../../config/load/areas-file.js';
import { readNation } from '../../config/load/nation.js';
import { packageRoot } from '../../pipelines/package-root.js';

const nation = await readNation(join(packageRoot(), 'starter', 'nation.csv.br'));

test('has every area of the country once, each below one that is there', () => {
  const codes = new Set(nation.map(({ code }) => code));
  const count = (level: string) => nation.filter((area) => area.level === level).length;
  expect(['country', 'province', 'city', 'kecamatan', 'kelurahan'].map(count)).toEqual([
    1, 38, 514, 7277, 83763,
  ]);
  expect(codes.size).toBe(nation.length);
  expect(nation.filter(({ parent }) => parent !== null && !codes.has(parent))).toEqual([]);
});

test('says of the areas of the sample what the sample says of them', async () => {
  const { areas } = await readAreasFile(join(packageRoot(), 'config'));
  const byCode = new Map(nation.map((area) => [area.code, area]));
  for (const { code, bps, level, name, parent, spellings } of areas)
    expect(byCode.get(code)).toEqual({ code, bps, level, name, parent, spellings });
});
