// One column of figures → a reader of its cells, quick for plain digits, that remembers what it has read.

import { agree } from '../lexicon/unit.js';
import type { Cell } from '../model/cell.js';
import { isBlank } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { Flag } from '../model/observation.js';
import type { NumberLocale } from '../model/table.js';
import type { BoundColumn } from './binding.js';
import { type Finding, quoted } from './finding.js';
import { ambiguousNumber, numberFinding, unreadableNumber } from './number-findings.js';
import type { Measured } from './typed-row.js';
import { flagOf, type MissingSigns, missingMeaning } from './values/missing.js';
import { type NumberReading, plainInteger, readNumber } from './values/number.js';
import { plainDecimal } from './values/plain-decimal.js';
import { readYesNo } from './values/yes-no.js';

/** Told of each cell that breaks the contract. */
export type Say = (column: BoundColumn, cell: Cell, finding: Finding) => void;

export interface Measure {
  readonly column: BoundColumn<Measured>;
  /** NaN where no number stands: nothing, a sign (then `flag` is set), or a mistake that `say` was told of. */
  read(cell: Cell): number;
  /** Of the cell last read. */
  readonly flag: Flag | null;
}

interface Reading extends Measure {
  flag: Flag | null;
}

interface Kept {
  readonly value: number;
  readonly flag: Flag | null;
  readonly finding: Finding | null;
}

/** Texts remembered in a column; further ones are read each time. */
const mostKept = 20_000;

/** `unit` is the variable's own; `locale` is the column's decision and may be settled by a later cell. */
export function numberMeasure(
  column: BoundColumn<ColumnOf<'number'>>,
  unit: string | null,
  locale: NumberLocale,
  signs: MissingSigns,
  say: Say,
): Measure {
  const { spec } = column;
  const kept = new Map<string, Kept>();
  const verify = verifier(spec);
  let decided = locale;
  const measure: Reading = { column, flag: null, read };

  function read(cell: Cell): number {
    measure.flag = null;
    if (typeof cell === 'number') return told(cell, verify(cell * spec.factor, null));
    if (typeof cell !== 'string') return told(cell, interpret(cell));
    const plain = plainInteger(cell);
    const quick = plain >= 0 ? plain : plainDecimal(cell, decided);
    if (!Number.isNaN(quick)) return told(cell, verify(quick * spec.factor, null));
    let known = kept.get(cell);
    if (known === undefined) {
      known = interpret(cell);
      if (kept.size < mostKept) kept.set(cell, known);
    }
    return told(cell, known);
  }

  /** A number that is all right comes as itself, so that the usual cell costs no object. */
  function told(cell: Cell, kept: number | Kept): number {
    if (typeof kept === 'number') return kept;
    if (kept.finding !== null) say(column, cell, kept.finding);
    measure.flag = kept.flag;
    return kept.value;
  }

  function interpret(cell: Cell): Kept {
    const reading = readNumber(cell, decided, signs);
    if (reading.kind === 'number' && reading.written !== null && decided !== 'id' && decided !== 'en') {
      decided = reading.written;
      kept.clear();
    }
    const checked = interpretReading(spec, unit, cell, reading, verify);
    return typeof checked === 'number' ? { value: checked, flag: null, finding: null } : checked;
  }
  return measure;
}

type Verify = (value: number, flag: Flag | null) => number | Kept;

/** Whole numbers and range, after the factor; the product is rid of the dust that binary fractions leave. */
function verifier(spec: ColumnOf<'number'>): Verify {
  const [least, most] = spec.range ?? [null, null];
  const low = least ?? Number.NEGATIVE_INFINITY;
  const high = most ?? Number.POSITIVE_INFINITY;
  const clean =
    spec.factor === 1 ? (value: number) => value : (value: number) => Number(value.toPrecision(15));
  return (raw, flag) => {
    const value = clean(raw);
    if (value >= low && value <= high && (!spec.integer || Number.isInteger(value)))
      return flag === null ? value : { value, flag, finding: null };
    if (!Number.isFinite(value)) return bad(unreadableNumber(String(raw), 'not-a-number'));
    const whole = !spec.integer || Number.isInteger(value);
    return bad(whole ? numberFinding.outOfRange(value, least, most) : numberFinding.notInteger(value));
  };
}

function bad(finding: Finding): Kept {
  return { value: Number.NaN, flag: null, finding };
}

function interpretReading(
  spec: ColumnOf<'number'>,
  unit: string | null,
  cell: Cell,
  reading: NumberReading,
  verify: Verify,
): number | Kept {
  if (reading.kind === 'unreadable') return bad(unreadableNumber(cell, reading.why));
  if (reading.kind === 'ambiguous') {
    if (spec.integer) return verify(reading[reading.grouped] * spec.factor, null);
    return bad(ambiguousNumber(cell, reading));
  }
  if (reading.kind === 'missing') return missing(spec, reading.blank, reading.flag);
  if (reading.unit !== null && unit !== null && spec.factor === 1 && !agree(reading.unit, unit))
    return bad(numberFinding.otherUnit(reading.unit, unit));
  return verify(reading.value * spec.factor, reading.flag);
}

/** A blank says nothing; a sign says that there is no number, and is kept as a flag. */
function missing(spec: Measured, blank: boolean, flag: Flag): Kept {
  if (!blank) return { value: Number.NaN, flag, finding: null };
  const optional = spec.optional_cells ?? !spec.required;
  return optional ? { value: Number.NaN, flag: null, finding: null } : bad(numberFinding.blank());
}

export function yesNoMeasure(column: BoundColumn<ColumnOf<'yesno'>>, signs: MissingSigns, say: Say): Measure {
  const measure: Reading = { column, flag: null, read };
  function read(cell: Cell): number {
    const kept = readAnswer(column.spec, cell, signs);
    measure.flag = kept.flag;
    if (kept.finding !== null) say(column, cell, kept.finding);
    return kept.value;
  }
  return measure;
}

function readAnswer(spec: ColumnOf<'yesno'>, cell: Cell, signs: MissingSigns): Kept {
  if (isBlank(cell)) return missing(spec, true, 'missing');
  const meaning = typeof cell === 'string' ? missingMeaning(cell, signs) : undefined;
  if (meaning === 'zero') return { value: 0, flag: null, finding: null };
  if (meaning !== undefined) return missing(spec, false, flagOf(meaning) ?? 'missing');
  const answer = readYesNo(cell);
  if (answer !== undefined) return { value: answer ? 1 : 0, flag: null, finding: null };
  const says = `berisi ${quoted(cell)}, yang bukan jawaban ya atau tidak`;
  return bad({ code: 'not-yes-no', says, mend: 'Tulis "Ya" atau "Tidak".' });
}
