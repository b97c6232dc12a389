import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { scoreLines } from '../../cli/score-lines.js';
import type { ScoreNode } from '../../pipelines/score.js';

const node = (more: Partial<ScoreNode>): ScoreNode => ({
  code: 'kematian-ibu',
  title: 'Kematian ibu',
  weight: 1,
  points: null,
  shown: null,
  top: 4,
  coverage: 0.75,
  performance: null,
  given: false,
  partial: false,
  provisional: false,
  missing: [],
  colour: null,
  colourLabel: null,
  target: null,
  goalposts: null,
  indicator: 'kematian-ibu',
  recordedAt: null,
  children: [],
  ...more,
});
const lines = (root: ScoreNode, depth = 9) =>
  scoreLines(
    {
      framework: {
        code: 'f',
        title: 'Indeks',
        edition: '1',
        label: 'Simulasi',
        source: 'contoh',
        decimals: 2,
      },
      area: { code: '36.72', name: 'Kota Contoh', level: 'city' },
      period: { id: 2024000, code: '2024' },
      asOf: null,
      root,
    },
    depth,
  )
    .slice(3)
    .map(stripVTControlCharacters);

test('a leaf whose sum lacks parts has no points, and says why', () => {
  expect(lines(node({ partial: true }))).toEqual(['Kematian ibu       –   75 %  partial, not scored']);
});

test('a leaf that is scored although its sum lacks parts is still marked', () => {
  expect(lines(node({ partial: true, points: 3, shown: '3.00' }))).toEqual([
    'Kematian ibu    3.00   75 %  partial',
  ]);
});

test('a node shows points, coverage, colour and who gave them, and its children down to the depth asked', () => {
  const child = node({ code: 'b', title: 'Bayi', coverage: 1, points: 2, shown: '2.00' });
  const root = node({
    title: 'Indeks',
    points: 3.5,
    shown: '3.50',
    coverage: 1,
    given: true,
    children: [child],
  });
  expect(lines({ ...root, colour: 'green', colourLabel: 'Baik' })).toEqual([
    'Indeks    3.50  100 %  Baik · given by the assessor',
    '  Bayi    2.00  100 %',
  ]);
  expect(lines(root, 0)).toHaveLength(1);
});

test('provisional points are shown without a colour, with what is missing', () => {
  const root = node({ points: 2, shown: '2.00', provisional: true, missing: ['Outcome', 'Impact'] });
  expect(lines(root)).toEqual(['Kematian ibu    2.00   75 %  sementara, belum lengkap: Outcome, Impact']);
  expect(lines({ ...root, missing: [] })).toEqual(['Kematian ibu    2.00   75 %  sementara']);
});
