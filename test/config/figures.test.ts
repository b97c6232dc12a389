import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkFigures } from '../../config/load/check-figures.js';
import type { Area } from '../../model/area.js';
import { Dataset } from '../../model/dataset.js';
import { Framework } from '../../model/framework.js';
import { Indicator } from '../../model/indicator.js';

const area = (code: string, level: Area['level'], parent: string | null): Area => {
  return { code, bps: null, level, name: code, parent, spellings: [] };
};
const areas = [area('36.72', 'city', null), area('36.72.01', 'kecamatan', '36.72')];
const breakdowns = { jenis_kelamin: { L: [], P: [] }, umur: { muda: [], tua: [] } };
const file = <T>(value: T) => ({ file: 'x.yaml', value, text: '', mistakes: [], lineAt: () => 1 });

interface Given {
  readonly variables: Readonly<Record<string, object>>;
  readonly columns?: readonly object[];
  readonly more?: object;
  readonly indicator: object;
  readonly leaf?: object;
}

const perKecamatan = { heading: 'Kecamatan', type: 'area', level: 'kecamatan' };

function check({ variables, columns = [], more = {}, indicator, leaf }: Given) {
  const figures = Object.keys(variables).map((variable) => ({ heading: variable, type: 'number', variable }));
  const dataset = Dataset.parse({
    title: 'Contoh',
    frequency: 'monthly',
    since: '2024-01',
    source: { connector: 'file', folder: '.', pattern: '*' },
    period: { from: 'file' },
    columns: columns.length > 0 ? columns : [perKecamatan, ...figures],
    variables: Object.fromEntries(
      Object.entries(variables).map(([name, each]) => [name, { title: name, ...each }]),
    ),
    ...more,
  });
  const parsed = Indicator.parse({
    code: 'i',
    title: 'I',
    unit: 'x',
    direction: 'up',
    frequency: 'yearly',
    levels: ['city'],
    ...indicator,
  });
  const framework = Framework.parse({
    title: 'F',
    edition: '1',
    label: 'F',
    source: 'F',
    frequency: 'yearly',
    levels: ['city'],
    root: { code: 'r', title: 'R', indicator: 'i', scoring: { by: 'goalposts', min: 0, max: 1 }, ...leaf },
  });
  const found = checkFigures({
    datasets: [{ id: 'dinas/contoh', opd: 'dinas', dataset, yaml: file(dataset) }],
    indicators: [file([parsed])],
    frameworks: [file(framework)],
    areas,
    breakdowns,
  });
  const messages = (list: typeof found.mistakes) => list.map(({ message }) => message);
  return { mistakes: messages(found.mistakes), warnings: messages(found.warnings) };
}

const of = (term: unknown, type = 'value') => ({ formula: { type, of: term } });
const jiwa = { unit: 'jiwa' };
const persen = { unit: 'persen' };
const slof = { title: 'Rokok', unit: 'slof' };
const women = { heading: 'P', type: 'number', variable: 'v', breakdown: { jenis_kelamin: 'P' } };
const men = { heading: 'L', type: 'number', variable: 'v', breakdown: { jenis_kelamin: 'L' } };
const ofCity = { more: { area: '36.72' } };

