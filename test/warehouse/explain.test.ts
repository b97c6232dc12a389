import { describe, expect, it } from 'vitest';
import { explain } from '../../warehouse/explain.js';
import type { ExplainedNode } from '../../warehouse/explanation.js';
import { readFrameworks, readScores } from '../../warehouse/read-score.js';
import { type Fact, period, smallCity } from './small-city.js';

const city = '36.72';
const [one, two, three] = ['36.72.01.1001', '36.72.01.1002', '36.72.02.1001'];
const fact = (variable: string, area: string, time: string, value: number | null): Fact => {
  return { variable, area, period: time, value };
};
const byValue = { by: 'value' as const };

const place = await smallCity({
  variables: { balita: 'stock', kurus: 'stock', tim: 'stock', pdrb: 'flow', penduduk: 'stock' },
  indicators: [
    { code: 'gizi', direction: 'down', formula: { type: 'share', of: 'kurus', per: 'balita' } },
    { code: 'tim', formula: { type: 'value', of: 'tim' } },
    {
      code: 'ketimpangan',
      formula: { type: 'sql', file: 'ketimpangan-kecamatan.sql', uses: ['pdrb', 'penduduk'] },
    },
  ],
  frameworks: [
    {
      code: 'kota',
      label: 'Simulasi, bukan nilai resmi',
      colours: [
        { from: 0, colour: 'red', label: 'Rendah' },
        { from: 2, colour: 'orange', label: 'Sedang' },
        { from: 3, colour: 'green', label: 'Baik' },
      ],
      bands: [
        { from: 0, points: 1 },
        { from: 0.66, points: 3 },
        { from: 0.95, points: 4 },
      ],
      root: {
        code: 'indeks',
        title: 'Indeks',
        children: [
          { code: 'gizi-baik', title: 'Gizi', indicator: 'gizi', scoring: { by: 'bands', target: 5 } },
          {
            code: 'dinilai',
            title: 'Dinilai tim',
            given: 'tim',
            children: [{ code: 'timpang', title: 'Timpang', indicator: 'ketimpangan', scoring: byValue }],
          },
        ],
      },
    },
    {
      code: 'lain',
      root: { code: 'indeks', title: 'Indeks lain', indicator: 'gizi', scoring: byValue },
    },
  ],
});

await place.record([
  fact('balita', one, '2024-08', 100),
  fact('balita', two, '2024-08', 200),
  fact('balita', three, '2024-08', 100),
  fact('kurus', one, '2024-08', 10),
  fact('kurus', two, '2024-08', 0),
  fact('kurus', three, '2024-08', 10),
  fact('tim', city, '2024', 2.5),
]);
await place.publish();

const read = (more: object = {}) => readScores(place.warehouse, { city, framework: 'kota', ...more });

