// Turns the rows under a heading into data rows, section headings and rows set aside, each with its reason.
import type { AsideReason } from '../../model/books.js';
import { markersOf } from '../outline.js';
import type { Heading } from './header.js';
import { type Profile, runningNumber } from './profile.js';
import { enumerator, type Role, rowKey, spokenRole, type TableScene, wordyRow } from './row-role.js';
import { filledIn, headsYears, loneText, looksLikeData, opensData } from './row-shape.js';
import { rowWord } from './row-word.js';
import { strayRows } from './stray.js';
import { kindAt, textAt, type View, type ViewRow } from './view.js';
import { bearsWordedFigures } from './worded-figures.js';
import { collapse, isNote, isSource } from './words.js';

export interface Body {
  /** Rows that look like data; totals are still among them. */
  readonly rows: readonly ViewRow[];
  readonly aside: ReadonlyMap<number, AsideReason>;
  readonly sections: readonly { readonly row: number; readonly text: string }[];
  /** Text of the label's first line, by the number of the row that holds its last line. */
  readonly labels: ReadonlyMap<number, string>;
  /** True where a running number stands alone in some row. */
  readonly lineNumbers: boolean;
}

interface Scene extends TableScene {
  readonly rows: readonly ViewRow[];
  /** Numbers of the rows that belong to no record. */
  readonly stray: ReadonlySet<number>;
  /** Index of the last row that looks like data. */
  readonly last: number;
  readonly titles: ReadonlySet<string>;
  /** Index of the first of the rows that sum up the table in other ways below it. */
  readonly closing: number;
}

export function readBody(view: View, heading: Heading, profile: Profile): Body {
  const scene = sceneOf(view, heading, profile);
  const rows: ViewRow[] = [];
  const aside = new Map<number, AsideReason>();
  const sections: { row: number; text: string }[] = [];
  const labels = new Map<number, string>();
  for (const [i, row] of scene.rows.entries()) {
    const role = roleOf(row, i, scene, aside.get(scene.rows[i - 1]?.row ?? 0));
    if (role === 'data') rows.push(row);
    else aside.set(row.row, role);
    if (role === 'section') sections.push({ row: row.row, text: sectionText(row) });
    if (role === 'continuation') labels.set(scene.rows[i + 1]?.row ?? 0, sectionText(row));
  }
  const first = firstSection(heading, sections, aside);
  for (const { row } of first) aside.set(row, 'section');
  return { rows, aside, sections: [...first, ...sections], labels, lineNumbers: scene.lineNumbers };
}

/** Where each section repeats the heading below its name, the name above the heading opens the first section. */
function firstSection(heading: Heading, sections: Body['sections'], aside: Body['aside']): Body['sections'] {
  const row = heading.titles.at(-1);
  const head = heading.rows[0];
  const isHeaded =
    sections.length > 0 && sections.every((section) => aside.get(section.row + 1) === 'header');
  if (!isHeaded || row === undefined || row.row + 1 !== head?.row || loneText(row) === null) return [];
  return heading.titles.length > 1 ? [{ row: row.row, text: sectionText(row) }] : [];
}

function sceneOf(view: View, heading: Heading, profile: Profile): Scene {
  const rows = view.rows.slice(heading.body);
  const stray = strayRows(rows, profile);
  const last = lastOfData(rows, profile, stray);
  return {
    profile,
    rows,
    stray,
    last,
    closing: closingRows(rows, last, profile),
    headers: new Set(heading.rows.map(rowKey)),
    titles: new Set(heading.titles.map(rowKey)),
    lineNumbers: rows.some(
      (row) => row.filled.length === 1 && runningNumber(row, profile.stub[0] ?? 0) !== null,
    ),
  };
}

/** Words alone that stand apart below the last figure explain the table; right under it they may lack their figures. */
function lastOfData(rows: readonly ViewRow[], profile: Profile, stray: Scene['stray']): number {
  const isData = (row: ViewRow) => looksLikeData(row, profile) && !stray.has(row.row);
  let last = rows.findLastIndex((row) => isData(row) && opensData(row, profile));
  if (last < 0) return rows.findLastIndex(isData);
  for (let next = rowAfter(rows, last, isData, profile); next > last; ) {
    last = next;
    next = rowAfter(rows, last, isData, profile);
  }
  return last;
}

/** Rows between a row of data and the next that says its figures in words: a gap, or labels that lack theirs. */
const mostBetween = 2;

/** Index of the row that goes on after the one given; that index itself where none does. */
function rowAfter(
  rows: readonly ViewRow[],
  last: number,
  isData: (row: ViewRow) => boolean,
  profile: Profile,
): number {
  const from = rows[last]?.row ?? 0;
  const next = rows[last + 1];
  if (next !== undefined && next.row === from + 1 && isData(next)) return last + 1;
  const near = rows.slice(last + 1, last + 2 + mostBetween);
  const worded = last + 1 + near.findIndex((row) => bearsWordedFigures(row, profile));
  const between = rows.slice(last + 1, worded);
  const isNear = worded > last && (rows[worded]?.row ?? 0) - from <= mostBetween + 1;
  const areLabels = between.every((row) => {
    const lone = loneText(row);
    return lone !== null && !isNote(lone) && !isSource(lone) && filledIn(row, profile.stub) > 0;
  });
  return isNear && areLabels ? worded : last;
}

