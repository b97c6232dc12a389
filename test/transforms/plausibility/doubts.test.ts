import { describe, expect, it } from 'vitest';
import type { Evidence, PlacedFigure } from '../../../model/figure.js';
import { periodId } from '../../../model/period.js';
import { doubts } from '../../../transforms/plausibility/doubts.js';
import { columnTitle, placeOf } from '../../../transforms/plausibility/setting.js';
import { areaCode, codes, doubtsOf, settingOf, year } from './honest-table.js';

/** Eight kelurahan, one a row from row 5 on: the figures of one column in one year. */
function column(
  values: readonly (number | null)[],
  more: Partial<PlacedFigure> = {},
): readonly PlacedFigure[] {
  return values.map((value, i) => ({
    variable: 'ukuran_1',
    area: areaCode(i),
    period: year(2024),
    breakdown: '',
    value,
    sheet: 1,
    row: 5 + i,
    col: 3,
    ...more,
  }));
}

const usual = [1234, 2210, 987, 1560, 3044, 1875, 2561, 1402];
const other = usual.map((value, i) => Math.round(value * (1.02 + i / 100)));
const second = { variable: 'ukuran_2', col: 4 };
const tell = (delivered: readonly PlacedFigure[], accepted: Evidence['accepted'] = [], more = {}) =>
  doubtsOf({ delivered, accepted }, more);

describe('a column copied from another', () => {
  it('is told with both headings and a cell of each', () => {
    expect(tell([...column(usual), ...column(usual, second)])).toEqual([
      {
        code: 'column-copied',
        severity: 'warning',
        sheet: 'Rekap',
        row: 5,
        col: 4,
        text: '1.234',
        message:
          'Semua 8 angka di kolom D (Ukuran 2) sama persis dengan kolom C (Ukuran 1) (periode 2024), misalnya 1.234 di sel C5 dan D5.',
        mend: 'Periksa apakah salah satunya tersalin dari yang lain; bila angkanya memang sama, tidak perlu diperbaiki.',
      },
    ]);
  });

  it('is none where one row differs, in few rows, and where so little stands there that chance explains it', () => {
    const but = [...usual.slice(0, 7), 1403];
    const schools = [1, 2, 1, 3, 2, 1, 0, 2];
    expect(tell([...column(usual), ...column(but, second)])).toEqual([]);
    expect(tell([...column(usual.slice(0, 7)), ...column(usual.slice(0, 7), second)])).toEqual([]);
    expect(tell([...column(schools), ...column(schools, second)])).toEqual([]);
    expect(
      tell([
        ...column(usual.map(() => 5000)),
        ...column(
          usual.map(() => 5000),
          second,
        ),
      ]),
    ).toEqual([]);
  });

  it('is none between columns that a rule names together, nor between a total and its one part', () => {
    const rules = [{ rule: 'ukuran_1 + ukuran_3 = ukuran_2', tolerance: 0, severity: 'error' as const }];
    expect(tell([...column(usual), ...column(usual, second)], [], { rules })).toEqual([]);
    const girls = { col: 4, breakdown: 'jenis_kelamin=P' };
    const boys = { col: 5, breakdown: 'jenis_kelamin=L' };
    expect(tell([...column(usual), ...column(usual, girls)])).toEqual([]);
    expect(codes(tell([...column(usual, boys), ...column(usual, girls)]))).toEqual(['column-copied']);
  });

  it('is told once: two columns that were equal in the accepted period before are so by nature', () => {
    const before = column(other, { period: year(2023) });
    const equal = column(other, { period: year(2023), ...second });
    expect(tell([...column(usual), ...column(usual, second)], [...before, ...equal])).toEqual([]);
    expect(codes(tell([...column(usual), ...column(usual, second)], before))).toEqual(['column-copied']);
  });
});

