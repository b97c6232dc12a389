import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAreasFile } from '../../config/load/areas-file.js';
import { readYamlFile } from '../../config/load/yaml-file.js';
import type { Area } from '../../model/area.js';
import { Framework } from '../../model/framework.js';
import { Indicator } from '../../model/indicator.js';
import { readScores } from '../../warehouse/read-score.js';
import { isMissing } from '../left-out.js';
import { type Fact, period, smallCity } from './small-city.js';

const root = resolve(import.meta.dirname, '../..');
const cases = resolve(root, '../shared/corpus/cases');
const Region = z.object({
  region: z.string(),
  uhh: z.number(),
  hls: z.number(),
  rls: z.number(),
  pengeluaran_ribu: z.number(),
  ipm_published: z.number(),
});
type Region = z.infer<typeof Region>;

/** Of the press release; their components are in the files alone. */
const banten = {
  '36.74': { published: '81.36', components: [72.47, 14.47, 11.81, 15667] },
  '36.72': { published: '73.05', components: [66.67, 13.16, 9.87, 13010] },
} as const;

const { areas } = await readAreasFile(join(root, 'config'));
const indicators = await readYamlFile(join(root, 'config'), 'indicators/ipm.yaml', z.array(Indicator));
const framework = await readYamlFile(join(root, 'config'), 'frameworks/ipm.yaml', Framework);

describe('the human development index', async () => {
  if (indicators.value === undefined || framework.value === undefined)
    throw new Error('ipm.yaml is not valid');
  const place = await smallCity({
    variables: { uhh: 'stock', hls: 'stock', rls: 'stock', pengeluaran: 'stock' },
    indicators: indicators.value,
    frameworks: [{ ...framework.value, code: 'ipm' }],
    areas,
  });
  const shown = async (area: string, year: string) =>
    (await readScores(place.warehouse, { city: '36.72', framework: 'ipm', area, period: period(year) })).root
      .shown;

  it('is what BPS published for Kota Cilegon and Kota Tangerang Selatan in 2020', async () => {
    await place.record(
      Object.entries(banten).flatMap(([area, { components }]) => facts(area, '2020', components)),
    );
    await place.publish();
    for (const [area, { published }] of Object.entries(banten))
      expect(await shown(area, '2020')).toBe(published);
  });

  it('is not told where one component is missing, and its coverage says so', async () => {
    await place.record(facts('36.73', '2020', [68, 12.78, 8.76]));
    await place.publish();
    expect(await place.score('ipm', '36.73', '2020')).toEqual([null, 0.666667]);
  });

  it.skipIf(isMissing(cases)).each(['2019', '2020'])(
    'is what BPS published for every province and Indonesia in %s',
    async (year) => {
      const regions = expected(year);
      await place.record(
        regions.flatMap((each) =>
          facts(codeOf(each.region), year, [each.uhh, each.hls, each.rls, each.pengeluaran_ribu]),
        ),
      );
      await place.publish();
      const told = await Promise.all(regions.map((each) => shown(codeOf(each.region), year)));
      expect(told).toEqual(regions.map((each) => each.ipm_published.toFixed(2)));
      expect(told).toHaveLength(35);
    },
  );
});

function expected(year: string): readonly Region[] {
  const text = readFileSync(join(cases, `composite-ipm-${year}`, 'expected.json'), 'utf8');
  return z.object({ regions: z.array(Region) }).parse(JSON.parse(text)).regions;
}

function facts(area: string, year: string, components: readonly number[]): readonly Fact[] {
  const names = ['uhh', 'hls', 'rls', 'pengeluaran'];
  return components.map((value, i) => ({ variable: names[i] ?? '', area, period: year, value }));
}

function codeOf(region: string): string {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
  const named = (area: Area) => [area.name, ...area.spellings].some((name) => plain(name) === plain(region));
  const found = areas.find((area) => (area.level === 'province' || area.level === 'country') && named(area));
  if (found === undefined) throw new Error(`no province is called ${region}`);
  return found.code;
}
