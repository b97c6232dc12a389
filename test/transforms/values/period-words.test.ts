// Months, days and spans as offices write them.
import { describe, expect, it } from 'vitest';
import { monthName, monthNumber, monthShort } from '../../../lexicon/month.js';
import { periodCode } from '../../../model/period.js';
import { readEpoch } from '../../../transforms/values/epoch.js';
import { findPart, findPeriods } from '../../../transforms/values/find-periods.js';
import { readPeriod } from '../../../transforms/values/period.js';

const code = (text: string) => {
  const reading = readPeriod(text);
  return reading.kind === 'period' ? periodCode(reading.id) : reading.kind;
};
const all = (text: string) => findPeriods(text).map(periodCode);

describe('a month', () => {
  it.each<[string, number]>([
    ['Agust', 8],
    ['agt.', 8],
    ['Ags', 8],
    ['Agst', 8],
    ['Agustu', 8],
    ['AGUST', 8],
    ['Sept', 9],
    ['Septem', 9],
    ['Nop', 11],
    ['Nopember', 11],
    ['Peb', 2],
    ['Pebruari', 2],
    ['Febuari', 2],
    ['Febr', 2],
    ['Mrt', 3],
    ['Jun', 6],
    ['Juni', 6],
    ['Jul', 7],
    ['Okt', 10],
    ['Oct', 10],
    ['Des', 12],
    ['Dec.', 12],
    ['Mei', 5],
  ])('%j is %d', (text, month) => {
    expect(monthNumber(text)).toBe(month);
  });

  it('is none for fewer than three letters, other words and numbers', () => {
    expect(['Ja', 'Mars', 'Juniper', 'Desa', 'Septic', '8', ''].map(monthNumber)).toEqual(
      Array(7).fill(undefined),
    );
    expect([monthName(8), monthShort(8), monthShort(5)]).toEqual(['Agustus', 'Agu', 'Mei']);
  });
});

describe('a period as it is typed', () => {
  it.each<[string, string]>([
    ['Agust 2024', '2024-08'],
    ['Agust-24', '2024-08'],
    ['Posisi: Des 2023', '2023-12'],
    ['Keadaan Desember 2023', '2023-12'],
    ['s.d. 31 Desember 2023', '2023-12-31'],
    ['s/d Sept 2023', '2023-09'],
    ['per tanggal 30 Juni 2024', '2024-06-30'],
    ['13/ 01/ 2024', '2024-01-13'],
    ['2 - 1 - 2024', '2024-01-02'],
    ['02. 01. 2024', '2024-01-02'],
    ['02 01 2024', '2024-01-02'],
    ['2–1–2024', '2024-01-02'],
    ['2024 - 01 - 02', '2024-01-02'],
    ['2024/ 01/ 02', '2024-01-02'],
    ['20240102', '2024-01-02'],
    ['2-Jan-24', '2024-01-02'],
    ['Selasa, 2 Agust 2024', '2024-08-02'],
    ['01 Feb 2025 12:00:55', '2025-02-01'],
    ['13/01/2024 08.15', '2024-01-13'],
  ])('%j is %s', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it.each(['5 - 9', '1. 2. 3', 's.d. 5 tahun', 'per 1000', '12 34 2024', '20241302', 'posisi'])(
    '%j is none',
    (text) => {
      expect(code(text)).toBe('unreadable');
    },
  );

  it('is held between slashes with blanks as without them', () => {
    expect(code('02/ 01/ 2024')).toBe('ambiguous');
  });
});

describe('periods inside a text', () => {
  it.each<[string, readonly string[]]>([
    ['Keadaan per 02/ 01/ 2024', ['2024-01-02']],
    ['Realisasi s.d. 30 September 2023', ['2023-09-30']],
    ['Januari s.d. September 2023', ['2023-09']],
    ['Januari 2023 s/d Desember 2023', ['2023']],
    ['1 Januari s.d. 31 Desember 2023', ['2023']],
    ['01-01-2023 sampai dengan 30-06-2023', ['2023-S1']],
    ['2023-07-01 s.d. 2023-09-30', ['2023-Q3']],
    ['April - Juni 2024', ['2024-Q2']],
    ['Data Des-23', ['2023-12']],
    ['Juli 2023 - Juni 2024', ['2023-07', '2024-06']],
  ])('%j names %j', (text, expected) => {
    expect(all(text)).toEqual(expected);
  });

  it('a name that is a short form of a month is none in a sentence', () => {
    expect(findPart('Gedung Agus Salim')).toBeUndefined();
    expect(findPart('Laporan Agust')).toEqual({ type: 'M', part: 8 });
  });
});

describe('a moment that a program counted', () => {
  const day = (moment: string | number) => {
    const id = readEpoch(moment);
    return id === undefined ? undefined : periodCode(id);
  };
  it('is the day of its midnight, in Greenwich or in a zone of Indonesia', () => {
    expect(day(1704067200000)).toBe('2024-01-01');
    expect(day('1704042000000')).toBe('2024-01-01');
    expect(day(1704038400000)).toBe('2024-01-01');
    expect(day(1704067200)).toBe('2024-01-01');
    expect(day(1704128400000)).toBe('2024-01-02');
  });
  it('is none for other numbers', () => {
    expect(
      [2024, 36720100, '3672011234567890', 1704067200.5, 'x', null].map((cell) => readEpoch(cell)),
    ).toEqual(Array(6).fill(undefined));
  });
});
