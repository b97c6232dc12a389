import { beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../../../pipelines/run.js';
import { corpus } from '../../connectors/corpus.js';
import { isMissing } from '../../left-out.js';
import { account, errorsOf } from './account.js';
import { corpusCity } from './city.js';

const cilegon = '36.72';
/** The page contradicts itself once: 6.28 in the first file. */
const contradicted = [['persentase_miskin 36.73 2015-09', 6.2]];
/** One dataset a file, the ending of its variables, and how many figures it gives. */
const files = [
  ['kemiskinan', '', 80],
  ['kemiskinan-wilayah', '_wilayah', 80],
  ['kemiskinan-ringkas', '_ringkas', 40],
  ['kemiskinan-lingkaran', '_lingkaran', 32],
  ['kemiskinan-lingkaran-semua', '_lingkaran_semua', 80],
  ['kemiskinan-lingkaran-ringkas', '_lingkaran_ringkas', 48],
] as const;

describe.skipIf(isMissing(corpus('')))('poverty in Banten, from the charts of its web page', async () => {
  const city = await corpusCity({ own: 'config-kemiskinan', today: '2026-09-05' });
  let report: RunReport;
  beforeAll(async () => {
    report = await city.run();
  });
  const figures = async (dataset: string) =>
    new Map(
      (await city.facts(`bps/${dataset}`)).map((fact) => [
        `${fact.variable} ${fact.area} ${fact.period}`,
        fact.value,
      ]),
    );

  it('is taken in from all six files with balanced books and nothing to complain of', () => {
    expect(errorsOf(report)).toEqual([]);
    const accounts = account(report);
    expect(accounts.map((each) => [each.outcome, each.unbalanced, each.issues])).toEqual(
      files.map(() => ['accepted', 0, []]),
    );
    expect(report.audits).toEqual([]);
  });

  it('was below 306 253 rupiah a month and 3.81 percent in Kota Cilegon in September 2014', async () => {
    const told = await figures('kemiskinan');
    expect(told.get(`garis_kemiskinan ${cilegon} 2014-09`)).toBe(306253);
    expect(told.get(`persentase_miskin ${cilegon} 2014-09`)).toBe(3.81);
    expect(told.get(`garis_kemiskinan 36.01 2014-09`)).toBe(237111);
    expect(told.get(`garis_kemiskinan 36.74 2014-09`)).toBe(401696);
  });

  it('is of the Septembers in its titles, not of the year beside them', async () => {
    for (const [dataset] of files) {
      const periods = (await city.facts(`bps/${dataset}`)).map((fact) => fact.period);
      expect(new Set(periods)).toEqual(new Set(['2014-09', '2015-09']));
    }
  });

  it.each(files)('gives in %s the figures that the first file gives', async (dataset, suffix, count) => {
    const first = await figures('kemiskinan');
    const told = [...(await figures(dataset))].map(([key, value]) => [key.replace(`${suffix} `, ' '), value]);
    expect(told).toHaveLength(count);
    const others = told.filter(([key, value]) => first.get(String(key)) !== value);
    expect(others).toEqual(dataset === 'kemiskinan-wilayah' ? contradicted : []);
  });

  it('stays as it is when the same files come again', async () => {
    const again = await city.run();
    expect(account(again).map((each) => [each.outcome, ...each.moved])).toEqual(
      files.map(() => ['unchanged', 0, 0, 0]),
    );
  });
});
