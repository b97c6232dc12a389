import { describe, expect, it } from 'vitest';
import type { Cell } from '../../model/cell.js';
import { periodCode } from '../../model/period.js';
import { absencesOf } from '../../transforms/absences.js';
import { bind } from '../../transforms/bind.js';
import { checker } from '../../transforms/check.js';
import type { Register } from '../../transforms/register.js';
import { areaResolver } from '../../transforms/values/area.js';
import { areas, breakdowns, dataset, layout, period } from './given.js';

const resolver = areaResolver(areas, '36.72');
const count = {
  records: {
    measures: [
      { variable: 'n', by: 'count' },
      { variable: 'lama', by: 'mean', of: 'lama' },
    ],
  },
};
const kelurahan = { heading: 'Kelurahan', type: 'area', level: 'kelurahan' };
const lama = { heading: 'Lama', type: 'number', optional_cells: true };
const nama = { heading: 'Nama', type: 'text', personal: true };
const bulan = { heading: 'Bulan', type: 'period' };
const monthly = { frequency: 'monthly', since: '2020-01' };

interface Sheet {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly options?: Parameters<typeof layout>[1];
}

/** `[period area level cell]` of each absence, then the zeros, then the issues. */
function told(entry: ReturnType<typeof dataset>, sheets: readonly Sheet[], request: string | null = null) {
  const asked = request === null ? null : period(request);
  const registers = sheets.map(({ heads, rows, options = {} }, i): Register => {
    const binding = bind(entry, layout(heads, options), breakdowns);
    const context = { resolver, city: '36.72', request: asked, today: '2025-06-30', sheet: i + 1 };
    const check = checker(binding, context);
    check.check({ data: rows.map((cells, at) => ({ row: at + 2, cells })), aside: [] });
    const register = check.register();
    if (register === null) throw new Error('no register');
    return register;
  });
  const said = absencesOf(entry, registers, { request: asked, today: '2025-06-30', byCode: resolver.byCode });
  return {
    absences: said.absences.map(({ period: id, area, level, cell }) =>
      [periodCode(id), area, level, cell === null ? 'file' : `${cell.sheet}!${cell.row}:${cell.col}`].join(
        ' ',
      ),
    ),
    zeros: said.zeros.map(
      ({ variable, area, period: id, value }) => `${variable} ${area} ${periodCode(id)} ${value}`,
    ),
    codes: said.issues.map(({ code }) => code),
  };
}

describe('records that tell their area by row', () => {
  const entry = dataset([kelurahan, nama, lama], {
    ...count,
    ...monthly,
    period: { from: ['title', 'request'] },
  });
  const heads = ['Kelurahan', 'Nama', 'Lama'];

  it('say that the areas of their level that they do not name have none', () => {
    const sheet = { heads, rows: [['Kedaleman', 'A', 3]] };
    expect(told(entry, [sheet], '2024-03').absences).toEqual(['2024-03 36.72 kelurahan file']);
  });

  it('say nothing of a period of which a row was returned', () => {
    const sheet = {
      heads,
      rows: [
        ['Kedaleman', 'A', 3],
        ['Kedalmn Raya', 'B', 3],
      ],
    };
    expect(told(entry, [sheet], '2024-03').absences).toEqual([]);
  });

  it('say nothing where the contract takes files for a part, or for additions', () => {
    const sheet = { heads, rows: [['Kedaleman', 'A', 3]] };
    const part = dataset([kelurahan, nama, lama], {
      ...count,
      ...monthly,
      covers: 'part',
      period: { from: 'request' },
    });
    const adds = dataset([kelurahan, nama, lama], {
      ...count,
      ...monthly,
      replaces: 'nothing',
      period: { from: 'request' },
    });
    expect(told(part, [sheet], '2024-03').absences).toEqual([]);
    expect(told(adds, [sheet], '2024-03').absences).toEqual([]);
  });

  it('have a zero of each variable that counts where a row says NIHIL of its area, and the mean of nothing is none', () => {
    const sheet = {
      heads,
      rows: [
        ['Kedaleman', 'A', 3],
        ['Bagendung', 'NIHIL', null],
      ],
    };
    expect(told(entry, [sheet], '2024-03')).toEqual({
      absences: ['2024-03 36.72.02.1001 kelurahan 1!3:2', '2024-03 36.72 kelurahan file'],
      zeros: ['n 36.72.02.1001 2024-03 0'],
      codes: [],
    });
  });

  it('cannot be nil and there at once', () => {
    const both = {
      heads,
      rows: [
        ['Kedaleman', 'A', 3],
        ['Kedaleman', 'NIHIL', null],
      ],
    };
    expect(told(entry, [both], '2024-03').codes).toEqual(['nihil-contradicted']);
  });

  it('of a part are not nil without the name of the part', () => {
    const part = dataset([kelurahan, nama, lama], {
      ...count,
      ...monthly,
      covers: 'part',
      period: { from: 'request' },
    });
    const sheet = { heads, rows: [[null, 'NIHIL', null]] };
    expect(told(part, [sheet], '2024-03')).toEqual({ absences: [], zeros: [], codes: ['nihil-unplaced'] });
    const named = { heads, rows: [['Bagendung', 'NIHIL', null]] };
    expect(told(part, [named], '2024-03').absences).toEqual(['2024-03 36.72.02.1001 kelurahan 1!2:2']);
  });

  it('need a period that something tells', () => {
    expect(told(entry, [{ heads, rows: [[null, 'NIHIL', null]] }]).codes).toEqual(['no-period']);
  });

  it('at two levels say of neither which areas have none', () => {
    const mixed = dataset([{ heading: 'Wilayah', type: 'area', level: ['kecamatan', 'kelurahan'] }, nama], {
      records: { measures: [{ variable: 'n', by: 'count' }] },
      ...monthly,
      period: { from: 'request' },
    });
    const sheet = {
      heads: ['Wilayah', 'Nama'],
      rows: [
        ['Kec. Cilegon', 'A'],
        ['Kel. Bagendung', 'B'],
      ],
    };
    expect(told(mixed, [sheet], '2024-03').absences).toEqual([]);
  });
});

