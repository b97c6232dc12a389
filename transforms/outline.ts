// Labels in the order of a sheet, some of them under others → above each the labels that it belongs to.

/** A row of labels. Where a figure stands is no level: it tells a heading from what stands under it. */
export interface OutlineEntry {
  /** As typed: blanks before it tell a level. */
  readonly text: string;
  /** From 0: in which of several columns of labels it stands. */
  readonly column?: number;
  /** "1.01.02": goes before every other sign of a level. */
  readonly code?: string;
  readonly figures: boolean;
}

interface Marker {
  /** "1.", "a.", "A.", "i.", "I.", "1)", "-": labels of one style are siblings. */
  readonly style: string;
  readonly ordinal: number;
}

interface Level extends OutlineEntry {
  readonly label: string;
  readonly indent: number;
  readonly markers: readonly Marker[];
}

export interface Outline {
  /** The labels above, the outermost first, and the label itself, trimmed. */
  place(entry: OutlineEntry): readonly string[];
}

/** Columns of labels are further apart than any blanks before a text. */
const columnWidth = 1000;

export function outline(): Outline {
  let stack: readonly Level[] = [];
  return {
    place(entry) {
      const level = levelOf(entry);
      const above = level.code === undefined ? parentsOf(stack, level) : byCode(stack, level.code);
      stack = [...above, level];
      return stack.map(({ label }) => label);
    },
  };
}

function levelOf(entry: OutlineEntry): Level {
  const label = entry.text.replace(/\s+/g, ' ').trim();
  const blanks = /^\s*/.exec(entry.text)?.[0].replace(/\t/g, '    ').length ?? 0;
  return { ...entry, label, indent: (entry.column ?? 0) * columnWidth + blanks, markers: markersOf(label) };
}

/** "5.1.02" goes on from "5.1"; "5.1.00" is "5.1". */
function byCode(stack: readonly Level[], code: string): readonly Level[] {
  const own = segments(code);
  return stack.slice(0, stack.findLastIndex((level) => goesOn(own, segments(level.code ?? ''))) + 1);
}

export function segments(code: string): readonly string[] {
  const all = code
    .trim()
    .split(/[.\-/\s]+/)
    .filter((part) => part !== '');
  const last = all.findLastIndex((part) => !/^0+$/.test(part));
  return all.slice(0, last + 1);
}

/** By segments, or by digits where codes have none: "41" under "4". */
export function goesOn(code: readonly string[], from: readonly string[]): boolean {
  if (from.length === 0) return false;
  const [one = '', other = ''] = [code[0], from[0]];
  if (code.length === 1 && from.length === 1) return one !== other && one.startsWith(other);
  return from.length < code.length && from.every((part, i) => part === code[i]);
}

/** What is indented less stands above; among equals the numbering tells, and whether figures stand beside the label. */
function parentsOf(stack: readonly Level[], level: Level): readonly Level[] {
  const near = stack.filter(({ indent, markers }) => indent <= level.indent + slack(markers, level.markers));
  const outer = near.filter(({ indent, markers }) => indent < level.indent - slack(markers, level.markers));
  const equals = near.slice(outer.length);
  if (equals.length === 0) return outer;
  const sibling = siblingAmong(equals, level);
  return [...outer, ...equals.slice(0, sibling < 0 ? equals.length : sibling)];
}

/** A blank too many does not part "1." from "2.". */
function slack(one: readonly Marker[], other: readonly Marker[]): number {
  return one.some(({ style }) => other.some((each) => each.style === style)) ? 1 : 0;
}