describe('a period that repeats the one before', () => {
  it('is told for a year beside another in one file, and for one that was accepted', () => {
    const told = tell([...column(usual, { period: year(2023) }), ...column(usual, { col: 4 })]);
    expect(told).toMatchObject([{ code: 'period-repeated', severity: 'warning', row: 5, col: 4 }]);
    expect(told[0]?.message).toBe(
      'Semua 8 angka periode 2024 di kolom D (Ukuran 2) sama persis dengan periode 2023 di kiriman ini.',
    );
    const accepted = tell(column(usual), column(usual, { period: year(2023) }));
    expect(accepted[0]?.message).toContain('sama persis dengan periode 2023 yang sudah diterima');
  });

  it('is one warning for all the columns that repeat', () => {
    const delivered = [...column(usual), ...column(other, second)];
    const accepted = delivered.map((figure) => ({ ...figure, period: year(2023) }));
    expect(tell(delivered, accepted)[0]?.message).toBe(
      'Semua 16 angka periode 2024 di kolom C (Ukuran 1), kolom D (Ukuran 2) sama persis dengan periode 2023 yang sudah diterima.',
    );
  });

  it('is none where one place changed, and where it stood still once before', () => {
    const before = column(usual, { period: year(2023) });
    const stood = column(usual, { period: year(2022) });
    expect(tell(column([...usual.slice(0, 7), 1403]), before)).toEqual([]);
    expect(tell(column(usual), [...before, ...stood])).toEqual([]);
    expect(codes(tell([...column(usual), ...before]))).toEqual(['period-repeated']);
  });

  it('is none where three years of one file never moved, and is where only two of them agree', () => {
    const years = (first: readonly number[]) => [
      ...column(first, { period: year(2022), col: 2 }),
      ...column(usual, { period: year(2023) }),
      ...column(usual, { col: 4 }),
    ];
    expect(tell(years(usual))).toEqual([]);
    expect(codes(tell(years(other)))).toEqual(['period-repeated']);
  });

  it('is one of the same length: a year is not held against a month', () => {
    expect(tell(column(usual), column(usual, { period: periodId('M', 2023, 12) ?? 0 }))).toEqual([]);
  });
});

describe('a figure that slipped by a power of ten', () => {
  const accepted = [2021, 2022, 2023].flatMap((each, back) =>
    column(
      usual.map((value) => value - 30 * (2 - back)),
      { period: year(each) },
    ),
  );
  const slip = (at: number, times: number) =>
    column(other.map((value, i) => (i === at ? Number((value * times).toPrecision(12)) : value)));

  it('is told with what was to be expected', () => {
    expect(tell(slip(2, 10), accepted)).toMatchObject([
      { code: 'figure-slipped', row: 7, col: 3, text: '10.260' },
    ]);
    expect(tell(slip(2, 10), accepted)[0]?.message).toBe(
      'Sel C7 berisi 10.260 untuk Kelurahan 36.72.01.1003, periode 2024: kira-kira 10 kali yang wajar menurut periode lain, yaitu sekitar 1.030.',
    );
    expect(tell(slip(4, 0.001), accepted)[0]?.message).toContain('kira-kira 1/1.000 dari yang wajar');
  });

  it('is none where all slipped together: that is a matter of the unit', () => {
    expect(tell(column(other.map((value) => value * 1000)), accepted)).toEqual([]);
  });

  it('is found by its own past alone where there are no neighbours, and by the neighbours where there is no past', () => {
    const city = (each: number, value: number) => column([value], { period: year(each) });
    const past = [city(2020, 410), city(2021, 425), city(2022, 431), city(2023, 440)].flat();
    expect(codes(tell(city(2024, 4520), past))).toEqual(['figure-slipped']);
    expect(tell(city(2024, 4520), past.slice(2))).toEqual([]);
    const rates = column([71.2, 70.8, 69.93, 72.1, 7.131, 70.2, 71.9, 70.55]);
    expect(tell(rates)[0]?.message).toContain('kira-kira 1/10 dari yang wajar menurut wilayah lain');
  });

  it('is told of the later of two years, and in the middle of several', () => {
    const years = [2022, 2023, 2024].flatMap((each, i) =>
      column(
        usual.map((value, at) => (at === 3 && i === 1 ? value * 10 : value + 7 * i)),
        {
          period: year(each),
          col: 3 + i,
        },
      ),
    );
    expect(tell(years)).toMatchObject([{ code: 'figure-slipped', row: 8, col: 4 }]);
    const two = years.filter(({ period }) => period < year(2024));
    expect(tell(two)).toMatchObject([{ code: 'figure-slipped', row: 8, col: 4 }]);
  });

  it('is none among small counts, which jump by themselves', () => {
    const before = column([1, 2, 1, 3, 2, 1, 4, 2], { period: year(2023) });
    expect(tell(column([2, 1, 10, 2, 3, 1, 5, 1]), before)).toEqual([]);
  });
});

