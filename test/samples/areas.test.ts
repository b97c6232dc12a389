import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAreasFile } from '../../config/load/areas-file.js';
import { packageRoot } from '../../samples/root.js';
import { type AreaResolver, areaResolver } from '../../transforms/values/area.js';
import { isMissing } from '../left-out.js';

let resolver: AreaResolver;
beforeAll(async () => {
  resolver = areaResolver((await readAreasFile(join(packageRoot, 'config'))).areas, '36.72');
});

/** The code that a name means at a level, or what is wrong with it. */
function meant(name: string, level: 'province' | 'city' | 'kecamatan' | 'kelurahan'): string {
  const reading = resolver.resolve(name, { levels: [level] });
  return reading.kind === 'area' ? reading.area.code : `${reading.kind}: ${name}`;
}

describe('the areas of the country', () => {
  it.each([
    ['KEP. BANGKA BELITUNG', 'province', '19'],
    ['D I YOGYAKARTA', 'province', '34'],
    ['DKI JAKARTA', 'province', '31'],
    ['Kep. Seribu', 'city', '31.01'],
    ['Kota Jakarta Pusat', 'city', '31.71'],
    ['Toba Samosir / Toba', 'city', '12.12'],
    ['Kota Padangsidimpuan', 'city', '12.77'],
    ['KOTA CILEGON', 'city', '36.72'],
    ['Kec. Pulo Merak', 'kecamatan', '36.72.03'],
    ['GROGOL', 'kecamatan', '36.72.06'],
    ['Gerogol', 'kelurahan', '36.72.06.1002'],
    ['Deringo', 'kelurahan', '36.72.08.1002'],
    ['Kel.Lebak Gede', 'kelurahan', '36.72.03.1002'],
  ] as const)('are found as "%s" is written (%s)', (name, level, code) => {
    expect(meant(name, level)).toBe(code);
  });
});

const published = join(packageRoot, '../shared/corpus/cases/composite-ipm-2020');

describe.skipIf(isMissing(published))('every area that BPS publishes the human development index of', () => {
  it.each(['uhh', 'hls', 'rls', 'pengeluaran'])('is known by the name in the file of %s', (component) => {
    const lines = readFileSync(join(published, `${component}_2020.csv`), 'utf8')
      .split(/\r?\n/)
      .slice(3);
    const names = lines.map((line) => line.slice(0, line.lastIndexOf(','))).filter((name) => name !== '');
    const strange = names.filter((name) => {
      const level = name === 'INDONESIA' ? 'country' : name === name.toUpperCase() ? 'province' : 'city';
      return resolver.resolve(name, { levels: [level] }).kind !== 'area';
    });
    expect(names.length).toBeGreaterThan(500);
    expect(strange).toEqual([]);
  });
});
