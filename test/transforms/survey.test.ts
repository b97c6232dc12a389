import { describe, expect, it } from 'vitest';
import type { Cell } from '../../model/cell.js';
import type { NumberLocale } from '../../model/table.js';
import { bind } from '../../transforms/bind.js';
import { profileCells } from '../../transforms/remap/column-profile.js';
import { survey } from '../../transforms/survey.js';
import { breakdowns, dataset, layout } from './given.js';

const entry = dataset([
  { heading: 'Kecamatan', type: 'area', level: 'kecamatan' },
  { heading: 'Hasil', type: 'number', variable: 'a' },
]);
const binding = bind(entry, layout(['Kecamatan', 'Hasil']), breakdowns);

/** Figures under one heading, and the row that says their total. */
function decide(
  figures: readonly Cell[],
  {
    total,
    before,
    delimiter = null,
  }: { total?: Cell; before?: readonly number[]; delimiter?: string | null } = {},
) {
  const asked = survey(binding, { delimiter });
  const data = figures.map((figure, i) => ({ row: i + 2, cells: [`K${i}`, figure] }));
  const row = figures.length + 2;
  const aside =
    total === undefined
      ? []
      : [{ row, reason: 'total' as const, cells: ['Jumlah', total] as readonly Cell[] }];
  asked.add({ data, aside });
  const remembered = { locale: 'none' as NumberLocale, profile: profileCells(before ?? []) };
  const decision = asked.decide(before === undefined ? new Map() : new Map([[2, remembered]])).locales.get(2);
  return { locale: decision?.locale, evidence: decision?.evidence.join(), settled: asked.settled() };
}

describe('a column whose cells read in two ways', () => {
  const open = ['1.250', '2.300', '500', '4.125'];

  it('is left open where nothing tells', () => {
    expect(decide(open)).toMatchObject({ locale: 'ambiguous', settled: false });
  });

  it('is decided by the sheet total, which adds up in one locale only', () => {
    expect(decide(open, { total: '8.175' })).toMatchObject({ locale: 'id', settled: true });
    expect(decide(open, { total: '507.675', delimiter: ';' })).toMatchObject({
      locale: 'en',
      evidence: expect.stringContaining('the total of the column is the sum of its rows in one of them only'),
    });
  });

  it('is decided by how large the last accepted file was, before the delimiter is asked', () => {
    const five = [...open, '3.750'];
    expect(decide(five, { before: [1.2, 2.2, 490, 4.1, 3.8], delimiter: ';' })).toMatchObject({
      locale: 'en',
      evidence: expect.stringContaining('the numbers of the last accepted file were of that size'),
    });
    expect(decide(five, { before: [1200, 2200, 490, 4100, 3800], delimiter: ',' }).locale).toBe('id');
    expect(decide(five, { before: [7, 7, 7, 7, 7], delimiter: ';' }).locale).toBe('id');
  });
});
