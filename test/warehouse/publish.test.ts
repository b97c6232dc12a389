import { describe, expect, it } from 'vitest';
import { type Fact, type Formulas, smallCity } from './small-city.js';

const city = '36.72';
const [east, west] = ['36.72.01', '36.72.02'];
const [one, two, three] = ['36.72.01.1001', '36.72.01.1002', '36.72.02.1001'];

const formulas: Formulas = {
  variables: {
    penduduk: 'stock',
    balita: 'stock',
    gizi_kurang: 'stock',
    sampah: 'flow',
    pajak: 'cumulative',
    harga: 'stock',
    wifi: 'stock',
    ibu: 'stock',
    pinjaman: 'flow',
    umur_harapan: 'stock',
    pdrb: 'flow',
  },
  indicators: [
    { code: 'penduduk', formula: { type: 'sum', of: 'penduduk' } },
    {
      code: 'perempuan',
      formula: { type: 'value', of: { variable: 'penduduk', breakdown: { jenis_kelamin: 'P' } } },
    },
    { code: 'gizi', formula: { type: 'share', of: 'gizi_kurang', per: 'balita' } },
    {
      code: 'gizi-bulanan',
      frequency: 'monthly',
      formula: { type: 'share', of: 'gizi_kurang', per: 'balita' },
    },
    {
      code: 'sampah-harian',
      frequency: ['monthly', 'quarterly', 'yearly'],
      formula: { type: 'sum', of: { variable: 'sampah', times: 0.001 } },
    },
    { code: 'sampah-per-jiwa', formula: { type: 'ratio', of: 'sampah', per: 'penduduk' } },
    { code: 'pajak', frequency: ['quarterly', 'yearly'], formula: { type: 'value', of: 'pajak' } },
    {
      code: 'harga',
      formula: { type: 'value', of: { variable: 'harga', areas: 'mean', periods: 'mean' } },
    },
    { code: 'wifi', formula: { type: 'yes_share', of: 'wifi' } },
    { code: 'kematian-ibu', formula: { type: 'rate', of: 'ibu', per: 'balita', times: 100000 } },
    {
      code: 'selisih',
      formula: { type: 'value', of: ['balita', { variable: 'gizi_kurang', times: -1 }] },
    },
    {
      code: 'tumbuh-tahun',
      frequency: ['monthly', 'yearly'],
      formula: { type: 'growth', of: 'pinjaman', over: 'year' },
    },
    {
      code: 'tumbuh-bulan',
      frequency: 'monthly',
      formula: { type: 'growth', of: 'pinjaman', over: 'previous' },
    },
    {
      code: 'umur-harapan',
      formula: { type: 'value', of: { variable: 'umur_harapan', areas: 'own', periods: 'own' } },
    },
    {
      code: 'ketimpangan',
      formula: { type: 'sql', file: 'ketimpangan-kecamatan.sql', uses: ['pdrb', 'penduduk'] },
    },
  ],
};

