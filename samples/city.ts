// config/areas.csv → the kecamatan and kelurahan of Kota Cilegon with the people who live there in the samples.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allocate, swing } from './random.js';
import { packageRoot } from './root.js';

export interface Kelurahan {
  readonly code: string;
  readonly bps: string;
  readonly name: string;
}

export interface Kecamatan extends Kelurahan {
  readonly kelurahan: readonly Kelurahan[];
}

export interface City {
  readonly kecamatan: readonly Kecamatan[];
  readonly kelurahan: readonly Kelurahan[];
}

export const years = [2023, 2024, 2025] as const;
export type Sex = 'L' | 'P';

/** Published for Kota Cilegon (Dukcapil, 2025); how they spread over years and kelurahan is made up. */
const published: Readonly<Record<Sex, number>> = { L: 243_024, P: 237_354 };

export function readCity(): City {
  const rows = readFileSync(join(packageRoot, 'config/areas.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .filter(([code = '']) => code.startsWith('36.72.'));
  const place = ([code = '', bps = '', , name = '']: string[]): Kelurahan => ({ code, bps, name });
  const under = (parent: string) => rows.filter((row) => row[4] === parent).map(place);
  const kecamatan = under('36.72').map((area) => ({ ...area, kelurahan: under(area.code) }));
  return { kecamatan, kelurahan: kecamatan.flatMap((area) => area.kelurahan) };
}

/** How heavy an area weighs when a figure of the city is spread over its areas. */
export function weight(area: Kelurahan | Kecamatan): number {
  if ('kelurahan' in area) return area.kelurahan.map(weight).reduce((a, b) => a + b, 0);
  return 1 + swing(`size ${area.code}`, 0.45);
}

/** A figure of the city in whole parts, one for each area, slightly uneven by the key. */
export function spread(
  key: string,
  total: number,
  areas: readonly (Kelurahan | Kecamatan)[],
  width = 0.08,
): number[] {
  return allocate(
    Math.round(total),
    areas.map((area) => weight(area) * (1 + swing(`${key} ${area.code}`, width))),
  );
}

/** Inhabitants of one sex by kelurahan at the end of a semester. */
export function inhabitants(city: City, sex: Sex, year: number, semester = 2): number[] {
  const halves = (2025 - year) * 2 + (2 - semester);
  return spread(`penduduk ${sex}`, published[sex] * 0.9925 ** halves, city.kelurahan, 0.01);
}

/** Households by kelurahan. */
export function households(city: City, year: number, semester = 2): number[] {
  const men = inhabitants(city, 'L', year, semester);
  const women = inhabitants(city, 'P', year, semester);
  return city.kelurahan.map((area, i) =>
    Math.round(((men[i] ?? 0) + (women[i] ?? 0)) / (3.42 + swing(`kk ${area.code}`, 0.15))),
  );
}

/** Sums of a list by kelurahan, one for each kecamatan. */
export function byKecamatan(city: City, values: readonly number[]): number[] {
  let at = 0;
  return city.kecamatan.map((area) => {
    const own = values.slice(at, at + area.kelurahan.length);
    at += area.kelurahan.length;
    return own.reduce((a, b) => a + b, 0);
  });
}

/** The value of a year on the straight way from 2023 to 2025; `within` is the share of the year gone by. */
export function trend(first: number, last: number, year: number, within = 0.5): number {
  return first + ((last - first) * (year - 2023 + within - 0.5)) / 2;
}
