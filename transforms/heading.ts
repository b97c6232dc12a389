// A heading that a contract wants → a matcher that says how well a column's heading fits it, and what {…} caught.
import { sectionHeading } from '../model/column.js';
import type { Breakdowns } from '../model/opd.js';
import type { SortPlan, TableColumn } from '../model/table.js';
import { type Captured, nothingCaptured } from './binding.js';
import { type Catch, type Catcher, catcherOf } from './placeholder.js';
import type { AreaResolver } from './values/area.js';
import type { DateOrder } from './values/date.js';
import { squash } from './values/squash.js';

/** Larger fits better: every level, then the last level within its groups, then the last level alone. */
export interface HeadingMatch {
  readonly score: number;
  readonly captured: Captured;
}

export type HeadingMatcher = (column: TableColumn) => HeadingMatch | undefined;

interface LevelMatch {
  /** 2: letter by letter; 1: but for a unit or remark in brackets. */
  readonly exact: number;
  readonly catches: readonly Catch[];
}
type LevelMatcher = (part: string, unit: string | null) => LevelMatch | undefined;

/** Levels of `wanted` are joined with " | ". `order`: what 03/04/2024 in a heading means. */
export function headingMatcher(
  wanted: string,
  breakdowns: Breakdowns,
  areas?: AreaResolver,
  order: DateOrder | null = null,
): HeadingMatcher {
  if (wanted === sectionHeading)
    return ({ section = false }) => (section ? { score: 32, captured: nothingCaptured } : undefined);
  const levels = wanted.split('|').map((level) => levelMatcher(level.trim(), breakdowns, areas, order));
  return (column) => {
    const whole =
      column.path.length === levels.length ? matchLevels(levels, column.path, column.unit) : undefined;
    if (whole !== undefined) return scored(30, whole);
    const last = column.path.slice(-1);
    const joined = levels.length === 1 ? matchLevels(levels, [column.name], column.unit) : undefined;
    if (joined !== undefined) return scored(30, joined);
    if (levels.length === 1) {
      const alone = matchLevels(levels, last, column.unit);
      return alone === undefined ? undefined : scored(10, alone);
    }
    const within = matchWithin(levels, column);
    return within === undefined ? undefined : scored(20, within);
  };
}

/** True for a heading that only counts the rows, and where none stands at all. */
export function isNumbering(column: TableColumn): boolean {
  return ['no', 'nomor', 'nomorurut', 'nourut', 'nr', '#', ''].includes(squash(column.path.at(-1) ?? ''));
}

/** True for figures under no heading at all, in most rows, that do not count the rows. */
export function isUnnamed({ col, name, type, sparse, section }: TableColumn, plan?: SortPlan): boolean {
  if (plan === undefined || name !== '' || section === true || sparse === true) return false;
  return type === 'number' && plan.values.includes(col);
}

function scored(score: number, matches: readonly LevelMatch[]): HeadingMatch {
  const exact = Math.min(...matches.map((match) => match.exact));
  return { score: score + exact, captured: merge(matches.flatMap((match) => match.catches)) };
}

/** Of a quarter and a month in one heading the month is the part that is meant. */
function merge(caught: readonly Catch[]): Captured {
  if (caught.length === 0) return nothingCaptured;
  const catches = [...caught].sort((a, b) => fineness(a) - fineness(b));
  return {
    key: caught.map((each) => each.key).join(';'),
    pieces: Object.assign({}, ...catches.map((each) => each.pieces ?? {})),
    breakdown: Object.assign({}, ...catches.map((each) => each.breakdown ?? {})),
    ...Object.assign({}, ...catches.map(({ area }) => (area === undefined ? {} : { area }))),
  };
}

function fineness({ pieces }: Catch): number {
  return ['S', 'Q', 'M'].indexOf(pieces?.part?.type ?? '');
}

