// A list of named yearly figures → the sheet "Uraian | Satuan | 2023 | 2024 | 2025" that planning offices like.
import { trend, years } from './city.js';
import { draw } from './draw.js';
import { letterhead, sourceNotes } from './letterhead.js';
import { swing } from './random.js';
import type { SampleBook } from './sheet.js';

export interface YearlyFigure {
  readonly label: string;
  readonly unit: string;
  readonly first: number;
  readonly last: number;
  readonly decimals?: number;
}

export function yearlyFigures(
  path: string,
  opd: string,
  title: string,
  figures: readonly YearlyFigure[],
): SampleBook {
  const rows = figures.map((figure, i) => [
    i + 1,
    figure.label,
    figure.unit,
    ...years.map((year) => figureAt(figure, year)),
  ]);
  const sheet = draw({
    name: 'Capaian',
    titles: letterhead(opd, title, 'Tahun 2023-2025'),
    columns: ['No', 'Uraian', 'Satuan', ...years.map((year) => `Tahun | ${year}`)],
    numbered: true,
    rows,
    notes: sourceNotes(opd),
  });
  return { path, sheets: [sheet] };
}

/** First and last are met exactly; the years between waver a little. */
function figureAt({ label, first, last, decimals = 0 }: YearlyFigure, year: number): number {
  const between = trend(first, last, year);
  const wavered = year === 2024 ? between * (1 + swing(label, 0.01)) : between;
  return Number(wavered.toFixed(decimals));
}
