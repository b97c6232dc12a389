// Tells total, subtotal and derived rows from data, by word, arithmetic, style and position together.
import type { AsideReason } from '../../model/books.js';
import type { NumberLocale } from '../../model/table.js';
import { figureAt } from './figures.js';
import type { Profile } from './profile.js';
import {
  countLabels,
  isOfArea,
  labelOf,
  openingOf,
  provenOpenings,
  rowWord,
  speakingLabels,
} from './row-word.js';
import { isSubject, lacksMark, namesWhole, type Scene, sceneOf, stands } from './stands-out.js';
import { findSums, findSumsBelow, type SumFinding, type SumRow } from './sums.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { isOfWhich, plainLabel, type TotalWord } from './words.js';

export interface TotalContext {
  readonly profile: Profile;
  readonly paths: ReadonlyMap<number, readonly string[]>;
  readonly locales: ReadonlyMap<number, NumberLocale>;
  /** Text of the section heading above each row, by row number. */
  readonly sectionOf: (row: number) => string | null;
  /** Texts above the table. */
  readonly titles?: readonly string[];
}

const enough = 2.5;
const notAdditive =
  /percent|persen|prosen|%|rata\s*-?\s*rata|average|rasio|ratio|\brate\b|laju|indeks|index|kepadatan|density|per kapita|\bangka\b|(?<!(?:menurut|berdasarkan)\s)\btingkat\b/i;

/** Reasons of the rows that are no data, by row number. */
export function findTotals(
  rows: readonly ViewRow[],
  context: TotalContext,
): ReadonlyMap<number, AsideReason> {
  const profile = { ...context.profile, stub: speakingLabels(rows, context.profile.stub) };
  const words = rows.map((row) => rowWord(row, profile));
  const spoken = new Set(words.flatMap((word, i) => (word === 'total' || word === 'subtotal' ? [i] : [])));
  const columns = additive(context);
  const figures = rows.map((row) => ({ values: columns.map((col) => figureOf(row, col, context)) }));
  const scene = {
    ...sceneOf(rows, words, context.profile, context.titles),
    exceeds: exceedsAll(figures),
    outweighs: outweighsAll(figures),
  };
  const below = findSumsBelow(figures, spoken, headsOf(rows, spoken, scene));
  const above = findSums(figures, new Set([...spoken, ...below.keys()]));
  const proven = provenOpenings(
    rows.filter((_, i) => words[i] === 'start' && (above.has(i) || below.has(i))),
    profile.stub,
  );
  const labels = above.size + below.size === 0 ? unneeded : countLabels(rows, context.profile.stub);
  const reasons = new Map<number, AsideReason>();
  for (const [i, row] of rows.entries()) {
    const reason = judge(
      i,
      rows,
      words[i] ?? null,
      { above: above.get(i), below: below.get(i) },
      scene,
      labels,
      proven,
    );
    if (reason !== null) reasons.set(row.row, reason);
  }
  return new Map([...reasons, ...afterTotal(rows, reasons, above, scene, context)]);
}

/** Rows that may stand above the parts that they add up: the first, and those set apart by style or number. */
function headsOf(rows: readonly ViewRow[], spoken: ReadonlySet<number>, scene: Scene): ReadonlySet<number> {
  return new Set(
    rows.flatMap((row, i) => (!spoken.has(i) && (i === 0 || stands(row, scene) > 0) ? [i] : [])),
  );
}

function additive(context: TotalContext): readonly number[] {
  return context.profile.values.filter(
    (col) => context.profile.main.get(col) !== 'date' && isAdditive(context.paths.get(col) ?? []),
  );
}

/** False for percentages, means, rates and indices by what their heading says. */
export function isAdditive(path: readonly string[]): boolean {
  return !path.some((text) => notAdditive.test(text));
}

function figureOf(row: ViewRow, col: number, context: TotalContext): number | null {
  return figureAt(row.cells[col - 1], context.locales.get(col) ?? 'none');
}

/** True when no figure of a row below the first is greater than that of the first. */
function exceedsAll([first, ...others]: readonly SumRow[]): boolean {
  const asked = (first?.values ?? []).flatMap((most, col) => (most === null ? [] : [{ most, col }]));
  const isLess = ({ most, col }: { most: number; col: number }) =>
    others.every((row) => (row.values[col] ?? most) <= most);
  return asked.length > 0 && asked.every(isLess);
}

/** So many rows together are less than one row only where it is the whole of which they are a beginning. */
const outweighed = 500;

/** True when the figures of the first row are no less than what those of all rows below come to, in every column. */
function outweighsAll([first, ...others]: readonly SumRow[]): boolean {
  if (first === undefined || others.length < outweighed || first.values.length < 2) return false;
  return first.values.every(
    (most, col) =>
      most !== null && most > 0 && others.reduce((sum, row) => sum + (row.values[col] ?? 0), 0) <= most,
  );
}

/** Where no row is a sum of others, nothing is asked of the labels. */
const unneeded: ReadonlyMap<string, number> = new Map();

/** The runs of rows above and below a row that it adds up. */
interface Sums {
  readonly above: SumFinding | undefined;
  readonly below: SumFinding | undefined;
}

