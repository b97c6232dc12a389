import { beforeAll, describe, expect, it } from 'vitest';
import { parsePeriodCode } from '../../model/period.js';
import type { RunReport } from '../../pipelines/run.js';
import { score } from '../../pipelines/score.js';
import { account, errorsOf } from './corpus/account.js';
import { corpusCity } from './corpus/city.js';

describe('the five-component index that other cities have published', async () => {
  const city = await corpusCity({ today: '2026-09-05' });
  let report: RunReport;
  beforeAll(async () => {
    report = await city.run({ dataset: 'diskominfo/hasil-kota-lain' });
  });
  const scores = (area: string, year: string) =>
    city.inCity((session) => {
      const framework = 'smart-city-100-2024';
      return score(session, { framework, area, period: parsePeriodCode(year) });
    });

  it('is taken in from the workbook that cites it', () => {
    expect(errorsOf(report)).toEqual([]);
    expect(account(report)).toMatchObject([{ outcome: 'accepted', unbalanced: 0, issues: [] }]);
  });

  it.each([
    ['Kota Kediri', '2022', 3.31],
    ['Kota Jambi', '2024', 3.48],
  ])('comes out of the components of %s %s as %d', async (area, year, published) => {
    const { root, framework } = await scores(area, year);
    expect(Math.abs((root.points ?? 0) - published)).toBeLessThanOrEqual(0.005 + 1e-9);
    expect(root.coverage).toBe(1);
    expect(framework.label).toMatch(/simulasi/i);
  });

  it('has the mean of six dimensions as the impact of Kota Kediri', async () => {
    const { root } = await scores('Kota Kediri', '2022');
    const impact = root.children.find((node) => node.code === 'impact');
    expect(impact).toMatchObject({ points: 3.07, given: true });
    const dimensions = impact?.children.map((node) => node.points ?? Number.NaN) ?? [];
    expect(dimensions).toHaveLength(6);
    expect(dimensions.reduce((sum, points) => sum + points / 6, 0)).toBeCloseTo(3.07, 2);
  });
});
