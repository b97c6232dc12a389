// The beginning of a CSV's text → its delimiter, line break and quotes, by which one cuts the records most alike.
import type { Cell } from '../../../model/cell.js';
import { rareDelimiter } from './rare-delimiter.js';
import { type Dialect, recordReader } from './records.js';

const candidates = [',', ';', '\t', '|'] as const;
const sampleRecords = 400;

/** `declared` is true for a first line "sep=;" as Excel writes it. */
export interface FoundDialect extends Dialect {
  readonly declared: boolean;
}

export function findDialect(sample: string): FoundDialect {
  const newline: Dialect['newline'] = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
  const declared = /^sep=(.)\r?[\n\r]/i.exec(sample)?.[1];
  if (declared !== undefined) return { delimiter: declared, newline, declared: true };
  let best: { readonly dialect: Dialect; readonly score: number } = {
    dialect: { delimiter: ',', newline },
    score: 0,
  };
  for (const quoting of quotings(sample))
    for (const delimiter of candidates) {
      const dialect: Dialect = { delimiter, newline, ...quoting };
      const score = likeness(sampleRows(sample, dialect), delimiter);
      if (score > best.score) best = { dialect, score };
    }
  if (best.score >= 0.5) return { ...best.dialect, declared: false };
  const rare = rareDelimiter((delimiter) => sampleRows(sample, { delimiter, newline }));
  return rare === null ? { ...best.dialect, declared: false } : { delimiter: rare, newline, declared: false };
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

/** 0 when nothing is cut; more when more records have one width and fewer cells still hold another delimiter or a quote. */
function likeness(rows: Records, delimiter: string): number {
  const widths = new Map<number, number>();
  let cut = 0;
  let cells = 0;
  let mixed = 0;
  for (const row of rows) {
    widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    if (row.length > 1) cut += 1;
    for (const cell of row) {
      cells += 1;
      if (typeof cell === 'string' && (holdsOther(cell, delimiter) || isTorn(cell))) mixed += 1;
    }
  }
  if (cut === 0) return 0;
  const common = Math.max(...[...widths].filter(([width]) => width > 1).map(([, count]) => count));
  const clean = 1 - mixed / cells;
  return (cut / rows.length) * (0.4 + 0.6 * (common / cut)) * clean * clean;
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

/** Records with something in them; the last is dropped, for the sample may cut it. */
function sampleRows(sample: string, dialect: Dialect): Records {
  try {
    const rows = recordReader(dialect, 'sample').push(sample, false);
    const whole = rows.length > 0 ? rows : recordReader(dialect, 'sample').push(sample, true);
    return whole.flatMap(({ cells }) => (cells.length > 0 ? [cells] : [])).slice(0, sampleRecords);
  } catch {
    return [];
  }
}
