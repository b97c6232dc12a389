import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../../../pipelines/run.js';
import { corpus } from '../../connectors/corpus.js';
import { serve } from '../../connectors/server.js';
import { isMissing } from '../../left-out.js';
import { account, errorsOf } from './account.js';
import { corpusCity } from './city.js';

const answer = 'api-bmkg-forecast/bmkg_prakiraan_32.75.03.1006_excerpt.json';

describe.skipIf(isMissing(corpus('')))('the forecast of BMKG', async () => {
  const server = await serve((_, response) => response.end(readFileSync(corpus(answer))));
  afterAll(() => server.close());
  const city = await corpusCity({ own: 'config-cuaca', today: '2026-03-05', env: { BMKG_URL: server.url } });
  let report: RunReport;
  beforeAll(async () => {
    report = await city.run();
  });

  it('becomes one figure a local day out of six records', async () => {
    expect(errorsOf(report)).toEqual([]);
    expect(account(report)).toMatchObject([
      { outcome: 'accepted', unbalanced: 0, issues: [], books: { loaded: 6 } },
    ]);
    const facts = await city.facts('bpbd/prakiraan-cuaca');
    expect(facts.map((fact) => [fact.variable, fact.area, fact.period, fact.value])).toEqual([
      ['angin_tertinggi', '32.75', '2026-02-28', 12],
      ['angin_tertinggi', '32.75', '2026-03-01', 11.4],
      ['jumlah_prakiraan', '32.75', '2026-02-28', 4],
      ['jumlah_prakiraan', '32.75', '2026-03-01', 2],
      ['suhu_rata', '32.75', '2026-02-28', 26.75],
      ['suhu_rata', '32.75', '2026-03-01', 23],
      ['suhu_tertinggi', '32.75', '2026-02-28', 30],
      ['suhu_tertinggi', '32.75', '2026-03-01', 23],
    ]);
  });
});