function matchLevels(
  levels: readonly LevelMatcher[],
  parts: readonly string[],
  unit: string | null,
): readonly LevelMatch[] | undefined {
  const matches: LevelMatch[] = [];
  for (const [i, level] of levels.entries()) {
    const match = level(parts[i] ?? '', i === levels.length - 1 ? unit : null);
    if (match === undefined) return undefined;
    matches.push(match);
  }
  return matches;
}

/** The last level fits the last part and the others fit in order among the parts above it. */
function matchWithin(
  levels: readonly LevelMatcher[],
  column: TableColumn,
): readonly LevelMatch[] | undefined {
  const last = levels.at(-1)?.(column.path.at(-1) ?? '', column.unit);
  if (last === undefined || column.path.length < levels.length) return undefined;
  const matches: LevelMatch[] = [];
  let from = 0;
  for (const level of levels.slice(0, -1)) {
    const above = column.path.slice(from, -1).map((part) => level(part, null));
    const at = above.findIndex((match) => match !== undefined);
    const match = above[at];
    if (match === undefined) return undefined;
    matches.push(match);
    from += at + 1;
  }
  return [...matches, last];
}

function levelMatcher(
  wanted: string,
  breakdowns: Breakdowns,
  areas: AreaResolver | undefined,
  order: DateOrder | null,
): LevelMatcher {
  const pieces = wanted.split(/\{([a-z][a-z0-9_]*)\}/);
  if (pieces.length === 1) return plainLevel(wanted);
  const names = pieces.filter((_, i) => i % 2 === 1);
  return caughtLevel(
    pieces,
    names.map((name) => catcherOf(name, breakdowns, areas, order)),
  );
}

function plainLevel(wanted: string): LevelMatcher {
  const strict = squash(wanted);
  const loose = squash(bare(wanted)) || strict;
  return (part, unit) => {
    const whole = squash(part);
    if (strict === whole || (unit !== null && strict === whole + squash(unit)))
      return { exact: 2, catches: [] };
    return loose === (squash(bare(part)) || whole) ? { exact: 1, catches: [] } : undefined;
  };
}

/** Units, remarks and footnote marks: "Jumlah (jiwa)", "Produksi [ton]", "Luas *)", "Rata-rata 2)". */
function bare(text: string): string {
  return text.replace(/\([^()]*\)|\[[^[\]]*\]|\s\d\)\s*$|[*¹²³†‡]+\)?\s*$/g, ' ');
}

/** `pieces` alternate between literal text and the name of a placeholder. */
function caughtLevel(pieces: readonly string[], catchers: readonly Catcher[]): LevelMatcher {
  const source = pieces.map((piece, i) => (i % 2 === 1 ? caughtPattern(piece) : literal(piece))).join('');
  const pattern = new RegExp(`^[^\\p{L}\\p{N}]*${source}[^\\p{L}\\p{N}]*$`, 'iu');
  const attempt = (text: string): readonly Catch[] | undefined => {
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const catches = catchers.map((catcher, i) => catcher((match[i + 1] ?? '').trim()));
    return catches.every((caught) => caught !== undefined) ? catches : undefined;
  };
  return (part) => {
    const strict = attempt(part);
    if (strict !== undefined) return { exact: 2, catches: strict };
    const loose = attempt(bare(part));
    return loose === undefined ? undefined : { exact: 1, catches: loose };
  };
}

/** A year is told by its digits, so that what stands before it may hold blanks. */
function caughtPattern(name: string): string {
  return name === 'year' ? '((?:\\p{L}+\\.? *)?\\d{4}(?:\\.0)?)' : '(.+?)';
}

function literal(text: string): string {
  if (text === '') return '';
  const words = text.split(/[^\p{L}\p{N}+%<>]+/u).filter((word) => word !== '');
  const escaped = words.map((word) => word.replace(/[+]/g, '\\$&')).join('[^\\p{L}\\p{N}]*');
  return escaped === '' ? '[^\\p{L}\\p{N}]+' : `[^\\p{L}\\p{N}]*${escaped}[^\\p{L}\\p{N}]*`;
}