/** Index of the one that the level stands beside; −1 where it stands under the last. */
function siblingAmong(equals: readonly Level[], level: Level): number {
  if (level.markers.length > 0) return numbered(equals, level);
  const bare = equals.findLastIndex(({ markers }) => markers.length === 0);
  const same = equals.findLastIndex((each) => each.markers.length === 0 && each.figures === level.figures);
  if (level.figures) {
    const last = equals.at(-1);
    if (last?.figures === false) return -1;
    // Beside figures without a number before them; under a heading whatever its numbers.
    return same >= 0 ? same : last === undefined || last.markers.length > 0 ? headed(equals) : bare;
  }
  // A heading right below a heading opens a level of its own, unless it is set as one above was.
  const capitals = isCapitals(level.label);
  const alike = equals.findLastIndex((each) => !each.figures && isCapitals(each.label) === capitals);
  if (equals.at(-1)?.figures === false && alike !== equals.length - 1) return alike;
  if (equals.at(-1)?.figures === false) return equals.length - 1;
  return alike >= 0 ? alike : 0;
}

/** The first below the last heading: what has lost its number still stands beside those that have one. */
function headed(equals: readonly Level[]): number {
  return equals.findLastIndex(({ figures }) => !figures) + 1;
}

function numbered(equals: readonly Level[], level: Level): number {
  const follows = (each: Level) =>
    each.markers.some((before) =>
      level.markers.some(({ style, ordinal }) => style === before.style && ordinal === before.ordinal + 1),
    );
  const same = equals.findLastIndex((each) => follows(each) && each.figures === level.figures);
  if (same >= 0) return same;
  const next = equals.findLastIndex(follows);
  if (next >= 0) return next;
  if (level.markers.some(({ style, ordinal }) => ordinal === 1 && style !== '-'))
    return restarted(equals, level);
  return equals.findLastIndex(({ markers }) =>
    markers.some(({ style }) => level.markers.some((each) => each.style === style)),
  );
}

/** A numbering that begins anew stands under what is above it; beside a heading that was itself the first of an empty list. */
function restarted(equals: readonly Level[], level: Level): number {
  const [only] = level.markers;
  const depth = only?.style.startsWith('1.1') === true ? -2 : -1;
  if (depth === -2) return -1;
  const last = equals.at(-1);
  if (level.figures || last === undefined) return -1;
  // A heading numbered 1 right after figures opens another list at the level of the first of its style.
  const first = equals.findIndex(
    (each) => !each.figures && each.markers.some((m) => m.style === only?.style),
  );
  return last.figures && first >= 0 ? first : -1;
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

const bulleted = /^[-–—•*·]\s*/;
const sign = /^\(?((?:\d{1,3}(?:\.\d{1,3})*)|[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})([.)])?(?=\s|\p{L}{2}|$)/u;

/** A letter may be a Roman numeral: both readings stand until what is above decides. */
export function markersOf(label: string): readonly Marker[] {
  if (bulleted.test(label)) return [{ style: '-', ordinal: 1 }];
  const match = sign.exec(label);
  if (match === null) return [];
  const [, text = '', end = ''] = match;
  const isNested = text.includes('.');
  if (end === '' && !isNested) return [];
  if (isNested) {
    const parts = text.split('.');
    return [{ style: `1.1 ${parts.slice(0, -1).join('.')}`, ordinal: Number(parts.at(-1)) }];
  }
  if (/^\d/.test(text)) return [{ style: `1${end}`, ordinal: Number(text) }];
  const roman = romanOf(text);
  const isLow = text === text.toLowerCase();
  const letter = text.length === 1 ? text.toLowerCase().charCodeAt(0) - 96 : undefined;
  return [
    ...(roman === undefined ? [] : [{ style: `${isLow ? 'i' : 'I'}${end}`, ordinal: roman }]),
    ...(letter === undefined ? [] : [{ style: `${isLow ? 'a' : 'A'}${end}`, ordinal: letter }]),
  ];
}

const numerals: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanOf(text: string): number | undefined {
  const digits = [...text.toLowerCase()].map((letter) => numerals[letter]);
  let sum = 0;
  for (const [i, digit] of digits.entries()) {
    if (digit === undefined) return undefined;
    sum += digit < (digits[i + 1] ?? 0) ? -digit : digit;
  }
  return sum;
}
