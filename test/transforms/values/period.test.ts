import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthName, monthNumber } from '../../../lexicon/month.js';
import type { Cell } from '../../../model/cell.js';
import { type PeriodId, type PeriodType, periodCode, periodId } from '../../../model/period.js';
import { dateOrderTally, readDate } from '../../../transforms/values/date.js';
import { findPart, findPeriods } from '../../../transforms/values/find-periods.js';
import { ordinalNumber, readPeriod, readPeriodCell } from '../../../transforms/values/period.js';

const code = (text: string) => {
  const reading = readPeriod(text);
  return reading.kind === 'period' ? periodCode(reading.id) : reading.kind;
};

describe('a period as it is typed', () => {
  it.each<[string, string]>([
    ['2024', '2024'],
    ['2024.0', '2024'],
    ['2024*', '2024'],
    ['2020*)', '2020'],
    ['2021 **)', '2021'],
    ['2022¹', '2022'],
    ['TW II 2024*', '2024-Q2'],
    ['Tahun 2023', '2023'],
    ['Th. 2020', '2020'],
    ['Januari 2024', '2024-01'],
    ['Bulan Januari Tahun 2024', '2024-01'],
    ['Jan-24', '2024-01'],
    ["Jan '24", '2024-01'],
    ['JAN 2024', '2024-01'],
    ['Agt. 2023', '2023-08'],
    ['Nopember 2022', '2022-11'],
    ['2024 Mei', '2024-05'],
    ['2024-01', '2024-01'],
    ['01/2024', '2024-01'],
    ['2024/10', '2024-10'],
    ['202403', '2024-03'],
    ['TW III 2024', '2024-Q3'],
    ['Triwulan III Tahun 2024', '2024-Q3'],
    ['Triwulan III Tahun Anggaran 2024', '2024-Q3'],
    ['Triwulan ke-2 2024', '2024-Q2'],
    ['Q3 2024', '2024-Q3'],
    ['2024Q3', '2024-Q3'],
    ['Semester II 2023', '2023-S2'],
    ['Semester II Tahun 2022', '2022-S2'],
    ['2023-S1', '2023-S1'],
    ['2024/2025', '2024/2025'],
    ['T.A. 2024/2025', '2024/2025'],
    ['TA 2024/25', '2024/2025'],
    ['Tahun Ajaran 2023/2024', '2023/2024'],
    ['12 Juli 2024', '2024-07-12'],
    ['Jumat, 5 Januari 2024', '2024-01-05'],
    ['July 4, 2024', '2024-07-04'],
    ['13/07/2024', '2024-07-13'],
    ['07/13/2024', '2024-07-13'],
    ['12-07-2024', '2024-07-12'],
    ['12.07.24', '2024-07-12'],
    ['05/05/2024', '2024-05-05'],
    ['2024-07-12', '2024-07-12'],
    ['2024/07/12', '2024-07-12'],
    ['2024-07-12T08:00:00Z', '2024-07-12'],
    ['per 31 Desember 2023', '2023-12-31'],
  ])('%j is %s', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it.each([
    '99',
    'Cilegon',
    '2024-13',
    '31/02/2024',
    '2024/2027',
    'TW V 2024',
    'Semester 3',
    '15-19',
    '1.234',
    '2024-W05',
  ])('%j is none', (text) => {
    expect(code(text)).toBe('unreadable');
  });

  it('may be a part of a year whose year stands elsewhere', () => {
    expect(readPeriod('TWL I')).toEqual({ kind: 'part', type: 'Q', part: 1 });
    expect(readPeriod('Semester II')).toEqual({ kind: 'part', type: 'S', part: 2 });
    expect(readPeriod('Nop')).toEqual({ kind: 'part', type: 'M', part: 11 });
  });

  it('is held where day and month can be either', () => {
    expect(code('12/07/2024')).toBe('ambiguous');
    const dmy = readPeriod('12/07/2024', 'dmy');
    expect(dmy.kind === 'period' && periodCode(dmy.id)).toBe('2024-07-12');
    expect(readDate('03/04/2024', 'mdy')).toMatchObject({ kind: 'day' });
  });

  it.each<[Cell, string | undefined]>([
    [2024, '2024'],
    [202403, '2024-03'],
    [{ kind: 'number', value: 2024, format: '0' }, '2024'],
    [{ kind: 'date', iso: '2024-07-12T00:00:00' }, '2024-07-12'],
    [2024.5, undefined],
    [true, undefined],
    [{ kind: 'error', text: '#REF!' }, undefined],
    [null, undefined],
  ])('a cell %j is %s', (cell, expected) => {
    const reading = readPeriodCell(cell);
    expect(reading.kind === 'period' ? periodCode(reading.id) : undefined).toBe(expected);
  });

  it('takes a year and two digits with a hyphen as a month, with a slash or a word as an academic year', () => {
    expect(['2000-01', '2010-11', '2010/11', 'T.A. 2010-11', '2013-14'].map((text) => code(text))).toEqual([
      '2000-01',
      '2010-11',
      '2010/2011',
      '2010/2011',
      '2013/2014',
    ]);
  });

  it('reads back what is printed', () => {
    const types: readonly (readonly [PeriodType, number])[] = [
      ['Y', 1],
      ['S', 2],
      ['Q', 4],
      ['M', 12],
      ['A', 1],
      ['D', 365],
    ];
    const ids = fc
      .tuple(fc.constantFrom(...types), fc.integer({ min: 1950, max: 2100 }), fc.nat())
      .map(([[type, count], year, n]) => periodId(type, year, (n % count) + 1) as PeriodId);
    fc.assert(
      fc.property(ids, (id) => {
        expect(code(periodCode(id))).toBe(periodCode(id));
      }),
    );
  });
});

describe('the order of day and month in a column', () => {
  const order = (...cells: string[]) => {
    const tally = dateOrderTally();
    for (const cell of cells) tally.add(cell);
    return tally.decide();
  };
  it('is proved by a number over twelve', () => {
    expect(order('03/04/2024', '25/04/2024')).toBe('dmy');
    expect(order('03/04/2024', '04/25/2024')).toBe('mdy');
  });
  it('is unknown where nothing proves it or both are proved', () => {
    expect(order('03/04/2024', 'x')).toBeNull();
    expect(order('25/04/2024', '04/25/2024')).toBeNull();
  });
});

describe('periods inside a title or a name', () => {
  it.each<[string, string]>([
    ['Keadaan 31 Desember 2023', '2023-12-31'],
    ['Tahun 2019–2022', '2019 2020 2021 2022'],
    ['2019 s/d 2021', '2019 2020 2021'],
    ['penduduk_2024-03.xlsx', '2024-03'],
    ['balita_2026_08.csv', '2026-08'],
    ['rekap 202403 final', '2024-03'],
    ['Garis Kemiskinan(Rupiah/Kapita/Bulan) September 2014', '2014-09'],
    ['Realisasi s.d. Triwulan II Tahun 2024', '2024-Q2'],
    ['LAPORAN REALISASI TRIWULAN I TAHUN ANGGARAN 2025', '2025-Q1'],
    ['Realisasi TW II T.A. 2025', '2025-Q2'],
    ['Januari - Maret 2024', '2024-Q1'],
    ['Januari s.d. Desember 2023', '2023'],
    ['Februari - Maret 2024', '2024-03'],
    ['Dapodik TA 2023/2024.xlsx', '2023/2024'],
    ['Penduduk 2024-S1.xlsx', '2024-S1'],
    ['Perda No. 12 Tahun 2023 tentang 2.024 orang', '2023'],
    ['Semester I 2024 dan Tahun 2023', '2024-S1 2023'],
    ['Kecamatan Cibeber', ''],
  ])('%j names %j', (text, codes) => {
    expect(findPeriods(text).map(periodCode).join(' ')).toBe(codes);
  });

  it('finds the one part that a sheet is called after', () => {
    expect(findPart('Januari')).toEqual({ type: 'M', part: 1 });
    expect(findPart('Laporan TW II')).toEqual({ type: 'Q', part: 2 });
    expect(findPart('Januari dan Februari')).toBeUndefined();
    expect(findPart('Rekap')).toBeUndefined();
  });
});

it('knows the months in both languages', () => {
  expect(['Agustus', 'AGT', 'aug.', 'Sept'].map(monthNumber)).toEqual([8, 8, 8, 9]);
  expect(monthName(8)).toBe('Agustus');
  expect(monthName(13)).toBe('');
  expect(ordinalNumber('ketiga')).toBe(3);
  expect(ordinalNumber(undefined)).toBeUndefined();
});
