// Sheets that sum up the others, by their names.
import { expect, it } from 'vitest';
import { recaps } from '../../transforms/recap.js';

it.each([
  ['beside months', ['Januari', 'Februari', 'Rekap 2024'], ['Rekap 2024']],
  ['called by the year alone', ['Jan 2024', 'Feb 2024', '2024'], ['2024']],
  ['beside districts', ['Cibeber', 'Cilegon', 'REKAPITULASI'], ['REKAPITULASI']],
  ['that is one of two', ['Januari', 'Rekap'], []],
  ['when several are called so', ['Rekap A', 'Rekap B', 'Data'], []],
  ['among years', ['2022', '2023', '2024'], []],
  ['among months alone', ['Januari', 'Februari', 'Maret'], []],
])('knows a recap %s', (_, names, found) => expect([...recaps(names)]).toEqual(found));
