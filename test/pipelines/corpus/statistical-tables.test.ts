import { beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../../../pipelines/run.js';
import { corpus } from '../../connectors/corpus.js';
import { isMissing } from '../../left-out.js';
import { account, errorsOf } from './account.js';
import { corpusCity } from './city.js';

/** Dataset, its facts, and one of them: variable, area, period, breakdown, value as it stands in the file. */
const tables = [
  ['years beside each other', 'bps/kemiskinan', 455, 'persen_miskin 17 2013', 17.75],
  ['provinces written with a comma for a dot', 'bps/gini', 455, 'gini 21 2010', 0.293],
  ['the year in the name of the file alone', 'bps/pdrb', 34, 'laju_pdrb 12 2019', 5.22],
  ['a row for each province and year', 'bps/lapangan-usaha', 612, 'bekerja_pertanian 11 2016', 735820],
  ['underscores for blanks, sources below', 'bps/padi', 51, 'produksi_padi 16.02 2018', 484123.06],
  ['three rows of heading', 'bps/telur', 51, 'telur_ayam_petelur 16.03 2017', 4950252],
  [
    'a title between the rows of heading',
    'bps/angkatan-kerja',
    40,
    'menganggur 0 2024-02 kelompok_umur=60+',
    202546,
  ],
  ['the city beside province and country', 'bps/ketahanan-pangan', 6, 'ikp 36.72 2023', 81.54],
] as const;

describe.skipIf(isMissing(corpus('')))('a real table with', async () => {
  const city = await corpusCity({ own: 'config-statistik', today: '2026-09-05' });
  let report: RunReport;
  beforeAll(async () => {
    report = await city.run();
  });

  it.each(tables)('%s gives every fact of %s', async (_, dataset, count, key, value) => {
    expect(errorsOf(report)).toEqual([]);
    const arrivals = account(report).filter((each) => each.dataset === dataset);
    expect(arrivals).toMatchObject([
      { outcome: 'accepted', moved: [count, 0, 0], unbalanced: 0, issues: [] },
    ]);
    const facts = await city.facts(dataset);
    const told = facts.map((fact) =>
      [fact.variable, fact.area, fact.period, fact.breakdown].join(' ').trimEnd(),
    );
    expect(new Set(told).size).toBe(count);
    expect(facts[told.indexOf(key)]?.value).toBe(value);
  });

  it('nothing new changes nothing', async () => {
    const again = account(await city.run());
    expect(again.map((each) => [each.outcome, ...each.moved])).toEqual(
      tables.map(() => ['unchanged', 0, 0, 0]),
    );
  });
});
