// Splits what stands on a sheet into the rectangles that hold one table each.
import { sideBySide } from './beside.js';
import { isValue } from './kind.js';
import { isNumbering } from './numbering.js';
import { type Profile, profileOf, runningNumber } from './profile.js';
import { filledIn, headsYears, loneText, looksLikeData, runsOn } from './row-shape.js';
import { saysOtherPeriod } from './title-period.js';
import { kindAt, textAt, type View, type ViewRow, withRows } from './view.js';
import { bearsWordedFigures } from './worded-figures.js';
import { isContinued, isNote, isSource, squash } from './words.js';

/** Tables side by side, from left to right, and under each other, from top to bottom; those may again stand side by side. */
export function regionsOf(view: View): readonly View[] {
  const parts = sideBySide(view).flatMap(stacked);
  return parts.length < 2 ? parts : parts.flatMap(sideBySide);
}

/** Tables under each other: each begins with a heading of its own after a blank row. */
function stacked(view: View): View[] {
  const chunks = chunksOf(view);
  if (chunks.length < 2) return view.rows.length === 0 ? [] : [view];
  const parts: ViewRow[][] = [];
  const hasMany = chunks.length > manyChunks;
  let current: ViewRow[] = [];
  let figures = false;
  for (const [i, chunk] of chunks.entries()) {
    const isAsked = figures && (!hasMany || chunk.some(isAllText));
    if (isAsked && opensTable(view, current, chunk, chunks[i + 1] ?? [])) {
      const titles = takeTitles(current, view);
      parts.push(current.slice(0, current.length - titles.length));
      current = titles;
      figures = false;
    }
    current.push(...chunk);
    figures ||= chunk.some(hasFigures);
  }
  return [...parts, current].filter((rows) => rows.length > 0).map((rows) => withRows(view, rows));
}

/** Where blank rows stand between all rows, a chunk without a row of texts alone begins no table: asking each is slow. */
const manyChunks = 200;

function chunksOf(view: View): ViewRow[][] {
  const chunks: ViewRow[][] = [];
  const texts = new Set<string>();
  for (const [i, row] of view.rows.entries()) {
    const last = chunks.at(-1);
    const follows = last !== undefined && row.row - (last.at(-1)?.row ?? 0) === 1;
    if (follows && !headsAgain(view.rows, i, texts)) last.push(row);
    else chunks.push([row]);
    if (isAllText(row)) texts.add(textKey(row));
  }
  return chunks;
}

/** A lone text over a heading that stood above: another table may begin without a blank row. */
function headsAgain(rows: readonly ViewRow[], at: number, above: ReadonlySet<string>): boolean {
  const [row, below] = [rows[at], rows[at + 1]];
  if (row === undefined || below === undefined || above.size === 0 || loneText(row) === null) return false;
  return isAllText(below) && above.has(textKey(below));
}

function textKey(row: ViewRow): string {
  return row.filled.map((col) => `${col} ${squash(textAt(row, col))}`).join('|');
}

/** A heading: texts in columns where the table above holds figures, with figures following, and not that table's own. */
function opensTable(
  view: View,
  above: readonly ViewRow[],
  chunk: readonly ViewRow[],
  next: readonly ViewRow[],
): boolean {
  if (above.length === 0) return false;
  const profile = profileAbove(view, above);
  const data = above.filter(
    (row) =>
      looksLikeData(row, profile) &&
      hasFigures(row) &&
      !isNumbering(row, profile) &&
      !headsYears(row, above, profile),
  );
  if (data.reduce((n, row) => n + filledIn(row, profile.values), 0) < 2) return false;
  const at = chunk.findIndex(
    (row, i) =>
      (headsFigures(row, profile) && !isRecord(row, chunk[i - 1], profile)) ||
      isKnownHead(row, above, data[0]),
  );
  const head = chunk[at];
  if (head === undefined || !hasHead(above, data[0])) return false;
  if (
    above.some((row) => isSameHead(row, head)) &&
    !isTitledAnew(above, takeTitles(above, view), chunk.slice(0, at))
  )
    return false;
  return [...chunk.slice(at + 1), ...next].some(hasFigures);
}

/** Figures with their unit ("104 ekor") in a row that goes on with the one above, or bears a number as others do. */
function isRecord(row: ViewRow, before: ViewRow | undefined, profile: Profile): boolean {
  const goesOn = before !== undefined && looksLikeData(before, profile);
  return (goesOn || runningNumber(row, profile.stub[0] ?? 0) !== null) && bearsWordedFigures(row, profile);
}

