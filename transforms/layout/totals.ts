// Tells total, subtotal and derived rows from data, by word, arithmetic, style and position together.
import type { AsideReason } from '../../model/books.js';
import type { NumberLocale } from '../../model/table.js';
import { figureAt } from './figures.js';
import { type Profile, runningNumber } from './profile.js';
import { findSums, type SumFinding } from './sums.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { isOfWhich, plainLabel, squash, type TotalWord, totalWordOf } from './words.js';

export interface TotalContext {
  readonly profile: Profile;
  readonly paths: ReadonlyMap<number, readonly string[]>;
  readonly locales: ReadonlyMap<number, NumberLocale>;
  /** Text of the section heading above each row, by row number. */
  readonly sectionOf: (row: number) => string | null;
}

const enough = 2.5;
const notAdditive =
  /percent|persen|prosen|%|rata\s*-?\s*rata|average|rasio|ratio|\brate\b|laju|indeks|index|kepadatan|density|per kapita|angka|tingkat/i;

/** Reasons of the rows that are no data, by row number. */
export function findTotals(
  rows: readonly ViewRow[],
  context: TotalContext,
): ReadonlyMap<number, AsideReason> {
  const words = rows.map((row) => rowWord(row, context.profile));
  const spoken = new Set(words.flatMap((word, i) => (word === 'total' || word === 'subtotal' ? [i] : [])));
  const columns = additive(context);
  const sums = findSums(
    rows.map((row) => ({ values: columns.map((col) => figureOf(row, col, context)) })),
    spoken,
  );
  const reasons = new Map<number, AsideReason>();
  const labels = sums.size === 0 ? unneeded : countLabels(rows, context.profile.stub);
  const scene = sceneOf(rows, words, labels, context.profile);
  for (const [i, row] of rows.entries()) {
    const reason = judge(row, i, rows, words[i] ?? null, sums.get(i), scene);
    if (reason !== null) reasons.set(row.row, reason);
  }
  return new Map([...reasons, ...afterTotal(rows, reasons, sums, context)]);
}

function additive(context: TotalContext): readonly number[] {
  return context.profile.values.filter(
    (col) =>
      context.profile.main.get(col) !== 'date' &&
      !(context.paths.get(col) ?? []).some((text) => notAdditive.test(text)),
  );
}

function figureOf(row: ViewRow, col: number, context: TotalContext): number | null {
  return figureAt(row.cells[col - 1], context.locales.get(col) ?? 'none');
}

/** The strongest total word among the labels of a row. */
export function rowWord(row: ViewRow, profile: Profile): TotalWord {
  let best: TotalWord = null;
  for (const col of profile.stub) {
    if (kindAt(row, col) !== 'text') continue;
    const word = totalWordOf(textAt(row, col));
    if (word === 'total' || word === 'subtotal') return word;
    best ??= word;
  }
  return best;
}

/** What is usual in a table, against which one row stands out. */
interface Scene {
  readonly bold: number;
  readonly numbered: boolean;
  readonly numberCol: number;
  readonly starting: number;
  readonly labels: ReadonlyMap<string, number>;
  readonly stub: readonly number[];
}

function sceneOf(
  rows: readonly ViewRow[],
  words: readonly TotalWord[],
  labels: Scene['labels'],
  profile: Profile,
): Scene {
  const share = (holds: (row: ViewRow, i: number) => boolean) =>
    rows.filter(holds).length / Math.max(1, rows.length);
  const numberCol = profile.stub[0] ?? 1;
  return {
    bold: share((row) => row.bold),
    numbered: profile.stub.length > 1 && share((row) => runningNumber(row, numberCol) !== null) >= 0.5,
    numberCol,
    starting: share((_, i) => words[i] === 'start' || words[i] === 'derived'),
    labels,
    stub: profile.stub,
  };
}

/** Where no row is a sum of others, nothing is asked of the labels. */
const unneeded: ReadonlyMap<string, number> = new Map();

/** How many rows bear each label. */
function countLabels(rows: readonly ViewRow[], stub: readonly number[]): ReadonlyMap<string, number> {
  const labels = new Map<string, number>();
  for (const row of rows) {
    const label = labelOf(row, stub);
    labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  return labels;
}

function labelOf(row: ViewRow, stub: readonly number[]): string {
  return stub.map((col) => squash(plainLabel(textAt(row, col)))).join('|');
}

function judge(
  row: ViewRow,
  i: number,
  rows: readonly ViewRow[],
  word: TotalWord,
  sum: SumFinding | undefined,
  scene: Scene,
): AsideReason | null {
  const edge = i === 0 || i === rows.length - 1;
  if (word === 'derived')
    return rows.length > 2 && i >= rows.length - 3 && scene.starting <= 0.34 ? 'derived' : null;
  const score =
    wordScore(word, scene) +
    (sum === undefined ? 0 : sumScore(sum, scene.labels.get(labelOf(row, scene.stub)) ?? 1)) +
    (edge && rows.length > 2 && isCountry(row, scene.stub) ? enough - 0.5 : 0) +
    (row.bold && scene.bold < 0.3 ? 0.7 : 0) +
    (scene.numbered && runningNumber(row, scene.numberCol) === null ? 0.7 : 0) +
    (edge ? 0.5 : 0);
  if (score < enough || (word === null && sum === undefined && !isCountry(row, scene.stub))) return null;
  if (word === 'subtotal') return 'subtotal';
  return edge || sum?.whole === true || (word !== null && sum === undefined) ? 'total' : 'subtotal';
}

function wordScore(word: TotalWord, scene: Scene): number {
  if (word === 'total' || word === 'subtotal') return 3;
  return word === 'start' && scene.starting < 0.34 ? 1.2 : 0;
}

/** A row that shares its label with others is one of several records, whatever it adds up to. */
function sumScore(sum: SumFinding, namesakes: number): number {
  if (namesakes > 1) return 0;
  return sum.share >= 0.8 ? enough : 2;
}

/** The country itself among its parts. */
function isCountry(row: ViewRow, stub: readonly number[]): boolean {
  return stub.some((col) => squash(plainLabel(textAt(row, col))) === 'indonesia');
}

/** Below a grand total stand other cuts of it: earlier years, a second breakdown that comes to the same total. */
function afterTotal(
  rows: readonly ViewRow[],
  reasons: ReadonlyMap<number, AsideReason>,
  sums: ReadonlyMap<number, SumFinding>,
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
  for (const [i, row] of rest.entries()) {
    const isCut =
      i <= repeat || isOfWhich(context.sectionOf(row.row) ?? '') || isPeriodLabel(row, context.profile.stub);
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

function isPeriodLabel(row: ViewRow, stub: readonly number[]): boolean {
  const filled = stub.filter((col) => kindAt(row, col) !== 'blank');
  return (
    filled.length > 0 &&
    filled.every((col) => /^(?:tahun\s*)?(?:19|20)\d{2}$/i.test(plainLabel(textAt(row, col))))
  );
}