/**
 * Rows apart below the table that leave the inner label blank which all rows above bear ("Latest three months" below
 * years and their months); past the end when there are none.
 */
function closingRows(rows: readonly ViewRow[], last: number, profile: Profile): number {
  const [outer = 0, ...inner] = profile.stub;
  const col = inner.findLast((label) => profile.main.get(label) === 'text');
  if (col === undefined) return rows.length;
  let from = last + 1;
  while (from > 0 && isOuterOnly(rows[from - 1], outer, inner)) from--;
  const above = rows.slice(0, from).filter((row) => looksLikeData(row, profile));
  const gap = (rows[from]?.row ?? 0) - (rows[from - 1]?.row ?? 0);
  const isInner = above.every((row) => kindAt(row, col) !== 'blank');
  return from <= last && gap > 1 && above.length >= 6 && isInner ? from : rows.length;
}

function isClosing(row: ViewRow, i: number, { closing, last, profile }: Scene): boolean {
  return i >= closing && i <= last && looksLikeData(row, profile) && rowWord(row, profile) === null;
}

function isOuterOnly(row: ViewRow | undefined, outer: number, inner: readonly number[]): boolean {
  return row !== undefined && kindAt(row, outer) === 'text' && filledIn(row, inner) === 0;
}

function roleOf(row: ViewRow, i: number, scene: Scene, before: AsideReason | undefined): Role {
  const { profile, rows, last } = scene;
  const lone = loneText(row);
  const spoken = spokenRole(row, lone, before, scene);
  if (spoken !== null) return spoken;
  if (scene.stray.has(row.row) || isClosing(row, i, scene)) return 'derived';
  if (looksLikeData(row, profile)) {
    const headed = scene.headers.size > 0 && i < last && before === 'header';
    return headed && headsYears(row, rows, profile) ? 'header' : 'data';
  }
  if (i <= last && before !== 'header' && bearsWordedFigures(row, profile)) return 'data';
  if (i > last) {
    const goesOn = before === undefined && isNumberedOn(row, rows[i - 1], scene);
    return goesOn ? 'data' : trailing(before, rows[i - 1], lone);
  }
  if (scene.titles.has(rowKey(row))) return 'title';
  return lone === null || filledIn(row, profile.stub) < row.filled.length
    ? wordyRow(row, lone, scene)
    : labelOnly(row, i, lone, scene);
}

/** A source goes on in the next line when its line ends open or the next begins with no capital. */
function trailing(
  before: AsideReason | undefined,
  above: ViewRow | undefined,
  lone: string | null,
): AsideReason {
  if (before !== 'source' || above === undefined) return 'note';
  const open = /[,;:]\s*$/.test(loneText(above) ?? '');
  return open || /^[\s"'“(\p{Ll}]/u.test(lone ?? '') ? 'source' : 'note';
}

function labelOnly(row: ViewRow, i: number, lone: string, scene: Scene): Role {
  if (row.filled.every((col) => kindAt(row, col) === 'date' && scene.profile.main.get(col) === 'date'))
    return 'data';
  if (runningNumber(row, row.filled[0] ?? 0) !== null) return 'blank';
  if (isNote(lone) || lone.length > 120) return 'note';
  return isFirstLine(row, lone, scene.rows[i + 1], scene) ? 'continuation' : 'section';
}

/** A label that goes on in the next row: its second line begins in lower case or the first ends open. */
function isFirstLine(row: ViewRow, lone: string, next: ViewRow | undefined, scene: Scene): boolean {
  if (next === undefined || next.row !== row.row + 1 || !looksLikeData(next, scene.profile)) return false;
  if (lone.endsWith(':')) return false;
  const col = scene.profile.stub.find((stub) => kindAt(next, stub) === 'text');
  const label = col === undefined ? '' : textAt(next, col).trim();
  if (markersOf(label).length > 0) return false;
  return /^\p{Ll}/u.test(label) || /(?:[-,/&]|\b(?:dan|atau|and|or|of|yang|di|ke|dari))$/i.test(lone);
}

/** The next running number and a label, but no figures yet. */
function isNumberedOn(row: ViewRow, above: ViewRow | undefined, scene: Scene): boolean {
  const col = scene.profile.stub[0] ?? 0;
  const number = runningNumber(row, col);
  if (number === null || above === undefined || row.filled.length < 2) return false;
  return number === (runningNumber(above, col) ?? Number.NaN) + 1;
}

function sectionText(row: ViewRow): string {
  const labels = row.filled.filter((col) => runningNumber(row, col) === null).map((col) => textAt(row, col));
  const named = labels.filter((text) => !enumerator.test(text.trim()));
  const texts = named.length > 0 ? named : labels;
  return collapse([...new Set(texts)].join(' ')).replace(/\s*:$/, '');
}
