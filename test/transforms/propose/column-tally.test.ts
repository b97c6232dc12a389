import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import type { TableColumn } from '../../../model/table.js';
import { columnTally } from '../../../transforms/propose/column-tally.js';

const seen = (type: TableColumn['type'], locale: TableColumn['locale']): TableColumn => ({
  col: 1,
  path: ['Luas'],
  name: 'Luas',
  unit: null,
  type,
  locale,
  evidence: [],
});

function told(column: TableColumn, cells: readonly Cell[]): TableColumn | undefined {
  const tally = columnTally([column]);
  tally.add(cells.map((cell, i) => ({ row: i + 2, cells: [cell] })));
  return tally.columns()[0];
}

describe('the cells further down a column', () => {
  it.each([
    ['prove what the first left open', seen('number', 'ambiguous'), ['1.234', '1.234,5'], 'number', 'id'],
    ['prove the other locale', seen('number', 'id'), ['1.234', '1.234.5', '1,234.5'], 'number', 'en'],
    [
      'are ambiguous where the first had no sign',
      seen('number', 'none'),
      ['12', '1.234'],
      'number',
      'ambiguous',
    ],
    ['leave what neighbours told', seen('number', 'id'), ['1.234'], 'number', 'id'],
    ['fill a column that began empty', seen('empty', 'none'), [null, '12,5', 13], 'number', 'id'],
    ['are words below a few figures', seen('number', 'none'), [1, 'A12', 'B7', 'C9'], 'text', 'none'],
    ['are days', seen('empty', 'none'), ['2024-01-02', '2024-02-03'], 'date', 'none'],
    ['are no words at all', seen('number', 'none'), [null, '-', null], 'number', 'none'],
  ] as const)('%s', (_, column, cells, type, locale) => {
    expect(told(column, cells)).toMatchObject({ type, locale });
  });

  it('that tell nothing new leave the column as it is, and words as they are', () => {
    const number = seen('number', 'none');
    const text = seen('text', 'none');
    expect(told(number, [1, 2])).toBe(number);
    expect(told(text, [1, 2])).toBe(text);
  });
});
