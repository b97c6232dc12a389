// A variable of a contract → how its figures of several areas or breakdowns become one, and what says so.
import type { Aggregation, RecordMeasure, Variable } from '../model/dataset.js';
import { measureKind } from './measure-kind.js';

export interface AggregationReading {
  /** `none` where nothing decides: what is not known to add up is not added. */
  readonly rule: Aggregation;
  /** `nothing`: neither contract, records, unit nor title tells; whoever combines its figures must say it. */
  readonly decidedBy: 'contract' | 'records' | 'unit' | 'title' | 'nothing';
  /** The words that decided, for a message. */
  readonly words: string;
}

type Described = Pick<Variable, 'unit' | 'title' | 'aggregation'>;

/** `measure`: what makes the variable of records, where the rows of its dataset are records. */
export function aggregationOf(
  variable: Described,
  measure?: Pick<RecordMeasure, 'by'> | undefined,
): AggregationReading {
  const { aggregation, unit, title } = variable;
  if (aggregation !== undefined) return { rule: aggregation, decidedBy: 'contract', words: 'aggregation' };
  const gathered = measure === undefined ? undefined : gatheredRule(measure.by);
  if (gathered !== undefined)
    return { rule: gathered, decidedBy: 'records', words: `by: ${measure?.by ?? ''}` };
  const { kind, words, from } = measureKind(unit, title);
  if (kind === 'rate' || kind === 'price' || kind === 'size') return { rule: 'none', decidedBy: from, words };
  if (kind === 'count' || kind === 'amount') return { rule: 'sum', decidedBy: from, words };
  // What was added up of records adds up further, unless its unit says that it never should have been.
  if (measure !== undefined) return { rule: 'sum', decidedBy: 'records', words: `by: ${measure.by}` };
  return { rule: 'none', decidedBy: 'nothing', words };
}

/** The greatest of the greatest is the greatest; a mean of means and a number of different ones are not what they seem. */
function gatheredRule(by: RecordMeasure['by']): Aggregation | undefined {
  const rules = { count: 'sum', min: 'min', max: 'max', mean: 'none', distinct: 'none' } as const;
  return by === 'sum' ? undefined : rules[by];
}
