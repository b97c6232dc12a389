import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../model/dataset.js';
import type { Observation } from '../../model/observation.js';
import { aggregator } from '../../transforms/aggregate.js';
import type { Binding } from '../../transforms/binding.js';
import type { TypedRow } from '../../transforms/typed-row.js';
import { ancestorsWithin, wholesOf } from '../../transforms/wholes.js';

type Measure = NonNullable<Dataset['records']>['measures'][number];

const ancestors = ancestorsWithin(
  new Map([
    ['36', null],
    ['36.72', '36'],
    ['36.72.01', '36.72'],
    ['36.72.01.1001', '36.72.01'],
    ['36.72.01.1002', '36.72.01'],
    ['36.04.01', '36.04'],
    ['36.04', '36'],
  ]),
  '36.72',
);

const name = { spec: { type: 'text' }, name: 'nama', col: 1, captured: {} };
const days = { spec: { type: 'number' }, name: 'lama', col: 2, captured: {} };
const binding = { columns: [name, days], layout: { columns: [] } } as unknown as Binding;

function row(who: string, lama: number, area: string, breakdown: string, at: number): TypedRow {
  const given = { row: at, area, periods: [2_024_000], breakdown, cells: [who, lama], values: [lama] };
  return { choices: [], variable: null, ...given } as unknown as TypedRow;
}

function gathered(
  measures: readonly Measure[],
  rows: readonly TypedRow[],
): Readonly<Record<string, number | null>> {
  const observer = aggregator(measures, ancestors);
  observer.observe(binding, 1, rows);
  const key = ({ variable, area, breakdown }: Observation) => `${variable} ${area} ${breakdown}`.trim();
  return Object.fromEntries(observer.finish().map((each) => [key(each), each.value]));
}

describe('the wholes of a record', () => {
  test('are its area and those above, with fewer and fewer axes', () => {
    const { area, breakdown } = { area: '36.72.01', breakdown: 'a=1;b=2' };
    const found = wholesOf({ area, breakdown }, ancestors).map((each) => `${each.area} ${each.breakdown}`);
    expect(found.toSorted()).toEqual(
      [
        '36.72.01 ',
        '36.72.01 a=1',
        '36.72.01 b=2',
        '36.72 ',
        '36.72 a=1',
        '36.72 b=2',
        '36.72 a=1;b=2',
      ].toSorted(),
    );
  });

  test('end at the city, and of another city there are none', () => {
    expect(ancestors('36.72.01.1001')).toEqual(['36.72.01', '36.72']);
    expect(ancestors('36.72')).toEqual([]);
    expect(ancestors('36.04.01')).toEqual([]);
  });
});

describe('records of two kelurahan', () => {
  const rows = [
    row('Ani', 2, '36.72.01.1001', 'jk=P', 2),
    row('Budi', 4, '36.72.01.1001', 'jk=L', 3),
    row('Ani', 6, '36.72.01.1002', 'jk=P', 4),
    row('Citra', 8, '36.72.01.1002', 'jk=P', 5),
    row('Dewi', 10, '36.72.01.1002', 'jk=P', 6),
  ];

  test('are four persons, though their kelurahan count two and three', () => {
    const found = gathered([{ variable: 'n', by: 'distinct', of: 'nama' }], rows);
    expect(found).toMatchObject({
      'n 36.72.01.1001': 2,
      'n 36.72.01.1002': 3,
      'n 36.72.01': 4,
      'n 36.72': 4,
      'n 36.72 jk=P': 3,
      'n 36.72 jk=L': 1,
    });
  });

  test('took six days each, not the mean of three and eight', () => {
    const found = gathered([{ variable: 'lama', by: 'mean', of: 'lama' }], rows);
    expect(found).toMatchObject({ 'lama 36.72.01.1001': 3, 'lama 36.72.01.1002': 8, 'lama 36.72': 6 });
  });

  test('are counted, added, and held to their greatest where they stand alone: these can be combined', () => {
    const found = gathered(
      [
        { variable: 'n', by: 'count' },
        { variable: 's', by: 'sum', of: 'lama' },
        { variable: 'm', by: 'max', of: 'lama' },
      ],
      rows,
    );
    expect(Object.keys(found).filter((key) => !key.includes('jk='))).toEqual([]);
    expect(found).toMatchObject({
      'n 36.72.01.1002 jk=P': 3,
      's 36.72.01.1002 jk=P': 24,
      'm 36.72.01.1002 jk=P': 10,
    });
  });
});