describe('records that tell their period by row', () => {
  const entry = dataset([bulan, kelurahan, nama], {
    records: { measures: [{ variable: 'n', by: 'count' }] },
    frequency: 'yearly',
    since: '2020-01',
    period: { from: 'column', type: 'monthly' },
  });
  const heads = ['Bulan', 'Kelurahan', 'Nama'];

  it('cover the months of their year that they do not name', () => {
    const sheet = { heads, rows: [['Februari 2024', 'Kedaleman', 'A']] };
    const { absences } = told(entry, [sheet]);
    expect(absences).toHaveLength(12);
    expect(absences[0]).toBe('2024-01 36.72 kelurahan file');
  });

  it('leave out the month of a row that was returned, or all where its month could not be read', () => {
    const wrong = (month: string) => ({
      heads,
      rows: [
        ['Februari 2024', 'Kedaleman', 'A'],
        [month, 'Entah', 'B'],
      ] as const,
    });
    expect(told(entry, [wrong('Mei 2024')]).absences).toHaveLength(11);
    expect(told(entry, [wrong('kemarin')]).absences).toEqual([]);
  });

  it('may say NIHIL of a month', () => {
    const sheet = {
      heads,
      rows: [
        ['Februari 2024', 'Kedaleman', 'A'],
        ['Maret 2024', 'NIHIL', null],
      ],
    };
    const said = told(entry, [sheet]);
    expect(said.absences[0]).toBe('2024-03 36.72 kelurahan 1!3:2');
    expect(said.zeros).toEqual(['n 36.72 2024-03 0']);
    expect(said.absences).toHaveLength(12);
  });
});

describe('a sheet for each kecamatan', () => {
  const entry = dataset([nama, lama], {
    ...count,
    ...monthly,
    area: { from: 'sheet', level: 'kecamatan' },
    period: { from: 'request' },
  });
  const sheet = (name: string, rows: Sheet['rows']): Sheet => ({
    heads: ['Nama', 'Lama'],
    rows,
    options: { sheet: name },
  });

  it('says nothing of a kecamatan without a sheet, and NIHIL of its own', () => {
    const said = told(entry, [sheet('Cibeber', [['A', 3]])], '2024-03');
    expect(said.absences).toEqual(['2024-03 36.72.01 kecamatan file']);
    const both = told(
      entry,
      [sheet('Cibeber', [['A', 3]]), sheet('Kec. Cilegon', [['NIHIL', null]])],
      '2024-03',
    );
    expect(both.absences).toEqual(['2024-03 36.72.02 kecamatan 2!2:1', '2024-03 36.72.01 kecamatan file']);
    expect(both.zeros).toEqual(['n 36.72.02 2024-03 0']);
  });
});
