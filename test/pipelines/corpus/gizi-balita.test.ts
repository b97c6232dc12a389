import { beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../../../pipelines/run.js';
import { score } from '../../../pipelines/score.js';
import { corpus } from '../../connectors/corpus.js';
import { isMissing } from '../../left-out.js';
import { account, errorsOf } from './account.js';
import { corpusCity, type StoredFact } from './city.js';

const measures = [
  'bb_sangat_kurang',
  'bb_kurang',
  'bb_normal',
  'bb_lebih',
  'bb_semua_kurang',
  'balita_ditimbang',
];

describe.skipIf(isMissing(corpus('')))('the toddlers weighed in Kota Cilegon in August 2026', async () => {
  const city = await corpusCity({ own: 'config-balita', today: '2026-09-05' });
  let report: RunReport;
  beforeAll(async () => {
    report = await city.run();
  });

  it('are taken in from both files with balanced books and nothing to complain of', () => {
    expect(errorsOf(report)).toEqual([]);
    expect(account(report)).toMatchObject([
      { outcome: 'accepted', moved: [48, 0, 0], unbalanced: 0, issues: [], books: { read: 9, loaded: 8 } },
      { outcome: 'accepted', moved: [215, 0, 0], unbalanced: 0, issues: [], books: { read: 44, loaded: 43 } },
    ]);
    expect(report.audits).toEqual([]);
  });

  it('are those of 43 kelurahan', async () => {
    const facts = await city.facts('dkpp/balita-kelurahan');
    expect(new Set(facts.map((fact) => fact.area)).size).toBe(43);
    expect(new Set(facts.map((fact) => `${fact.level} ${fact.period}`))).toEqual(
      new Set(['kelurahan 2026-08']),
    );
  });

  it('are as many by kelurahan as by kecamatan, in every kecamatan and the city', async () => {
    const fine = sums(await city.facts('dkpp/balita-kelurahan'));
    const coarse = sums(await city.facts('dkpp/balita-kecamatan'));
    expect(coarse.size).toBe(measures.length * (8 + 1));
    expect(fine).toEqual(coarse);
    expect(fine.get('balita_ditimbang 36.72')).toBe(28015);
    expect(fine.get('bb_semua_kurang 36.72')).toBe(1303);
  });

  it('are underweight by 4.65 percent, which is green', async () => {
    const { root } = await city.inCity((session) => score(session, { framework: 'gizi' }));
    expect(root.points).toBeCloseTo((100 * 1303) / 28015, 6);
    expect(root).toMatchObject({ shown: '4.65', coverage: 1, colour: 'green', colourLabel: 'Aman' });
  });

  it('are underweight by the share that the office itself worked out for each kelurahan', async () => {
    const shown = await city.inCity(async (session) => {
      const { root } = await score(session, { framework: 'gizi', area: 'Gunung Sugih' });
      return root.shown;
    });
    expect(shown).toBe('3.06');
  });

  it('change nothing when they come again', async () => {
    const again = await city.run();
    expect(account(again)).toMatchObject([
      { outcome: 'unchanged', moved: [0, 0, 0] },
      { outcome: 'unchanged', moved: [0, 0, 0] },
    ]);
    expect(again.published).toMatchObject({ indicators: { changed: 0 }, scores: { changed: 0 } });
  });
});

/** "measure kecamatan" and "measure city" → the sum; the figures of the second file drop the prefix of their names. */
function sums(facts: readonly StoredFact[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { variable, area, value } of facts) {
    const measure = variable.replace('kecamatan_', '');
    for (const name of [measure, ...(/^bb_(sangat_)?kurang$/.test(variable) ? ['bb_semua_kurang'] : [])])
      for (const key of [`${name} ${area.slice(0, 8)}`, `${name} ${area.slice(0, 5)}`])
        totals.set(key, (totals.get(key) ?? 0) + (value ?? 0));
  }
  return totals;
}