const cases: readonly [what: string, given: Given, mistake: string | null, warning: string | null][] = [
  ['accepts a sum of counts', { variables: { v: jiwa }, indicator: of('v') }, null, null],
  [
    'asks where nothing tells whether figures of areas add up',
    { variables: { v: slof }, indicator: of('v') },
    'nothing tells whether they add up',
    null,
  ],
  [
    'does not ask where nothing is combined',
    {
      variables: { v: slof },
      columns: [{ heading: 'v', type: 'number', variable: 'v' }],
      ...ofCity,
      indicator: of('v'),
    },
    null,
    null,
  ],
  [
    'says that a percent of kecamatan gives none of the city',
    { variables: { v: persen }, indicator: of('v') },
    null,
    'there will be none',
  ],
  [
    'refuses areas: sum of a percent',
    { variables: { v: persen }, indicator: of({ variable: 'v', areas: 'sum' }) },
    'areas: sum would add up "v"',
    null,
  ],
  [
    'accepts areas: mean of a percent',
    { variables: { v: persen }, indicator: of({ variable: 'v', areas: 'mean' }) },
    null,
    null,
  ],
  [
    'refuses periods: sum of a percent',
    { variables: { v: persen }, indicator: of({ variable: 'v', areas: 'own', periods: 'sum' }) },
    'would be added up over time',
    null,
  ],
  [
    'warns of a percent that says aggregation: sum',
    { variables: { v: { ...persen, aggregation: 'sum' } }, indicator: of('v') },
    null,
    'which do not add up',
  ],
  [
    'refuses weights that nobody measures',
    { variables: { v: { ...persen, aggregation: { mean: 'w' } } }, indicator: of('v') },
    'nobody measures the variable "w"',
    null,
  ],
  [
    'refuses weights that do not add up',
    { variables: { v: { ...persen, aggregation: { mean: 'w' } }, w: persen }, indicator: of('v') },
    '"w" cannot weigh',
    null,
  ],
  [
    'refuses parts that no axis has',
    { variables: { v: { ...jiwa, parts: { umur: ['dewasa'] } } }, indicator: of('v') },
    '"dewasa" is no code of the axis "umur"',
    null,
  ],
  [
    'warns where women alone are told',
    { variables: { v: jiwa }, columns: [women], ...ofCity, indicator: of('v') },
    null,
    'no column tells L',
  ],
  [
    'accepts women and men as the whole',
    { variables: { v: jiwa }, columns: [women, men], ...ofCity, indicator: of('v') },
    null,
    null,
  ],
  [
    'accepts women where the term names them',
    {
      variables: { v: jiwa },
      columns: [women],
      ...ofCity,
      indicator: of({ variable: 'v', breakdown: { jenis_kelamin: 'P' } }),
    },
    null,
    null,
  ],
  [
    'says that percents of women and men give none of all',
    { variables: { v: persen }, columns: [women, men], ...ofCity, indicator: of('v') },
    null,
    'its parts do not add up',
  ],
  [
    'asks where nothing tells whether parts add up',
    { variables: { v: slof }, columns: [women, men], ...ofCity, indicator: of('v') },
    'nothing tells whether its parts add up',
    null,
  ],
  [
    'warns of percents that are added',
    {
      variables: { a: persen, b: persen },
      more: { area: '36.72' },
      columns: figuresOf('a', 'b'),
      indicator: of(['a', 'b'], 'sum'),
    },
    null,
    'are added',
  ],
  [
    'accepts percents with shares that make 1',
    {
      variables: { a: persen, b: persen },
      more: { area: '36.72' },
      columns: figuresOf('a', 'b'),
      indicator: of(
        [
          { variable: 'a', times: 0.4 },
          { variable: 'b', times: 0.6 },
        ],
        'sum',
      ),
    },
    null,
    null,
  ],
  [
    'warns where sides of one table accumulate differently',
    {
      variables: { a: { ...jiwa, accumulation: 'flow' }, b: { ...jiwa, accumulation: 'cumulative' } },
      indicator: { formula: { type: 'share', of: 'a', per: 'b' } },
    },
    null,
    'both stand in the table of dinas/contoh',
  ],
  [
    'refuses a yearly leaf of a flow that is computed by the month alone',
    {
      variables: { v: { ...jiwa, accumulation: 'flow' } },
      indicator: { ...of('v', 'sum'), frequency: 'monthly' },
    },
    'its last period is not the whole',
    null,
  ],
  [
    'refuses the same of what is added up since January, for each person',
    {
      variables: { v: { ...jiwa, accumulation: 'cumulative' }, w: jiwa },
      indicator: { formula: { type: 'rate', of: 'v', per: 'w', times: 1000 }, frequency: 'quarterly' },
    },
    'its last period is not the whole',
    'both stand in the table',
  ],
  [
    'accepts a monthly share of flows, and a monthly stock',
    {
      variables: { v: { ...jiwa, accumulation: 'flow' }, w: { ...jiwa, accumulation: 'flow' } },
      indicator: { formula: { type: 'share', of: 'v', per: 'w' }, frequency: 'monthly' },
    },
    null,
    null,
  ],
  [
    'warns of a leaf without a direction',
    { variables: { v: jiwa }, indicator: { ...of('v'), direction: 'none' } },
    null,
    'has no direction',
  ],
];

function figuresOf(...names: readonly string[]) {
  return names.map((name) => ({ heading: name, type: 'number', variable: name }));
}

describe('the check of what adds up', () => {
  it.each(cases)('%s', (_, given, mistake, warning) => {
    const { mistakes, warnings } = check(given);
    expect(mistakes).toEqual(mistake === null ? [] : [expect.stringContaining(mistake)]);
    expect(warnings).toEqual(warning === null ? [] : [expect.stringContaining(warning)]);
  });

  test('lets no percent be summed without a word', () => {
    const units = [
      'persen',
      '%',
      'indeks',
      'rupiah per kg',
      'jiwa/km2',
      'nilai (0-100)',
      'per 1.000 penduduk',
    ];
    const term = fc.record({
      variable: fc.constant('v'),
      areas: fc.constantFrom('auto', 'sum'),
      periods: fc.constantFrom('auto', 'sum'),
    });
    const variable = fc.record(
      {
        unit: fc.constantFrom(...units),
        accumulation: fc.constantFrom('stock', 'flow', 'cumulative'),
        aggregation: fc.constant('sum'),
      },
      { requiredKeys: ['unit', 'accumulation'] },
    );
    fc.assert(
      fc.property(variable, term, fc.boolean(), (v, t, byParts) => {
        const columns = byParts ? { columns: [women, men], ...ofCity } : {};
        const { mistakes, warnings } = check({ variables: { v }, ...columns, indicator: of(t) });
        expect(mistakes.length + warnings.length).toBeGreaterThan(0);
      }),
    );
  });
});