describe('areas', () => {
  const before = column(other, { period: year(2023) });

  it('that always came are named when they are missing', () => {
    const told = tell(column(usual).slice(2), before);
    expect(told).toMatchObject([{ code: 'areas-missing', severity: 'warning', row: null }]);
    expect(told[0]?.message).toBe(
      'Tidak ada angka periode 2024 untuk 2 wilayah yang ada di periode 2023: Kelurahan 36.72.01.1001, Kelurahan 36.72.01.1002.',
    );
    const again = tell(column(usual).slice(1), column(other));
    expect(again[0]?.message).toContain('yang ada di kiriman sebelumnya untuk periode itu: Kelurahan');
  });

  it('are not missed where they were left out before, where a wrong row may be theirs, and where a file only adds', () => {
    const less = column(other, { period: year(2022) }).slice(1);
    expect(tell(column(usual).slice(1), [...before, ...less])).toEqual([]);
    expect(doubtsOf({ delivered: column(usual).slice(1), accepted: before }, {}, 1)).toEqual([]);
    expect(tell(column(usual).slice(1), before, { replaces: 'nothing' })).toEqual([]);
    const records = { measures: [{ variable: 'ukuran_1', by: 'count' as const }] };
    expect(tell(column(usual).slice(1), before, { records })).toEqual([]);
  });

  it('that say nothing but why are there', () => {
    expect(tell(column([null, ...usual.slice(1)]), before)).toEqual([]);
  });

  it('in two rows with other columns filled are told, rows that are parts of one another are not', () => {
    const again = column([55], { ...second, row: 17 });
    const told = tell([...column(usual), ...again]);
    expect(told).toMatchObject([{ code: 'area-split', row: 17, col: 4 }]);
    expect(told[0]?.message).toBe(
      'Kelurahan 36.72.01.1001, periode 2024, ada di baris 5 dan 17 dengan kolom isian yang berbeda.',
    );
    const part = column([55], { breakdown: 'jenis_kelamin=P', row: 17 });
    expect(tell([...column(usual), ...part])).toEqual([]);
  });
});

describe('a table that lies on its side', () => {
  it('is judged by its records, and named by its own cells', () => {
    const side = [...column(usual), ...column(usual, second)].map((each) => ({
      ...each,
      row: each.col ?? 0,
      col: each.row,
    }));
    const [sheet] = settingOf().sheets;
    const sheets = sheet === undefined ? [] : [{ ...sheet, transposed: true }];
    const told = doubts({ delivered: side, accepted: [] }, { ...settingOf(), sheets }, 0);
    expect(told).toMatchObject([{ code: 'column-copied', row: 4, col: 5 }]);
    expect(told[0]?.message).toBe(
      'Semua 8 angka di baris 4 (Ukuran 2) sama persis dengan baris 3 (Ukuran 1) (periode 2024), misalnya 1.234 di sel E3 dan E4.',
    );
  });
});

describe('many doubts of one kind', () => {
  it('are told up to twenty, and the others counted', () => {
    const split = Array.from({ length: 25 }, (_, i) => [
      ...column([100 + i], { area: areaCode(i), row: 5 + i }),
      ...column([200 + i], { area: areaCode(i), row: 105 + i, ...second }),
    ]).flat();
    const told = tell(split).filter(({ code }) => code === 'area-split');
    expect(told).toHaveLength(21);
    expect(told[20]).toMatchObject({ row: null, message: 'Masih ada 5 peringatan lain yang sejenis.' });
  });
});

describe('the words of a doubt', () => {
  it('name the sheet where there are several, and the variable where records were counted', () => {
    const [sheet] = settingOf().sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const sheets = [sheet, { ...sheet, number: 2, sheet: 'Mei' }];
    const setting = { ...settingOf(), sheets };
    expect(placeOf(column([1], { sheet: 2 })[0] ?? never(), setting)).toBe('Mei!C5');
    expect(columnTitle(column([1], { col: null })[0] ?? never(), setting)).toBe('angka ukuran_1');
    expect(placeOf(column([1], { col: null })[0] ?? never(), settingOf())).toBe('baris 5');
  });
});

function never(): never {
  throw new Error('a column of one figure has one');
}
