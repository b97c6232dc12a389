// The rules of a dataset and the figures of a row → the findings of the rules that the row breaks.
import { type ParsedRule, parseRule, type RuleTerm, ruleColumns } from '../model/rule.js';
import type { Binding, BoundColumn } from './binding.js';
import type { Finding } from './finding.js';
import { printNumber } from './values/print-number.js';

export interface BrokenRule {
  /** The column to point at: the last that the rule names, where its result stands. */
  readonly column: BoundColumn;
  readonly finding: Finding;
}

/** `values` follow `measures`; a rule with a missing operand says nothing. */
export type RuleCheck = (values: readonly number[]) => readonly BrokenRule[];

interface Term {
  readonly times: number;
  /** Index into the values, or −1 for a plain number. */
  readonly at: number;
}

interface Bound {
  readonly rule: ParsedRule;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  readonly tolerance: number;
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly column: BoundColumn;
}

const none: readonly BrokenRule[] = [];

/** A rule over headings with placeholders holds for each period and breakdown that they caught. Throws ConfigError SD_CONFIG_RULE. */
export function ruleCheck(binding: Binding, measures: readonly BoundColumn[]): RuleCheck {
  const bound = binding.dataset.rules.flatMap(({ rule, tolerance, severity }) => {
    const parsed = parseRule(rule);
    const names = ruleColumns(parsed);
    const keys = new Set(
      measures.filter(({ name }) => names.includes(name)).map((each) => each.captured.key),
    );
    const wide = [...keys].filter((key) => key !== '');
    return (wide.length > 0 ? wide : ['']).flatMap((key) => {
      const made = bindRule(parsed, measures, key);
      return made === undefined ? [] : [{ ...made, rule: parsed, tolerance, severity, text: rule }];
    });
  });
  return (values) => {
    let broken: BrokenRule[] | undefined;
    for (const each of bound) {
      const left = sum(each.left, values);
      const right = sum(each.right, values);
      if (Number.isNaN(left) || Number.isNaN(right) || holds(each, left, right)) continue;
      broken ??= [];
      broken.push({ column: each.column, finding: brokenFinding(each, left, right) });
    }
    return broken ?? none;
  };
}

function bindRule(
  rule: ParsedRule,
  measures: readonly BoundColumn[],
  key: string,
): Pick<Bound, 'left' | 'right' | 'column'> | undefined {
  const find = (name: string): number => {
    const exact = measures.findIndex((each) => each.name === name && each.captured.key === key);
    return exact >= 0 ? exact : measures.findIndex((each) => each.name === name && each.captured.key === '');
  };
  const side = (terms: readonly RuleTerm[]): readonly Term[] | undefined => {
    const out = terms.map(({ times, column }) => ({
      times,
      at: column === null ? -1 : find(column),
      column,
    }));
    return out.some(({ at, column }) => at < 0 && column !== null) ? undefined : out;
  };
  const left = side(rule.left);
  const right = side(rule.right);
  const last = [...(left ?? []), ...(right ?? [])].filter(({ at }) => at >= 0).at(-1);
  const column = last === undefined ? undefined : measures[last.at];
  return left === undefined || right === undefined || column === undefined
    ? undefined
    : { left, right, column };
}

function sum(terms: readonly Term[], values: readonly number[]): number {
  let total = 0;
  for (const { times, at } of terms) total += times * (at < 0 ? 1 : (values[at] ?? Number.NaN));
  return total;
}

/** Sums of binary fractions differ in the last digits: a billionth of the value is no difference. */
function holds({ rule, tolerance }: Bound, left: number, right: number): boolean {
  const slack = tolerance + 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
  const difference = left - right;
  if (rule.comparison === '=') return Math.abs(difference) <= slack;
  if (rule.comparison === '<=') return difference <= slack;
  if (rule.comparison === '>=') return difference >= -slack;
  return rule.comparison === '<' ? difference < 0 : difference > 0;
}

function brokenFinding({ text, severity }: Bound, left: number, right: number): Finding {
  const difference = Number(Math.abs(left - right).toPrecision(12));
  return {
    code: 'rule-broken',
    severity,
    says: `tidak memenuhi aturan "${text}": kiri ${printNumber(tidy(left), 'id')}, kanan ${printNumber(tidy(right), 'id')}, selisih ${printNumber(difference, 'id')}`,
    mend: 'Periksa angka-angka pada baris ini.',
  };
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
