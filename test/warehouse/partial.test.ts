import { describe, expect, it } from 'vitest';
import { type Fact, smallCity, wholeCity } from './small-city.js';

const city = '36.72';
const [east, west] = ['36.72.01', '36.72.02'];
const [one, two, three] = ['36.72.01.1001', '36.72.01.1002', '36.72.02.1001'];
const fact = (variable: string, area: string, period: string, value: number | null): Fact => {
  return { variable, area, period, value };
};
const months = (year: number, count: number) =>
  Array.from({ length: count }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

describe('a sum that lacks parts', async () => {
  const place = await smallCity({
    variables: { penduduk: 'stock', sampah: 'flow', pinjaman: 'flow', pajak: 'cumulative', harga: 'stock' },
    indicators: [
      { code: 'penduduk', formula: { type: 'sum', of: 'penduduk' } },
      {
        code: 'sampah-harian',
        frequency: ['monthly', 'yearly'],
        formula: { type: 'sum', of: { variable: 'sampah', times: 0.001 } },
      },
      { code: 'pajak', frequency: ['quarterly', 'yearly'], formula: { type: 'value', of: 'pajak' } },
      {
        code: 'harga',
        formula: { type: 'value', of: { variable: 'harga', areas: 'mean', periods: 'mean' } },
      },
      { code: 'tumbuh', formula: { type: 'growth', of: 'pinjaman' } },
      { code: 'sampah-per-jiwa', formula: { type: 'ratio', of: 'sampah', per: 'penduduk' } },
      { code: 'pajak-per-sampah', formula: { type: 'ratio', of: 'pajak', per: 'sampah' } },
      { code: 'sampah-per-pinjaman', formula: { type: 'ratio', of: 'sampah', per: 'pinjaman' } },
      {
        code: 'harga-per-jiwa',
        formula: { type: 'ratio', of: 'penduduk', per: { variable: 'harga', areas: 'mean' } },
      },
    ],
  });
  const given = async (...facts: Fact[]) => {
    await place.record(facts);
    return place.publish();
  };

  it('marks a sum over areas or months as partial where a part is missing, and a stock of part of the year not', async () => {
    await given(
      ...months(2018, 12).map((month) => fact('sampah', one, month, 10)),
      ...months(2018, 12).map((month) => fact('sampah', two, month, 10)),
      ...months(2018, 9).map((month) => fact('sampah', three, month, 10)),
      ...[one, two, three].map((area) => fact('penduduk', area, '2018-03', 50)),
    );
    expect(await place.value('sampah-harian', city, '2018')).toEqual([0.33, 0.916667]);
    expect(await place.partial('sampah-harian', city, '2018')).toBe(true);
    expect(await place.partial('sampah-harian', west, '2018')).toBe(true);
    expect(await place.partial('sampah-harian', east, '2018')).toBe(false);
    expect(await place.partial('sampah-harian', city, '2018-09')).toBe(false);
    expect(await place.partial('sampah-harian', city, '2018-10')).toBe(true);
    expect(await place.partial('penduduk', city, '2018')).toBe(false);
    await given(fact('penduduk', three, '2018-03', null));
    expect(await place.value('penduduk', city, '2018')).toEqual([100, 0.666667]);
    expect(await place.partial('penduduk', city, '2018')).toBe(true);
  });

  it('marks what was added up since January as partial until the last month of the period is told', async () => {
    await given(...months(2014, 6).map((month, i) => fact('pajak', city, month, (i + 1) * 10)));
    expect(await place.value('pajak', city, '2014-Q2')).toEqual([60, 1]);
    expect(await place.partial('pajak', city, '2014-Q2')).toBe(false);
    expect(await place.value('pajak', city, '2014')).toEqual([60, 0.5]);
    expect(await place.partial('pajak', city, '2014')).toBe(true);
    await given(fact('pajak', city, '2014-12', 130));
    expect(await place.value('pajak', city, '2014')).toEqual([130, 1]);
    expect(await place.partial('pajak', city, '2014')).toBe(false);
  });

  it('does not mark a mean of what was told, nor a growth of equal months', async () => {
    await given(
      fact('harga', one, '2013-01', 10),
      ...months(2012, 12).map((month) => fact('pinjaman', city, month, 100)),
      ...months(2013, 6).map((month) => fact('pinjaman', city, month, 120)),
    );
    expect(await place.value('tumbuh', city, '2013')).toEqual([20, 0.5]);
    expect(await place.partial('tumbuh', city, '2013')).toBe(false);
    expect(await place.partial('harga', city, '2013')).toBe(false);
  });

  it('marks a ratio as partial where one side alone lacks parts, and not where both lack the same', async () => {
    await given(
      ...months(2017, 8).flatMap((month) => [
        fact('sampah', city, month, 30),
        fact('pinjaman', city, month, 10),
      ]),
      ...months(2017, 8).map((month, i) => fact('pajak', city, month, 60 * (i + 1))),
      fact('penduduk', city, '2017', 60),
    );
    expect(await place.value('sampah-per-pinjaman', city, '2017')).toEqual([3, 0.666667]);
    expect(await place.partial('sampah-per-pinjaman', city, '2017')).toBe(false);
    expect(await place.value('sampah-per-jiwa', city, '2017')).toEqual([4, 0.666667]);
    expect(await place.partial('sampah-per-jiwa', city, '2017')).toBe(true);
    expect(await place.partial('pajak-per-sampah', city, '2017')).toBe(true);
  });

  it('takes no mean of areas for a sum of them: a ratio of the one to the other is partial', async () => {
    await given(
      fact('penduduk', one, '2016', 10),
      fact('penduduk', two, '2016', 20),
      fact('harga', one, '2016', 5),
      fact('harga', two, '2016', 5),
    );
    expect(await place.value('harga-per-jiwa', city, '2016')).toEqual([6, 0.666667]);
    expect(await place.partial('harga-per-jiwa', city, '2016')).toBe(true);
    expect(await place.partial('harga-per-jiwa', east, '2016')).toBe(false);
  });

  it('publishes a value anew when it becomes whole without becoming another', async () => {
    await given(fact('penduduk', one, '2015', 10), fact('penduduk', two, '2015', 20));
    expect(await place.partial('penduduk', city, '2015')).toBe(true);
    await given(fact('penduduk', three, '2015', 0));
    expect(await place.value('penduduk', city, '2015')).toEqual([30, 1]);
    expect(await place.partial('penduduk', city, '2015')).toBe(false);
  });
});

describe('records that were counted', async () => {
  const place = await smallCity({
    variables: { penerima: 'flow', lancar: 'flow', penduduk: 'stock' },
    records: ['penerima', 'lancar'],
    indicators: [
      { code: 'penerima', frequency: ['quarterly', 'yearly'], formula: { type: 'sum', of: 'penerima' } },
      { code: 'lancar', formula: { type: 'share', of: 'lancar', per: 'penerima' } },
      { code: 'per-jiwa', formula: { type: 'ratio', of: 'penerima', per: 'penduduk' } },
    ],
  });

  it('lack nothing where an area has none, and lack the months that no delivery covers', async () => {
    await place.record(
      [
        ...months(2024, 6).map((month) => fact('penerima', one, month, 2)),
        ...months(2024, 6).map((month) => fact('lancar', one, month, 1)),
        fact('penerima', three, '2024-02', 4),
        fact('lancar', three, '2024-02', 0),
      ],
      wholeCity(...months(2024, 6)),
    );
    await place.publish();
    expect(await place.value('penerima', city, '2024-Q1')).toEqual([10, 1]);
    expect(await place.partial('penerima', city, '2024-Q1')).toBe(false);
    expect(await place.value('penerima', city, '2024')).toEqual([16, 0.5]);
    expect(await place.partial('penerima', city, '2024')).toBe(true);
    expect(await place.value('lancar', city, '2024')).toEqual([37.5, 0.5]);
    expect(await place.partial('lancar', city, '2024')).toBe(false);
  });

  it('are divided by all areas, not by those that have some', async () => {
    await place.record(
      [
        ...months(2023, 12).map((month) => fact('penerima', one, month, 1)),
        ...[one, two, three].map((area) => fact('penduduk', area, '2023', 10)),
      ],
      wholeCity(...months(2023, 12)),
    );
    await place.publish();
    expect(await place.value('penerima', city, '2023')).toEqual([12, 1]);
    expect(await place.value('per-jiwa', city, '2023')).toEqual([0.4, 1]);
    expect(await place.partial('per-jiwa', city, '2023')).toBe(false);
  });

  it('tell nothing of the areas without any where no delivery covers the period', async () => {
    await place.record([
      ...months(2022, 12).map((month) => fact('penerima', one, month, 1)),
      ...[one, two, three].map((area) => fact('penduduk', area, '2022', 10)),
    ]);
    await place.publish();
    expect(await place.value('penerima', city, '2022')).toEqual([12, 0.333333]);
    expect(await place.partial('penerima', city, '2022')).toBe(true);
    expect(await place.value('per-jiwa', city, '2022')).toEqual([1.2, 0.333333]);
  });
});
