// The beginning of a CSV's text → its delimiter and line break, by which one cuts the records most alike.
import type { GridRow } from '../../../model/grid.js';
import { type Dialect, recordReader } from './records.js';

const candidates = [',', ';', '\t', '|'] as const;
const sampleRecords = 400;

/** `declared` is true for a first line "sep=;" as Excel writes it. */
export interface FoundDialect extends Dialect {
  readonly declared: boolean;
}

export function findDialect(sample: string): FoundDialect {
  const newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
  const declared = /^sep=(.)\r?[\n\r]/i.exec(sample)?.[1];
  if (declared !== undefined) return { delimiter: declared, newline, declared: true };
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const score = likeness(sample, { delimiter, newline });
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, newline, declared: false };
}

/** 0 when nothing is cut; more when more records have one width and fewer cells still hold another delimiter. */
function likeness(sample: string, dialect: Dialect): number {
  const rows = sampleRows(sample, dialect);
  const widths = new Map<number, number>();
  let cut = 0;
  let cells = 0;
  let mixed = 0;
  for (const row of rows) {
    widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1);
    if (row.cells.length > 1) cut += 1;
    for (const cell of row.cells) {
      cells += 1;
      if (typeof cell === 'string' && holdsOther(cell, dialect.delimiter)) mixed += 1;
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

/** Records with something in them; the last is dropped, for the sample may cut it. */
function sampleRows(sample: string, dialect: Dialect): GridRow[] {
  try {
    const rows = recordReader(dialect, 'sample').push(sample, false);
    const whole = rows.length > 0 ? rows : recordReader(dialect, 'sample').push(sample, true);
    return whole.filter((row) => row.cells.length > 0).slice(0, sampleRecords);
  } catch {
    return [];
  }
}
