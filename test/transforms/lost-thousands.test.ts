// Figures that were thousands before a spreadsheet read their dot as a decimal sign.
import { describe, expect, it } from 'vitest';
import { bind } from '../../transforms/bind.js';
import { lostThousands, wholeTally } from '../../transforms/lost-thousands.js';
import { measuresOf } from '../../transforms/typed-row.js';
import { breakdowns, dataset, layout } from './given.js';

/** The figures of a column that are held, and what they are taken for. */
function held(figures: readonly number[], { unit = 'jiwa', heading = 'Jumlah', more = {} } = {}) {
  const entry = dataset([{ heading, type: 'number', variable: 'v', ...more }], {
    variables: { v: { title: heading, unit } },
  });
  const binding = bind(entry, layout([heading]), breakdowns);
  const [column] = measuresOf(binding);
  if (column === undefined) throw new Error('no column');
  const tally = wholeTally(column, binding);
  for (const figure of figures) tally.add(figure);
  const usual = tally.decide();
  if (usual === undefined) return [];
  return figures.flatMap((figure) => {
    const finding = lostThousands(figure, usual);
    return finding === undefined ? [] : [`${figure} → ${/maksudnya (.*)$/.exec(finding.says)?.[1]}`];
  });
}

const pupils = [266, 240, 190, 310, 205, 198, 333, 512];

describe('a column that counts', () => {
  it('holds fractions that were thousands', () => {
    expect(held([...pupils, 1.693, 1.4, 1.216])).toEqual(['1.693 → 1.693', '1.4 → 1.400', '1.216 → 1.216']);
  });

  it('holds a round thousand only beside fractions', () => {
    expect(held([...pupils, 1.693, 2])).toEqual(['1.693 → 1.693', '2 → 2.000']);
    expect(held([...pupils, 2])).toEqual([]);
  });

  it('holds them under a heading that says nothing, and with integer: true', () => {
    expect(held([...pupils, 1.4], { unit: 'pd', heading: 'PD' })).toHaveLength(1);
    expect(held([...pupils, 1.693], { more: { integer: true } })).toHaveLength(1);
  });
});

describe('is let be', () => {
  it.each([
    ['in hectares', [...pupils, 1.5], { unit: 'ha', heading: 'Luas' }],
    ['in percent', [...pupils, 1.5], { unit: 'persen' }],
    ['in thousands', [...pupils, 1.5], { unit: 'ribu jiwa' }],
    ['where the contract means fractions', [...pupils, 1.5], { more: { integer: false } }],
    ['where most figures are fractions', [1.5, 2.5, 3.5, 100, 120, 130, 140], {}],
    ['of more than three decimals', [...pupils, 1.23456], {}],
    ['as large as the others', [...pupils, 250.5], {}],
    ['among few figures', [266, 240, 1.4], {}],
  ])('a fraction %s', (_, figures, options) => expect(held(figures, options)).toEqual([]));
});