describe('reading scores', () => {
  it('tells points, coverage, colour and the label of the framework', async () => {
    const scores = await read();
    expect(scores.framework.label).toBe('Simulasi, bukan nilai resmi');
    expect(scores.period).toEqual({ id: 2024000, code: '2024' });
    expect(scores.root).toMatchObject({
      shown: '3.25',
      points: 3.25,
      coverage: 1,
      colour: 'green',
      given: false,
    });
    const [gizi, given] = scores.root.children;
    expect(gizi).toMatchObject({ points: 4, performance: 1, top: 4, indicator: 'gizi', colourLabel: 'Baik' });
    expect(given).toMatchObject({ points: 2.5, given: true, colour: 'orange' });
    expect(given?.children).toMatchObject([{ points: null, coverage: 0, colour: null }]);
  });

  it('lists the frameworks', async () => {
    const frameworks = await readFrameworks(place.warehouse, city);
    expect(frameworks.map((each) => each.code)).toEqual(['kota', 'lain']);
  });

  it('takes the latest year of good coverage when none is named', async () => {
    await place.record([fact('tim', city, '2025', 4)]);
    await place.publish();
    expect((await read()).period.code).toBe('2024');
    expect((await read({ period: period('2025') })).root).toMatchObject({ points: 4, coverage: 0.5 });
  });

  it('names what there is when a framework, an area or a score is asked for that there is not', async () => {
    await expect(read({ framework: 'kotta' })).rejects.toMatchObject({
      code: 'SD_SCORE_FRAMEWORK',
      hint: 'Ask for one of: kota, lain.',
    });
    await expect(read({ area: '99' })).rejects.toMatchObject({ code: 'SD_SCORE_AREA' });
    await expect(read({ area: one })).rejects.toMatchObject({ code: 'SD_SCORE_NONE' });
  });

  it('shows every node to an analyst, and each dimension its indicators', async () => {
    const { knex } = place.warehouse;
    const tree = await knex.raw(
      "select node, points, colour from mart.score_tree where framework = 'kota' and period = '2024' order by position",
    );
    expect(tree.rows).toEqual([
      { node: 'indeks', points: '3.25', colour: 'green' },
      { node: 'gizi-baik', points: '4.00', colour: 'green' },
      { node: 'dinilai', points: '2.50', colour: 'orange' },
      { node: 'timpang', points: null, colour: null },
    ]);
    const living = await knex.raw(
      "select area, value from mart.dimension_smart_living where indicator = 'gizi' and area_level = 'city'",
    );
    expect(living.rows).toEqual([{ area: 'Kota Contoh', value: '5' }]);
  });
});

describe('explaining', () => {
  it('goes from a score down to the cell and who answers for it', async () => {
    const { node, framework, area } = await explain(place.warehouse, 'indeks', {
      city,
      framework: 'kota',
      period: period('2024'),
    });
    expect(framework?.code).toBe('kota');
    expect(area).toEqual({ code: city, name: 'Kota Contoh', level: 'city' });
    const leaf = child(node, 'gizi-baik');
    expect(leaf.source).toMatchObject({
      value: 5,
      numerator: 20,
      denominator: 400,
      coverage: 1,
      period: '2024',
    });
    expect(leaf.source?.terms).toMatchObject([
      {
        part: 'of',
        variable: 'kurus',
        value: 20,
        level: 'kelurahan',
        periodType: 'M',
        parts: 3,
        expected: 3,
      },
      { part: 'per', variable: 'balita', value: 400, count: 3 },
    ]);
    expect(leaf.source?.terms[1]?.facts[0]).toMatchObject({
      area: one,
      areaName: 'Satu',
      period: '2024-08',
      value: 100,
      sheet: 'Rekap',
      cell: 'C2',
      fileName: 'contoh.xlsx',
      location: 'kotak-masuk/contoh.xlsx',
      dataset: 'dinas/contoh',
      opd: 'Dinas Contoh',
      pic: 'Ibu Contoh',
    });
    expect(child(node, 'dinilai').source).toMatchObject({ code: 'tim', value: 2.5 });
  });

  it('tells so many facts of a term and counts the rest', async () => {
    const { indicator } = await explain(place.warehouse, 'gizi', { city, facts: 1 });
    expect(indicator?.terms.map((term) => [term.facts.length, term.count])).toEqual([
      [1, 3],
      [1, 3],
    ]);
  });

  it('shows which term is missing where there is no value', async () => {
    await place.record([fact('balita', one, '2023-08', 100)]);
    await place.publish();
    const { indicator } = await explain(place.warehouse, 'gizi', { city, area: one, period: period('2023') });
    expect(indicator).toMatchObject({ value: null, coverage: 0 });
    expect(indicator?.terms.map((term) => term.value)).toEqual([null, 100]);
  });

  it('tells the facts that the query of a file uses', async () => {
    await place.record([
      fact('pdrb', '36.72.01', '2022', 10),
      fact('penduduk', '36.72.01', '2022', 5),
      fact('pdrb', '36.72.02', '2022', 10),
    ]);
    await place.publish();
    const { indicator } = await explain(place.warehouse, 'ketimpangan', { city });
    expect(indicator).toMatchObject({ value: 0, coverage: 0.5, partial: false, period: '2022' });
    expect(indicator?.terms.map((term) => [term.part, term.variable])).toEqual([
      ['uses', 'pdrb'],
      ['uses', 'penduduk'],
    ]);
  });

  it('asks which framework is meant, and names what is near an unknown name', async () => {
    await expect(explain(place.warehouse, 'indeks', { city })).rejects.toMatchObject({
      code: 'SD_EXPLAIN_AMBIGUOUS',
      hint: expect.stringContaining('--framework kota, --framework lain'),
    });
    await expect(explain(place.warehouse, 'gizi-bak', { city })).rejects.toMatchObject({
      code: 'SD_EXPLAIN_UNKNOWN',
      hint: expect.stringContaining('gizi-baik'),
    });
    await expect(explain(place.warehouse, 'zzz', { city })).rejects.toMatchObject({
      hint: '"satudata score" lists the nodes.',
    });
    await expect(explain(place.warehouse, 'tim', { city, area: one })).rejects.toMatchObject({
      code: 'SD_EXPLAIN_NONE',
    });
  });
});

