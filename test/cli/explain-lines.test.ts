import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { explanationLines } from '../../cli/explain-lines.js';
import type {
  ExplainedFact,
  ExplainedIndicator,
  ExplainedTerm,
  Explanation,
} from '../../pipelines/explain.js';

const fact: ExplainedFact = {
  area: '36.72',
  areaName: 'Kota Contoh',
  period: '2024-Q1',
  breakdown: '',
  value: 10,
  flag: null,
  rawText: '10 orang',
  sourceRows: 1,
  fileName: 'ibu.xlsx',
  location: 'kotak-masuk/ibu.xlsx',
  sha256: null,
  sheet: 'Rekap',
  cell: 'C12',
  periodGiven: false,
  deliveryId: 1,
  receivedAt: new Date(0),
  recordedAt: new Date(0),
  dataset: 'dinkes/ibu',
  datasetTitle: 'Ibu',
  opd: 'Dinas Kesehatan',
  pic: 'Ibu Contoh',
};
const term: ExplainedTerm = {
  part: 'of',
  variable: 'ibu',
  title: 'Ibu meninggal',
  unit: 'orang',
  breakdown: '',
  counts: 'value',
  shift: 'none',
  times: 1,
  value: 30,
  coverage: 0.75,
  parts: 3,
  expected: 4,
  level: 'city',
  periodType: 'Q',
  successions: [],
  count: 3,
  facts: [fact],
};
const indicator: ExplainedIndicator = {
  code: 'kematian-ibu',
  title: 'Kematian ibu',
  unit: 'orang',
  definition: null,
  formula: {},
  period: '2024',
  value: 30,
  numerator: 30,
  denominator: null,
  coverage: 0.75,
  partial: true,
  recordedAt: null,
  missing: [],
  terms: [term],
};
const explanation: Explanation = {
  framework: null,
  node: null,
  indicator,
  area: { code: '36.72', name: 'Kota Contoh', level: 'city' },
  period: { id: 2024000, code: '2024' },
  asOf: null,
};

const lines = (of: Explanation) => explanationLines(of).map(stripVTControlCharacters);

test('a sum that lacks parts is marked, with how many of them were told, down to the cell as typed', () => {
  expect(lines(explanation)).toEqual([
    'Kematian ibu · Kota Contoh · 2024',
    '',
    'kematian-ibu  Kematian ibu, 2024: 30 orang  partial  coverage 75 %',
    '  Ibu meninggal: 30 orang  3 of 4 parts',
    '    Kota Contoh 2024-Q1: 10 ← ibu.xlsx › Rekap › C12 "10 orang" (Dinas Kesehatan, PIC Ibu Contoh)',
    '    … and 2 more; --facts shows more',
  ]);
});

test('a leaf says that its value is too partial to be scored', () => {
  const whole = {
    ...term,
    parts: 4,
    coverage: 1,
    count: 1,
    breakdown: 'jenis_kelamin=P',
    part: 'per' as const,
  };
  const told = lines({
    ...explanation,
    framework: { code: 'f', title: 'Indeks', edition: '1', label: 'Simulasi', source: 'x', decimals: 2 },
    indicator: null,
    asOf: new Date('2025-01-01T00:00:00Z'),
    node: {
      code: 'ibu',
      title: 'Ibu',
      weight: 1,
      points: null,
      shown: null,
      top: 4,
      coverage: 0.75,
      performance: null,
      given: false,
      partial: true,
      provisional: false,
      missing: [],
      colour: null,
      colourLabel: null,
      target: null,
      goalposts: null,
      indicator: 'kematian-ibu',
      recordedAt: null,
      children: [],
      source: { ...indicator, denominator: 60, terms: [whole] },
    },
  });
  expect(told.slice(0, 6)).toEqual([
    'Indeks · Kota Contoh · 2024 as known on 2025-01-01T00:00:00.000Z',
    'Simulasi',
    '',
    'Ibu: no points of 4  weight 1, coverage 75 %, partial: not scored',
    '  kematian-ibu  Kematian ibu, 2024: 30 orang  30 / 60  partial  coverage 75 %',
    '    per Ibu meninggal [jenis_kelamin=P]: 30 orang',
  ]);
});
