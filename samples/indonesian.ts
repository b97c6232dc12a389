// Numbers, months and quarters → the text that an Indonesian office types.

export const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;
export const roman = ['I', 'II', 'III', 'IV'] as const;

/** 1234.5 with two decimals → "1.234,50". */
export function typed(value: number, decimals = 0): string {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** "Rp 1.250.000,00". */
export function rupiah(value: number, decimals = 2): string {
  return `Rp ${typed(value, decimals)}`;
}

/** "2024-03". */
export function monthCode(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** Every month of the sample years, with the share of the year that lies before its middle. */
export function* monthsOf(
  list: readonly number[],
): Generator<{ year: number; month: number; code: string; name: string; within: number }> {
  for (const year of list)
    for (const [i, name] of months.entries())
      yield { year, month: i + 1, code: monthCode(year, i + 1), name, within: (i + 0.5) / 12 };
}

/** Every quarter of the sample years. */
export function* quartersOf(
  list: readonly number[],
): Generator<{ year: number; quarter: number; code: string; name: string; within: number }> {
  for (const year of list)
    for (const [i, name] of roman.entries())
      yield {
        year,
        quarter: i + 1,
        code: `${year}-Q${i + 1}`,
        name: `Triwulan ${name}`,
        within: (i + 0.5) / 4,
      };
}