/** Where headings outnumber the rows below them, as over one row that looks a thing up, the rows of figures alone tell. */
function profileAbove(view: View, above: readonly ViewRow[]): Profile {
  const profile = profileOf(withRows(view, above));
  if (profile.values.length > 0) return profile;
  const rows = above.filter((row) => row.kinds.filter((kind) => kind === 'number').length > 1);
  return rows.length === 0 ? profile : profileOf(withRows(view, rows));
}

const heads = /^(?:(?:tabel|table|lampiran)\b|[ivx\d]{1,4}[.)]\s|[a-z][.)]\s)/i;

/** The same heading heads another table under a title of its own; under none, or the old one, it is repeated for a page. */
function isTitledAnew(
  above: readonly ViewRow[],
  taken: readonly ViewRow[],
  over: readonly ViewRow[],
): boolean {
  const titles = [...taken, ...over].flatMap((row) => loneText(row) ?? []);
  const rest = above.slice(0, above.length - taken.length);
  const known = new Set(rest.flatMap((row) => loneText(row) ?? []).map(squash));
  const fresh = titles.filter((text) => !known.has(squash(text)) && !isNote(text) && !isSource(text));
  if (fresh.length === 0 || titles.some(isContinued)) return false;
  if (known.size === 0) return false;
  return fresh.some((text) => heads.test(text.trim()) || saysOtherPeriod(text, [...known]));
}

/** A sheet whose rows above carry no heading at all is one body, whatever follows. */
function hasHead(above: readonly ViewRow[], first: ViewRow | undefined): boolean {
  return above[0] !== first || first === undefined;
}

function headsFigures(row: ViewRow, profile: Profile): boolean {
  if (!(isAllText(row) || isNearlyText(row, profile)) || isNamedValue(row)) return false;
  const years = profile.values.filter((col) => kindAt(row, col) === 'year');
  const texts = profile.values.filter((col) => kindAt(row, col) === 'text');
  const over = texts.length + (years.length > 1 && runsOn(row, years) ? years.length : 0);
  return over >= Math.min(2, profile.values.length) || (over > 0 && over === filledIn(row, profile.values));
}

function isAllText(row: ViewRow): boolean {
  return row.filled.length > 1 && !row.filled.some((col) => isFigure(row, col));
}

/** A heading in which one text came out as a figure ("20-25" as a day, "62"). */
function isNearlyText(row: ViewRow, profile: Profile): boolean {
  const figures = row.filled.filter((col) => isFigure(row, col));
  return figures.length === 1 && row.filled.length >= 6 && kindAt(row, profile.stub[0] ?? 1) === 'text';
}

/** The heading above, years and all, once more. */
function isKnownHead(row: ViewRow, above: readonly ViewRow[], first: ViewRow | undefined): boolean {
  const heading = above.slice(0, first === undefined ? 0 : above.indexOf(first));
  return row.filled.length > 1 && heading.some((other) => isSameHead(other, row));
}

function isFigure(row: ViewRow, col: number): boolean {
  const kind = kindAt(row, col);
  return isValue(kind) && kind !== 'year';
}

function hasFigures(row: ViewRow): boolean {
  return row.filled.some((col) => isValue(kindAt(row, col)));
}

function isSameHead(a: ViewRow, b: ViewRow): boolean {
  return (
    a.filled.length === b.filled.length &&
    b.filled.every((col) => squash(textAt(a, col)) === squash(textAt(b, col)))
  );
}

/** Lone texts at the end of a table that title the next: after its notes, or opening like a title. */
function takeTitles(rows: readonly ViewRow[], view: View): ViewRow[] {
  const titles: ViewRow[] = [];
  const profile = profileOf(withRows(view, rows));
  for (let i = rows.length - 1; i > 0; i--) {
    const row = rows[i];
    const lone = row === undefined ? null : loneText(row);
    if (row === undefined || !(isNamedValue(row) || isTitle(row, lone, profile))) break;
    titles.unshift(row);
  }
  return titles;
}

function isTitle(row: ViewRow, lone: string | null, profile: Profile): boolean {
  return lone !== null && !isNote(lone) && !isSource(lone) && !looksLikeData(row, profile);
}

/** "Prov : | 33 Jawa Tengah": what a title goes on to say in cells of their own. */
function isNamedValue(row: ViewRow): boolean {
  return (
    row.filled.length <= 6 &&
    textAt(row, row.filled[0] ?? 0)
      .trim()
      .endsWith(':')
  );
}
