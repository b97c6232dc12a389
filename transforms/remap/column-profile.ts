// The cells of one column → how many there are, how large its numbers are, and which texts stand in it.
import { type Cell, cellText } from '../../model/cell.js';
import type { ColumnProfile } from '../../model/layout-memory.js';
import type { NumberLocale } from '../../model/table.js';
import { type MissingSigns, missingSigns } from '../values/missing.js';
import { readNumber } from '../values/number.js';
import { squash } from '../values/squash.js';

export interface ProfileOptions {
  readonly locale: NumberLocale;
  /** value × factor = value in the unit that the quartiles are in. */
  readonly factor: number;
  readonly signs: MissingSigns;
  /** False: no text is kept. */
  readonly texts: boolean;
}

const mostTexts = 60;
const usual: ProfileOptions = { locale: 'none', factor: 1, signs: missingSigns(), texts: true };

/** A number that reads in two ways counts as none. */
export function profileCells(
  cells: readonly Cell[],
  { locale, factor, signs, texts }: ProfileOptions = usual,
): ColumnProfile {
  const numbers: number[] = [];
  const words = new Set<string>();
  let blank = 0;
  for (const cell of cells) {
    const reading = readNumber(cell, locale, signs);
    if (reading.kind === 'number') numbers.push(reading.value * factor);
    else if (reading.kind === 'missing') blank++;
    else if (texts && words.size < mostTexts) words.add(squash(cellText(cell)));
  }
  return {
    cells: cells.length,
    blank,
    numbers: numbers.length,
    ...shapeOf(numbers),
    texts: [...words],
  };
}

const fewestForDeciles = 8;
const tenths = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function shapeOf(numbers: number[]): Pick<ColumnProfile, 'quartiles' | 'deciles'> {
  if (numbers.length === 0) return { quartiles: null };
  numbers.sort((a, b) => a - b);
  const at = (share: number) => numbers[Math.round(share * (numbers.length - 1))] ?? 0;
  const quartiles: ColumnProfile['quartiles'] = [at(0.25), at(0.5), at(0.75)];
  if (numbers.length < fewestForDeciles) return { quartiles };
  return { quartiles, deciles: tenths.map((tenth) => at(tenth / 10)) };
}