const fact = (variable: string, area: string, period: string, value: number | null): Fact => {
  return { variable, area, period, value };
};
const months = (year: number, count: number) =>
  Array.from({ length: count }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

describe('indicators', async () => {
  const place = await smallCity(formulas);
  const given = async (...facts: Fact[]) => {
    await place.record(facts);
    return place.publish();
  };

  it('sums a share over the kelurahan, not the shares themselves', async () => {
    await given(
      fact('balita', one, '2024-08', 100),
      fact('balita', two, '2024-08', 300),
      fact('balita', three, '2024-08', 100),
      fact('gizi_kurang', one, '2024-08', 10),
      fact('gizi_kurang', two, '2024-08', 0),
      fact('gizi_kurang', three, '2024-08', 5),
    );
    expect(await place.value('gizi-bulanan', one, '2024-08')).toEqual([10, 1]);
    expect(await place.value('gizi-bulanan', east, '2024-08')).toEqual([2.5, 1]);
    expect(await place.value('gizi-bulanan', city, '2024-08')).toEqual([3, 1]);
    expect(await place.value('gizi', city, '2024')).toEqual([3, 1]);
  });

  it('leaves a kelurahan that told only half of a share out of both halves, and says so by coverage', async () => {
    await given(
      fact('balita', one, '2023-08', 100),
      fact('balita', two, '2023-08', 300),
      fact('balita', three, '2023-08', 100),
      fact('gizi_kurang', one, '2023-08', 10),
      fact('gizi_kurang', two, '2023-08', null),
      fact('gizi_kurang', three, '2023-08', 5),
    );
    expect(await place.value('gizi', city, '2023')).toEqual([7.5, 0.666667]);
    expect(await place.partial('gizi', city, '2023')).toBe(false);
    expect(await place.value('gizi', two, '2023')).toBeUndefined();
  });

  it('has no value, not 0, where a term is missing or the denominator is 0', async () => {
    await given(fact('balita', one, '2022-08', 0), fact('gizi_kurang', one, '2022-08', 0));
    await given(fact('balita', two, '2022-08', 5));
    expect(await place.value('gizi', one, '2022')).toBeUndefined();
    expect(await place.value('gizi', two, '2022')).toBeUndefined();
    expect(await place.value('selisih', two, '2022')).toBeUndefined();
    expect(await place.value('selisih', one, '2022')).toEqual([0, 1]);
  });

  it('sums a flow over months and says by coverage that the year is not over', async () => {
    await given(...months(2024, 8).map((month) => fact('sampah', city, month, 1000)));
    expect(await place.value('sampah-harian', city, '2024-08')).toEqual([1, 1]);
    expect(await place.value('sampah-harian', city, '2024-Q2')).toEqual([3, 1]);
    expect(await place.value('sampah-harian', city, '2024-Q3')).toEqual([2, 0.666667]);
    expect(await place.value('sampah-harian', city, '2024')).toEqual([8, 0.666667]);
  });

  it('takes the figure of a whole year before the sum of its months', async () => {
    await given(
      ...months(2021, 12).map((month) => fact('sampah', city, month, 1000)),
      fact('sampah', city, '2021', 12_500),
    );
    expect(await place.value('sampah-harian', city, '2021')).toEqual([12.5, 1]);
  });

  it('takes the last of a stock and of a cumulative figure', async () => {
    await given(...months(2024, 6).map((month, i) => fact('pajak', city, month, (i + 1) * 10)));
    expect(await place.value('pajak', city, '2024-Q1')).toEqual([30, 1]);
    expect(await place.value('pajak', city, '2024')).toEqual([60, 0.5]);
  });

  it('never adds a level to the level above it', async () => {
    await given(
      fact('penduduk', east, '2024', 500),
      fact('penduduk', west, '2024', 200),
      fact('penduduk', one, '2024', 240),
      fact('penduduk', two, '2024', 260),
    );
    expect(await place.value('penduduk', east, '2024')).toEqual([500, 1]);
    // The kecamatan are complete, the kelurahan are not.
    expect(await place.value('penduduk', city, '2024')).toEqual([700, 1]);
    await given(fact('penduduk', three, '2024', 201));
    expect(await place.value('penduduk', city, '2024')).toEqual([701, 1]);
    await given(fact('penduduk', city, '2024', 710));
    expect(await place.value('penduduk', city, '2024')).toEqual([710, 1]);
  });

  it('divides what is told by month by what is told once a year', async () => {
    expect(await place.value('sampah-per-jiwa', city, '2024')).toEqual([8000 / 710, 0.666667]);
  });

  it('adds the parts of one axis, never of two, where the total is not told', async () => {
    const part = (axis: string, code: string, value: number | null): Fact => {
      return { variable: 'penduduk', area: city, period: '2020', breakdown: { [axis]: code }, value };
    };
    await given(part('jenis_kelamin', 'L', 60), part('jenis_kelamin', 'P', 40), part('umur', 'muda', 70));
    expect(await place.value('penduduk', city, '2020')).toEqual([100, 1]);
    expect(await place.value('perempuan', city, '2020')).toEqual([40, 1]);
    await given(part('jenis_kelamin', 'L', null), part('umur', 'tua', 31));
    expect(await place.value('penduduk', city, '2020')).toEqual([101, 1]);
  });

  it('adds a finer breakdown to the one that was named', async () => {
    const part = (umur: string, value: number): Fact => {
      const breakdown = { jenis_kelamin: 'P', umur };
      return { variable: 'penduduk', area: city, period: '2019', breakdown, value };
    };
    await given(part('muda', 20), part('tua', 22));
    expect(await place.value('perempuan', city, '2019')).toEqual([42, 1]);
  });

  it('takes the mean over areas and months where the formula says so', async () => {
    await given(
      fact('harga', one, '2024-01', 10),
      fact('harga', one, '2024-02', 20),
      fact('harga', two, '2024-01', 30),
      fact('harga', three, '2024-01', 30),
    );
    expect(await place.value('harga', one, '2024')).toEqual([15, 0.166667]);
    expect(await place.value('harga', city, '2024')).toEqual([25, 0.111111]);
  });

  it('counts the share of areas that said yes', async () => {
    await given(fact('wifi', one, '2024', 1), fact('wifi', two, '2024', 0), fact('wifi', three, '2024', 1));
    expect((await place.value('wifi', city, '2024'))?.[0]).toBeCloseTo(66.6667, 4);
    expect(await place.value('wifi', one, '2024')).toEqual([100, 1]);
  });

  it('gives a rate per so many', async () => {
    await given(fact('ibu', city, '2024', 2), fact('balita', city, '2024', 400));
    expect(await place.value('kematian-ibu', city, '2024')).toEqual([500, 1]);
  });

  it('compares the same months with the year before, and only complete or equal ones', async () => {
    await given(
      ...months(2023, 12).map((month) => fact('pinjaman', city, month, 100)),
      ...months(2024, 6).map((month) => fact('pinjaman', city, month, 120)),
    );
    expect(await place.value('tumbuh-tahun', city, '2024-03')).toEqual([20, 1]);
    expect(await place.value('tumbuh-tahun', city, '2024')).toEqual([20, 0.5]);
    expect(await place.value('tumbuh-bulan', city, '2024-01')).toEqual([20, 1]);
    expect(await place.value('tumbuh-bulan', city, '2024-02')).toEqual([0, 1]);
    await given(fact('pinjaman', city, '2023', 1300));
    expect(await place.value('tumbuh-tahun', city, '2024')).toBeUndefined();
  });

  it('recomputes the growth of the next year when last year is corrected', async () => {
    await given(fact('pinjaman', city, '2023-03', 60));
    expect(await place.value('tumbuh-tahun', city, '2024-03')).toEqual([100, 1]);
    expect(await place.value('tumbuh-bulan', city, '2023-04')).toEqual([66.66666666666667, 1]);
  });

  it('makes up nothing from areas or months where the formula wants the own figure', async () => {
    await given(fact('umur_harapan', one, '2024', 70), fact('umur_harapan', city, '2024-05', 66));
    expect(await place.value('umur-harapan', one, '2024')).toEqual([70, 1]);
    expect(await place.value('umur-harapan', city, '2024')).toBeUndefined();
  });

  it('counts an academic year to the calendar year that it begins in', async () => {
    await given(fact('balita', one, '2018/2019', 50), fact('gizi_kurang', one, '2018/2019', 5));
    expect(await place.value('gizi', one, '2018')).toEqual([10, 1]);
  });

  it('runs the query of a file for the keys that changed', async () => {
    await given(fact('pdrb', east, '2024', 500_000), fact('pdrb', west, '2024', 400_000));
    const [value, coverage] = (await place.value('ketimpangan', city, '2024')) ?? [];
    expect(value).toBeCloseTo(0.351, 3);
    expect(coverage).toBe(1);
  });

  it('does nothing when nothing changed', async () => {
    expect(await place.publish()).toMatchObject({
      indicators: { computed: 0, changed: 0 },
      scores: { changed: 0 },
    });
  });
});