describe('a correction', () => {
  it('writes anew what it touches, and nothing else', async () => {
    const versions = async () => {
      const { rows } = await place.warehouse.knex.raw(
        `select 'v' || indicator_id || '/' || area_id || '/' || period_id as key, recorded_at from mart.indicator_value
         where superseded_at is null
         union all
         select 's' || node_id || '/' || area_id || '/' || period_id, recorded_at from mart.score
         where superseded_at is null`,
      );
      return new Map<string, number>(rows.map((row: Row) => [row.key, row.recorded_at.getTime()]));
    };
    const before = await versions();
    await place.record([fact('kurus', one, '2024-08', 30)]);
    expect(await place.publish()).toMatchObject({
      indicators: { computed: 3, changed: 3 },
      scores: { changed: 3 },
    });
    const after = await versions();
    const touched = [...after].filter(([key, at]) => before.get(key) !== at);
    expect(touched).toHaveLength(6);
    expect(after.size).toBe(before.size);
    expect((await read({ period: period('2024') })).root.points).toBeCloseTo((1 + 2.5) / 2, 9);
  });

  it('can be looked behind: scores, values and cells as of a time before it', async () => {
    const asOf = await place.record([fact('kurus', two, '2024-08', 100)]);
    await place.publish();
    const past = await explain(place.warehouse, 'gizi', { city, period: period('2024'), asOf });
    expect(past.indicator).toMatchObject({ value: 12.5 - 2.5, numerator: 40 });
    const now = await explain(place.warehouse, 'gizi', { city, period: period('2024') });
    expect(now.indicator).toMatchObject({ numerator: 140, value: 35 });
    const before = new Date(asOf.getTime() - 1);
    const then = await explain(place.warehouse, 'gizi', { city, period: period('2024'), asOf: before });
    expect(then.indicator?.terms[0]).toMatchObject({ variable: 'kurus', value: 40 });
    expect((await read({ period: period('2024'), asOf: before })).root.points).toBeCloseTo(1.75, 9);
    await expect(read({ asOf: new Date('2000-01-01') })).rejects.toMatchObject({ code: 'SD_SCORE_NONE' });
  });

  it('closes a value whose fact is gone', async () => {
    await place.record([fact('tim', city, '2025', null)]);
    expect(await place.publish()).toMatchObject({
      indicators: { computed: 0, changed: 1 },
      scores: { changed: 2 },
    });
    expect(await place.value('tim', city, '2025')).toBeUndefined();
    expect(await place.score('indeks', city, '2025')).toBeUndefined();
  });
});

interface Row {
  readonly key: string;
  readonly recorded_at: Date;
}

function child(node: ExplainedNode | null, code: string): ExplainedNode {
  const found = node?.children.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no node ${code}`);
  return found;
}
