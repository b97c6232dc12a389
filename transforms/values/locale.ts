// The cells of one column → the one locale in which its text numbers are written, with the cells that say so.
import type { Cell } from '../../model/cell.js';
import type { NumberLocale } from '../../model/table.js';
import { missingSigns } from './missing.js';
import { readNumber } from './number.js';
import type { Written } from './number-shape.js';

/** What else speaks for a locale where no cell decides. The first that is known is taken, in this order. */
export interface LocaleHints {
  /** The contract says whole numbers: then a separator can only group. */
  readonly integer?: boolean;
  /** What the sums of rows prove (see arithmetic.ts). */
  readonly arithmetic?: Written | null;
  /** What the column's own totals prove; where rows prove the opposite, nothing is decided. */
  readonly total?: Written | null;
  /** The locale of other columns of the same table. */
  readonly table?: Written | null;
  /** The locale in which the numbers are of the size that they were in the last accepted file. */
  readonly size?: Written | null;
  /** The delimiter of a text file: the comma or semicolon that a program wrote between the cells. */
  readonly delimiter?: string | null;
  /** The decision for this column in the last accepted file. */
  readonly remembered?: Written | null;
  /** How the round figures of the whole table group (see round-figures.ts). */
  readonly round?: Written | null;
}

export interface LocaleDecision {
  readonly locale: NumberLocale;
  /** Short sentences that name the cells, for people who ask why. */
  readonly evidence: readonly string[];
  /** True when some cells prove one locale and some the other; the fewer are held as issues. */
  readonly contradictory: boolean;
}

/** Counts what the cells of a column say, one at a time, in constant memory. */
export interface LocaleTally {
  /** `where` names the cell in the evidence, e.g. "C12"; it is asked only for the first few. */
  add(cell: Cell, where?: () => string): void;
  decide(hints?: LocaleHints): LocaleDecision;
}

const noSigns = missingSigns();
const shown = 3;

interface Counts {
  readonly proves: Record<Written, number>;
  /** Ambiguous texts by the locale in which their separator groups. */
  readonly groups: Record<Written, number>;
  readonly quotes: Record<'id' | 'en' | 'ambiguous', string[]>;
  hundreds: number;
  longer: number;
}

export function localeTally(): LocaleTally {
  const counts: Counts = {
    proves: { id: 0, en: 0 },
    groups: { id: 0, en: 0 },
    quotes: { id: [], en: [], ambiguous: [] },
    hundreds: 0,
    longer: 0,
  };
  return {
    add: (cell, where) => {
      if (typeof cell === 'string') count(counts, cell, where);
    },
    decide: (hints = {}) => decide(counts, hints),
  };
}

/** One decision for a column from all its cells. */
export function decideLocale(cells: Iterable<Cell>, hints: LocaleHints = {}): LocaleDecision {
  const tally = localeTally();
  for (const cell of cells) tally.add(cell);
  return tally.decide(hints);
}

function count(counts: Counts, text: string, where: (() => string) | undefined): void {
  if (!/[.,]/.test(text)) {
    countPlain(counts, text.trim());
    return;
  }
  const reading = readNumber(text, 'ambiguous', noSigns);
  if (reading.kind === 'ambiguous') {
    counts.groups[reading.grouped]++;
    quote(counts.quotes.ambiguous, text, where);
  } else if (reading.kind === 'number' && reading.written !== null) {
    counts.proves[reading.written]++;
    quote(counts.quotes[reading.written], text, where);
  }
}

function countPlain(counts: Counts, text: string): void {
  if (/^\d{3}$/.test(text)) counts.hundreds++;
  else if (/^\d{4,}$/.test(text)) counts.longer++;
}

function quote(quotes: string[], text: string, where: (() => string) | undefined): void {
  if (quotes.length >= shown) return;
  const place = where?.();
  quotes.push(place === undefined ? `"${text.trim()}"` : `${place} "${text.trim()}"`);
}

function decide(counts: Counts, hints: LocaleHints): LocaleDecision {
  const { id, en } = counts.proves;
  if (id > 0 || en > 0) return byCells(counts, id, en);
  if (counts.groups.id === 0 && counts.groups.en === 0)
    return { locale: 'none', evidence: [], contradictory: false };
  const [locale, why] = byHints(counts, hints) ?? [
    'ambiguous',
    'nothing tells whether it groups or is decimal',
  ];
  const evidence = [`${counts.quotes.ambiguous.join(', ')} read in two ways; ${why}`];
  return { locale, evidence, contradictory: false };
}

function byCells(counts: Counts, id: number, en: number): LocaleDecision {
  const evidence = (['id', 'en'] as const)
    .filter((locale) => counts.proves[locale] > 0)
    .map((locale) => `${counts.quotes[locale].join(', ')} can only be ${example[locale]}`);
  const locale = id === en ? 'ambiguous' : id > en ? 'id' : 'en';
  return { locale, evidence, contradictory: id > 0 && en > 0 };
}

const example: Readonly<Record<Written, string>> = { id: '1.234,56', en: '1,234.56' };

function byHints(counts: Counts, hints: LocaleHints): readonly [Written, string] | undefined {
  const grouped = oneSeparator(counts);
  if (hints.integer === true && grouped !== null) return [grouped, 'the column holds whole numbers'];
  const { arithmetic, total } = hints;
  if (arithmetic && total && arithmetic !== total) return undefined;
  if (arithmetic) return [arithmetic, 'the sums of the rows hold in one of them only'];
  if (total) return [total, 'the total of the column is the sum of its rows in one of them only'];
  if (grouped !== null && looksGrouped(counts))
    return [grouped, 'numbers from 1000 on have the separator, smaller ones have none'];
  if (hints.table) return [hints.table, 'the rest of the table is written so'];
  if (hints.size) return [hints.size, 'the numbers of the last accepted file were of that size'];
  const delimited = byDelimiter(hints.delimiter);
  if (delimited !== null) return [delimited, `the file is delimited by "${hints.delimiter}"`];
  if (hints.remembered) return [hints.remembered, 'the last accepted file was written so'];
  return hints.round ? [hints.round, 'no fraction of the table would end in anything but 0'] : undefined;
}

/** The locale in which all ambiguous texts would be grouped; null when both separators occur. */
function oneSeparator(counts: Counts): Written | null {
  if (counts.groups.id > 0) return counts.groups.en > 0 ? null : 'id';
  return 'en';
}

/** Whole hundreds beside several "1.234" and no "1234": a thousandfold spread with grouping, or nonsense without. */
function looksGrouped(counts: Counts): boolean {
  return counts.groups.id + counts.groups.en >= 3 && counts.hundreds >= 2 && counts.longer === 0;
}

/** A program writes ";" between cells because its comma is decimal, and "," because it is not. */
function byDelimiter(delimiter: string | null | undefined): Written | null {
  if (delimiter === ',') return 'en';
  return delimiter === ';' ? 'id' : null;
}
