import { describe, expect, it } from 'vitest';
import { longNames } from '../../config/load/check-names.js';
import { Dataset } from '../../model/dataset.js';

const variable = `jumlah_${'pelayanan_'.repeat(5)}`.slice(0, 56);

function contract(variables: readonly string[], columns: readonly object[]): Dataset {
  return Dataset.parse({
    title: 'Pelayanan',
    frequency: 'yearly',
    since: '2024',
    source: { connector: 'file', folder: '.', pattern: '*.xlsx' },
    period: { from: 'title' },
    area: '36.72',
    columns,
    variables: Object.fromEntries(variables.map((name) => [name, { title: 'Pelayanan', unit: 'kali' }])),
  });
}

describe('a name that the warehouse cannot keep whole', () => {
  const rows = { heading: 'Uraian', type: 'variable', map: { Pelayanan: variable } };
  const side = (aspect: string) => ({ heading: 'Target', name: 'sisi', type: 'number', aspect });

  it('is refused in a sentence that says which variable and aspect make it', () => {
    const own = `${variable}_realisasi`;
    const [mistake, ...more] = longNames(contract([own], [rows, side('realisasi')]));
    expect(more).toEqual([]);
    expect(mistake).toEqual({
      path: ['variables', own],
      message: `variable "${variable}" with aspect "realisasi" becomes "${own}", which is 66 characters long: more than the 63 of a column in the warehouse`,
      hint: 'Shorten it by 3, wherever the contract says it',
    });
  });

  it('is one of 64 letters, and not of 63', () => {
    const number = (name: string) => ({ heading: 'Jumlah', type: 'number', variable: name });
    expect(longNames(contract(['a'.repeat(63)], [number('a'.repeat(63))]))).toEqual([]);
    expect(longNames(contract(['a'.repeat(64)], [number('a'.repeat(64))]))).toMatchObject([
      {
        message: `variable "${'a'.repeat(64)}" is 64 characters long: more than the 63 of a column in the warehouse`,
      },
    ]);
    expect(longNames(contract([`${variable}_target`], [rows, side('target')]))).toEqual([]);
  });

  it('may be that of an axis, of a column of choices and of a fixed part alike', () => {
    const axis = 'b'.repeat(70);
    const columns = [
      { heading: 'Jenis', type: 'choice', breakdown: axis, choices: { satu: [] } },
      { heading: 'Jumlah', type: 'number', variable: 'n', breakdown: { [axis]: 'satu' } },
    ];
    expect(longNames(contract(['n'], columns)).map(({ path }) => path[1])).toEqual([0, 1]);
  });
});