function judge(
  i: number,
  rows: readonly ViewRow[],
  word: TotalWord,
  sums: Sums,
  scene: Scene & { readonly exceeds: boolean; readonly outweighs: boolean },
  labels: ReadonlyMap<string, number>,
  proven: ReadonlySet<string>,
): AsideReason | null {
  const row = rows[i];
  if (row === undefined) return null;
  const edge = i === 0 || i === rows.length - 1;
  if (word === 'derived')
    return i >= Math.max(1, rows.length - 3) && i > scene.lastPlain && isMean(row, rows, scene)
      ? 'derived'
      : null;
  const sum = sums.above ?? sums.below;
  const isWhole =
    (i === 0 && scene.outweighs) ||
    (rows.length > 2 && (edge || sum !== undefined) && namesWhole(row, rows, scene));
  const isNamed = isSubject(row, rows, scene);
  const score =
    (word === 'start' && proven.has(openingOf(row, scene.stub)) ? enough : wordScore(word, scene)) +
    (word === 'start' && stands(row, scene) > 0 && isOfArea(row, scene.stub) ? 0.6 : 0) +
    (word === 'start' && scene.marked >= 0.7 && lacksMark(row, scene) ? 0.6 : 0) +
    sumScore(sums, (labels.get(labelOf(row, scene.stub)) ?? 1) > 1 && !(edge && sum?.whole === true)) +
    (isNamed ? enough : isWhole ? enough - 0.5 : 0) +
    (i === 0 && word === 'start' && scene.exceeds ? 0.8 : 0) +
    stands(row, scene) +
    (edge ? 0.5 : 0);
  if (score < enough || (word === null && sum === undefined && !isWhole && !isNamed)) return null;
  if (word === 'subtotal' || (word === null && sum === sums.below && sum?.whole === false)) return 'subtotal';
  return edge || isNamed || sum?.whole === true || (word !== null && sum === undefined)
    ? 'total'
    : 'subtotal';
}

/** A mean under the rows that it is the mean of, not one of several indicators, each with its number. */
function isMean(row: ViewRow, rows: readonly ViewRow[], scene: Scene): boolean {
  return rows.length > 2 && scene.starting <= 0.34 && (scene.marked < 0.5 || lacksMark(row, scene));
}

function wordScore(word: TotalWord, scene: Scene): number {
  if (word === 'total' || word === 'subtotal') return 3;
  return word === 'start' && scene.starting < 0.34 ? 1.2 : 0;
}

/** A row that shares its label with others is one of several records, whatever it adds up to; not the one for all. */
function sumScore({ above, below }: Sums, hasNamesakes: boolean): number {
  if (hasNamesakes) return 0;
  if (above !== undefined) return above.share >= 0.8 ? enough : 2;
  return below === undefined ? 0 : 2;
}

/** Below a grand total stand other cuts of it: earlier years, rates, a second breakdown that comes to the same total. */
function afterTotal(
  rows: readonly ViewRow[],
  reasons: ReadonlyMap<number, AsideReason>,
  sums: ReadonlyMap<number, SumFinding>,
  scene: Scene,
  context: TotalContext,
): Map<number, AsideReason> {
  const out = new Map<number, AsideReason>();
  const at = rows.findIndex(
    (row, i) => i > 0 && reasons.get(row.row) === 'total' && (sums.get(i)?.whole ?? i > 2),
  );
  const total = rows[at];
  if (total === undefined) return out;
  const rest = rows.slice(at + 1);
  const repeat = rest.findLastIndex((row) => isSameFigures(row, total, context));
  const counted = isSumOfAll(rows, at, reasons, context);
  for (const [i, row] of rest.entries()) {
    const isCut =
      i <= repeat ||
      (lacksMark(row, scene) && !counted) ||
      isOfWhich(context.sectionOf(row.row) ?? '') ||
      isPeriodLabel(row, context.profile.stub);
    if (isCut && !reasons.has(row.row)) out.set(row.row, 'derived');
  }
  return out;
}

function isSameFigures(row: ViewRow, total: ViewRow, context: TotalContext): boolean {
  const cols = context.profile.values.filter((col) => kindAt(total, col) !== 'blank');
  return (
    cols.length > 0 && cols.every((col) => figureOf(row, col, context) === figureOf(total, col, context))
  );
}

/** True when the total counts the rows below it too: they were added to the table, whatever number they lack. */
function isSumOfAll(
  rows: readonly ViewRow[],
  at: number,
  reasons: ReadonlyMap<number, AsideReason>,
  context: TotalContext,
): boolean {
  const total = rows[at];
  const parts = rows.filter((row, i) => i !== at && !reasons.has(row.row));
  const sumOf = (from: readonly ViewRow[], col: number) =>
    from.reduce((sum, row) => sum + (figureOf(row, col, context) ?? 0), 0);
  const cols = additive(context).filter(
    (col) => total !== undefined && figureOf(total, col, context) !== null,
  );
  return (
    total !== undefined &&
    parts.length > 0 &&
    cols.length > 0 &&
    cols.every((col) => Math.abs(sumOf(parts, col) - (figureOf(total, col, context) ?? 0)) < 0.5) &&
    cols.some(
      (col) =>
        sumOf(
          parts.filter((row) => row.row > total.row),
          col,
        ) !== 0,
    )
  );
}

function isPeriodLabel(row: ViewRow, stub: readonly number[]): boolean {
  const filled = stub.filter((col) => kindAt(row, col) !== 'blank');
  return (
    filled.length > 0 &&
    filled.every((col) => /^(?:tahun\s*)?(?:19|20)\d{2}$/i.test(plainLabel(textAt(row, col))))
  );
}
