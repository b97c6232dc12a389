// The beginning of a CSV's text → its delimiter, line break and quotes, by which one cuts the records most alike.
import { type Cell, cellText } from '../../../model/cell.js';
import { findCutter, type LineCutter } from './aligned.js';
import { isDrawn } from './drawn-line.js';
import { feedsOnly, findNewline } from './newline.js';
import { blankDelimiter, rareDelimiter } from './rare-delimiter.js';
import { type Dialect, recordReader } from './records.js';
import { numbersRows } from './row-names.js';

const candidates = [',', ';', '\t', '|'] as const;
const sampleRecords = 400;

export interface FoundDialect extends Dialect {
  /** True for a first line "sep=;" as Excel writes it. */
  readonly declared: boolean;
  /** True where carriage returns end some lines and line feeds others. */
  readonly loneReturns: boolean;
  /** Fields of most records. */
  readonly width: number;
  /** True where lines are drawn under headings or around the table. */
  readonly drawn: boolean;
  /** True where the headings, in the first record, have no name for the rows' numbers. */
  readonly rowNumbers: boolean;
  /** For columns that stand under each other and are parted by no sign at all. */
  readonly cut: LineCutter | null;
}

export function findDialect(sample: string): FoundDialect {
  const ends = findNewline(sample);
  const newline = ends === '\r' ? ends : '\n';
  const text = ends === 'returns' ? feedsOnly(sample) : sample;
  const base = { loneReturns: ends === 'returns', drawn: linesOf(text).some(isDrawn) };
  const found = { ...base, declared: false, width: 1, rowNumbers: false, cut: null, newline } as const;
  const declared = /^sep=(.)\r?[\n\r]/i.exec(text)?.[1];
  if (declared !== undefined) return { ...found, delimiter: declared, declared: true };
  const best = bestDialect(text, newline);
  const weak = best.score < 0.5;
  const rare = weak ? rareIn(text, newline, rareDelimiter) : null;
  if (rare !== null) return { ...found, ...rare };
  const cut = weak || best.gaping ? findCutter(linesOf(text)) : null;
  if (cut !== null) return { ...found, delimiter: ' ', cut };
  const blank = weak ? rareIn(text, newline, blankDelimiter) : null;
  if (blank !== null) return { ...found, ...blank };
  const rowNumbers = numbersRows(sampleRows(text, best.dialect), best.width) && !endsIn(text, best.dialect);
  return { ...found, ...best.dialect, width: best.width, rowNumbers };
}

/** A last heading that is blank has its delimiter before it. */
function endsIn(sample: string, { delimiter }: Dialect): boolean {
  return (linesOf(sample)[0] ?? '').trimEnd().endsWith(delimiter);
}

interface Best extends Likeness {
  readonly dialect: Dialect;
}

function bestDialect(sample: string, newline: Dialect['newline']): Best {
  let best: Best = { dialect: { delimiter: ',', newline }, score: 0, width: 1, gaping: true };
  for (const quoting of quotings(sample))
    for (const delimiter of candidates) {
      const dialect: Dialect = { delimiter, newline, ...quoting };
      const likeness = likenessOf(sampleRows(sample, dialect), delimiter);
      if (likeness.score > best.score) best = { dialect, ...likeness };
    }
  return best;
}

function rareIn(
  sample: string,
  newline: Dialect['newline'],
  find: typeof rareDelimiter,
): Pick<FoundDialect, 'delimiter' | 'width'> | null {
  const cut = (delimiter: string): Records => sampleRows(sample, { delimiter, newline });
  const delimiter = find(cut);
  return delimiter === null ? null : { delimiter, width: cut(delimiter)[0]?.length ?? 1 };
}

const wrapped = /(?:^|[,;\t|])[ ]*'[^'\n]*'[ ]*(?=[,;\t|]|\r?$)/gm;

/** The usual quotes, and where the text shows them quotes escaped by a backslash or apostrophes in their place. */
function quotings(sample: string): readonly Pick<Dialect, 'quote' | 'escapes'>[] {
  const apostrophes = (sample.match(wrapped)?.length ?? 0) >= 3;
  return [
    {},
    ...(/\\"/.test(sample) ? [{ escapes: true }] : []),
    ...(apostrophes ? [{ quote: "'" } as const] : []),
    ...(apostrophes && sample.includes("\\'") ? [{ quote: "'", escapes: true } as const] : []),
  ];
}

type Records = readonly (readonly Cell[])[];

interface Likeness {
  /** 0 when nothing is cut; more when more records have one width and fewer cells still hold another delimiter or a quote. */
  readonly score: number;
  readonly width: number;
  /** True where cells of most records hold wide gaps still. */
  readonly gaping: boolean;
}

function likenessOf(rows: Records, delimiter: string): Likeness {
  const widths = new Map<number, number>();
  let cells = 0;
  let mixed = 0;
  for (const row of rows) {
    widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    for (const cell of row) {
      cells += 1;
      if (typeof cell === 'string' && (holdsOther(cell, delimiter) || isTorn(cell))) mixed += 1;
    }
  }
  const cut = rows.filter((row) => row.length > 1).length;
  if (cut === 0) return { score: 0, width: 1, gaping: true };
  const [width, common] = [...widths].reduce(
    (most, [size, count]) => (size > 1 && count > most[1] ? [size, count] : most),
    [1, 0],
  );
  const clean = 1 - mixed / cells;
  const gaps = rows.filter((row) => row.some((cell) => /\S {2,}\S/.test(cellText(cell)))).length;
  const score = (cut / rows.length) * (0.4 + 0.6 * (common / cut)) * clean * clean;
  return { score, width, gaping: gaps > 0.5 * rows.length };
}

/** A comma between digits belongs to a number, one before a blank to a sentence. */
function holdsOther(cell: string, delimiter: string): boolean {
  if (cell.includes('\n')) return false;
  return /[;\t|]|,(?! |\d)/.test(
    delimiter === ';' || delimiter === '|' ? cell.replaceAll(delimiter, '') : cell,
  );
}

/** A quote that opens and does not close, or one left around the text: not how this file quotes. */
function isTorn(cell: string): boolean {
  return /^["'][^"']*$|^[^"']*["']$|^'.*'$|^".*"$|\\"/.test(cell) && !/\d["']$/.test(cell);
}

/** Records with something in them that is not drawn; the last is dropped, for the sample may cut it. */
function sampleRows(sample: string, dialect: Dialect): Records {
  try {
    const rows = recordReader(dialect, 'sample').push(sample, false);
    // Of a few records none can be spared: a title above headings is all that an empty table holds.
    const whole = rows.length > 2 ? rows : recordReader(dialect, 'sample').push(sample, true);
    return whole
      .flatMap(({ cells }) => (cells.length > 0 && !isDrawn(cells.map(cellText).join(' ')) ? [cells] : []))
      .slice(0, sampleRecords);
  } catch {
    return [];
  }
}

/** The last is dropped, for the sample may cut it. */
function linesOf(sample: string): readonly string[] {
  const lines = sample.split(/\r*\n|\r/, 2 * sampleRecords);
  return lines.length > 1 ? lines.slice(0, -1) : lines;
}
