import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parsePeriodCode } from '../../../model/period.js';
import { explain } from '../../../pipelines/explain.js';
import type { RunReport } from '../../../pipelines/run.js';
import { score } from '../../../pipelines/score.js';
import { corpus } from '../../connectors/corpus.js';
import { isMissing } from '../../left-out.js';
import { account, errorsOf } from './account.js';
import { corpusCity } from './city.js';

const Expected = z.object({ regions: z.array(z.object({ region: z.string(), ipm_published: z.number() })) });
/** Papua Selatan, Papua Tengah, Papua Pegunungan, Papua Barat Daya: provinces since 2022, "-" in these files. */
const younger = ['93', '94', '95', '96'];
const datasets = [
  'bps/umur-harapan-hidup',
  'bps/harapan-lama-sekolah',
  'bps/rata-lama-sekolah',
  'bps/pengeluaran-per-kapita',
];

describe.skipIf(isMissing(corpus('')))(
  'the human development index, from the four files of BPS',
  async () => {
    const city = await corpusCity({
      own: 'config-ipm',
      shipped: ['frameworks/ipm.yaml', 'indicators/ipm.yaml'],
      today: '2026-09-05',
    });
    let report: RunReport;
    beforeAll(async () => {
      report = await city.run();
    });
    const shown = (year: string, areas: readonly string[]) =>
      city.inCity((session) =>
        Promise.all(
          areas.map(async (area) => {
            const period = parsePeriodCode(year);
            const { root } = await score(session, { framework: 'ipm', area, period });
            return root.shown;
          }),
        ),
      );

    it('is fed by eight files, each with 26 regencies listed twice, whose books balance', () => {
      expect(errorsOf(report)).toEqual([]);
      const accounts = account(report);
      expect(accounts).toHaveLength(8);
      for (const each of accounts)
        expect(each).toMatchObject({
          outcome: 'accepted',
          unbalanced: 0,
          issues: [],
          books: { returned: 0, duplicate: 26 },
        });
      expect(report.audits).toEqual([]);
    });

    it.each(datasets)(
      'knows a figure of %s for every province, kabupaten and kota of its time',
      async (dataset) => {
        const facts = await city.facts(dataset);
        for (const year of ['2019', '2020']) {
          const ofYear = facts.filter((fact) => fact.period === year && fact.value !== null);
          const count = (level: string) => ofYear.filter((fact) => fact.level === level).length;
          expect({
            year,
            city: count('city'),
            province: count('province'),
            country: count('country'),
          }).toEqual({
            year,
            city: 514,
            province: 34,
            country: 1,
          });
          const without = facts.filter((fact) => fact.period === year && fact.value === null);
          expect(without.map((fact) => [fact.area, fact.flag])).toEqual(
            younger.map((area) => [area, 'missing']),
          );
        }
      },
    );

    it('is what BPS published for Kota Cilegon, Kota Tangerang Selatan, Banten and Indonesia in 2020', async () => {
      expect(await shown('2020', ['36.72', '36.74', '36', '0'])).toEqual([
        '73.05',
        '81.36',
        '72.45',
        '71.94',
      ]);
    });

    it.each(['2019', '2020'])(
      'is what BPS published for every province and Indonesia in %s',
      async (year) => {
        const { regions } = Expected.parse(
          JSON.parse(readFileSync(corpus(`composite-ipm-${year}/expected.json`), 'utf8')),
        );
        const areas = await city.inCity(async ({ resolver }) =>
          regions.map(({ region }) => {
            const reading = resolver.resolve(region, { levels: ['country', 'province'] });
            return reading.kind === 'area' ? reading.area.code : region;
          }),
        );
        expect(await shown(year, areas)).toEqual(regions.map((each) => each.ipm_published.toFixed(2)));
        expect(areas).toHaveLength(35);
      },
    );

    it('is explained for Kota Cilegon down to file, cell and text', async () => {
      const { node } = await city.inCity((session) =>
        explain(session, 'ipm', { framework: 'ipm', area: 'Kota Cilegon', period: 2020000 }),
      );
      expect(node).toMatchObject({ code: 'ipm', shown: '73.05', coverage: 1 });
      const fact = node?.children[0]?.source?.terms[0]?.facts[0];
      expect(fact).toMatchObject({
        areaName: 'Kota Cilegon',
        fileName: 'uhh_2020.csv',
        sheet: null,
        value: 66.67,
        dataset: 'bps/umur-harapan-hidup',
      });
      const [letter = '', row = ''] = fact?.cell.split(/(?<=[A-Z])(?=\d)/) ?? [];
      const line = readFileSync(corpus('composite-ipm-2020/uhh_2020.csv'), 'utf8').split(/\r?\n/)[
        Number(row) - 1
      ];
      expect([letter, line]).toEqual(['B', `Kota Cilegon,${fact?.rawText ?? fact?.value}`]);
    });

    it('stays as it is when the same files come again', async () => {
      const again = await city.run();
      expect(account(again).map((each) => [each.outcome, ...each.moved])).toEqual(
        Array.from({ length: 8 }, () => ['unchanged', 0, 0, 0]),
      );
      expect(again.published).toMatchObject({ indicators: { changed: 0 }, scores: { changed: 0 } });
    });
  },
);
