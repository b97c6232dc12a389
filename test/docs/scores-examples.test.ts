import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Fact, type Formulas, smallCity } from '../warehouse/small-city.js';
import { page } from './pages.js';

const places: Readonly<Record<string, string>> = {
  Kota: '36.72',
  Timur: '36.72.01',
  Barat: '36.72.02',
  Satu: '36.72.01.1001',
  Dua: '36.72.01.1002',
  Tiga: '36.72.02.1001',
};

interface Example {
  readonly what: string;
  readonly variables: Formulas['variables'];
  readonly indicator: Formulas['indicators'][number];
  readonly facts: readonly Fact[];
  readonly period: string;
  readonly expected: string;
}

/** Each example has variables of its own: v and w of the third are v3 and w3. */
const renamed = (text: string, i: number) => text.replace(/\b([vw])\b/g, `$1${i}`);

function fact(text: string, i: number): Fact {
  const words = text.trim().split(' ');
  const [variable = '', place = '', ...rest] = words;
  const sex = rest.find((word) => /^[LP]$/.test(word));
  return {
    variable: renamed(variable, i),
    area: places[place] ?? '',
    period: rest.slice(0, -1).find((word) => /^\d{4}/.test(word)) ?? '2024',
    value: Number(rest.at(-1)),
    ...(sex === undefined ? {} : { breakdown: { jenis_kelamin: sex } }),
  };
}

function example(line: string, i: number): Example {
  const [what = '', variables = '', told = '', formula = '', period = '', expected = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  const described = [...variables.matchAll(/`([^`]+)`/g)].map(([, each = '']) => renamed(each, i));
  return {
    what,
    variables: Object.assign({}, ...described.map((each) => parse(each))),
    indicator: {
      code: `e${i}`,
      frequency: ['yearly', 'quarterly'],
      formula: parse(renamed(formula.replace(/`/g, ''), i)),
    },
    facts: told.split(',').map((each) => fact(each, i)),
    period,
    expected,
  };
}

const section = page('docs/scores.md').split('## Worked examples')[1]?.split('\n## ')[0] ?? '';
const examples = section
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what |'))
  .map(example);

function shown(found: readonly [number, number] | undefined): string {
  if (found === undefined) return 'none';
  const [value, coverage] = found.map((each) => String(Number(each.toFixed(2))));
  return coverage === '1' ? (value ?? '') : `${value} at ${coverage}`;
}

describe('the worked examples of docs/scores.md', async () => {
  const city = await smallCity({
    variables: Object.assign({}, ...examples.map(({ variables }) => variables)),
    indicators: examples.map(({ indicator }) => indicator),
  });
  beforeAll(async () => {
    await city.record(examples.flatMap(({ facts }) => facts));
    await city.publish();
  });

  it('are there', () => expect(examples.length).toBeGreaterThan(12));

  it.each(examples)('$what', async ({ indicator, period, expected }) => {
    expect(shown(await city.value(indicator.code, '36.72', period))).toBe(expected);
  });
});
