// Tells of one row what it looks like: figures under their columns, a heading of years, a numbering row, a lone text.
import { isValue } from './kind.js';
import type { Profile } from './profile.js';
import { kindAt, textAt, type ViewRow } from './view.js';

/** True when the cells of the row are of the kinds that its columns hold. */
export function looksLikeData(row: ViewRow, profile: Profile): boolean {
  const { figures, missing, words } = countValues(row, profile);
  const texts = filledIn(row, profile.stub) + filledIn(row, profile.texts);
  if (profile.values.length === 0) return texts >= Math.max(1, Math.min(2, profile.usualTexts));
  if (figures > 0) return figures >= words;
  if (words > 0) return false;
  if (missing > 0) return texts > 0;
  return filledIn(row, profile.texts) > 0 && texts >= Math.max(2, 0.6 * profile.usualTexts);
}

function countValues(row: ViewRow, profile: Profile) {
  let figures = 0;
  let missing = 0;
  let words = 0;
  for (const col of profile.values) {
    const kind = kindAt(row, col);
    if (kind === 'missing') missing++;
    else if (kind === 'date' && profile.main.get(col) !== 'date') words++;
    else if (isValue(kind)) figures++;
    else if (kind !== 'blank') words++;
  }
  return { figures, missing, words };
}

export function filledIn(row: ViewRow, cols: readonly number[]): number {
  let n = 0;
  for (const col of cols) if (kindAt(row, col) !== 'blank') n++;
  return n;
}

/** True when figures stand in the row, or signs for them: enough to be the first row of data. */
export function opensData(row: ViewRow, profile: Profile): boolean {
  if (!looksLikeData(row, profile)) return false;
  const { figures, missing } = countValues(row, profile);
  return profile.values.length === 0 || figures + missing > 0;
}

/**
 * True when the figures of the row are the years (or days) that head its columns: nothing but years stands in it,
 * no label, and those of `rows` below it hold other things; or they run on one by one.
 */
export function headsYears(row: ViewRow, rows: readonly ViewRow[], profile: Profile): boolean {
  const heads = profile.values.filter((col) => kindAt(row, col) !== 'blank');
  if (heads.length === 0 || !heads.every((col) => isYearHead(row, col))) return false;
  // Asked of every row of a sheet: what is below is taken of the few alone that could be such a heading.
  const below = rows.slice(rows.indexOf(row) + 1);
  if (heads.length >= 2 && runsOn(row, heads) && !below.some((other) => runsOn(other, heads))) return true;
  const years = heads.filter((col) => kindAt(row, col) === 'year');
  if (years.length === 0) return false;
  return mostlyOther(years, below);
}

function isYearHead(row: ViewRow, col: number): boolean {
  const kind = kindAt(row, col);
  return kind === 'year' || kind === 'text' || kind === 'date';
}

/** The years in these columns follow each other one by one. */
export function runsOn(row: ViewRow, cols: readonly number[]): boolean {
  const years = cols.map((col) =>
    kindAt(row, col) === 'year' ? Number(textAt(row, col).trim().slice(0, 4)) : Number.NaN,
  );
  return (
    years.every((year) => year > 0) &&
    years.every((year, i) => i === 0 || Math.abs(year - (years[i - 1] ?? 0)) === 1)
  );
}

function mostlyOther(cols: readonly number[], below: readonly ViewRow[]): boolean {
  let years = 0;
  let others = 0;
  for (const row of below.slice(0, 50))
    for (const col of cols) {
      const kind = kindAt(row, col);
      if (kind === 'year') years++;
      else if (kind === 'number') others++;
    }
  return others > 4 * years;
}

/** Sums or figures for formulas that stand over a heading; a heading of numbers ("0 1 2 3") runs on one by one. */
export function holdsFigures(row: ViewRow, profile: Profile): boolean {
  const heads = row.filled.filter((col) => !profile.stub.includes(col));
  const figures = heads.flatMap((col) => (kindAt(row, col) === 'number' ? [Number(textAt(row, col))] : []));
  if (figures.length < 2 || figures.length <= 0.5 * heads.length) return false;
  return !figures.every((figure, i) => i === 0 || figure - (figures[i - 1] ?? 0) === 1);
}

/** A few figures beside a title, with the heading of most columns still to come. */
export function isAboveHeading(row: ViewRow, below: readonly ViewRow[], profile: Profile): boolean {
  const half = 0.5 * profile.values.length;
  if (half < 2 || filledIn(row, profile.values) >= half) return false;
  return below.some(
    (other) =>
      profile.values.filter((col) => kindAt(other, col) === 'text').length > half &&
      !profile.values.some((col) => kindAt(other, col) === 'number'),
  );
}

/** "TOTAL POPULATION | כל האוכלוסייה": one thing said in two scripts, each at its side of the table. */
export function isInTwoScripts(row: ViewRow): boolean {
  const [first, second, ...more] = row.filled;
  if (first === undefined || second === undefined || more.length > 0) return false;
  const texts = [textAt(row, first), textAt(row, second)];
  const latin = texts.filter((text) => /\p{Script=Latin}{2}/u.test(text));
  const other = texts.filter((text) => /\p{L}{2}/u.test(text) && !/\p{Script=Latin}/u.test(text));
  return latin.length === 1 && other.length === 1;
}

/** The text of a row that says one thing only; null when several cells hold different things. */
export function loneText(row: ViewRow): string | null {
  const [first] = row.filled;
  if (first === undefined) return null;
  const text = textAt(row, first).trim();
  return row.filled.every((col) => textAt(row, col).trim() === text) ? text : null;
}
