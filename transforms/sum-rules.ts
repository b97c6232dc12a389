// The rules of a contract that say a + b = c → the bound columns of each such sum.
import { type ParsedRule, parseRule } from '../model/rule.js';
import type { Binding, BoundColumn } from './binding.js';

export interface SumRule {
  readonly parts: readonly BoundColumn[];
  readonly whole: BoundColumn;
}

/** Rules of the shape a + b = c, once for each period and breakdown that headings caught. */
export function sumRules(
  { dataset }: Pick<Binding, 'dataset'>,
  columns: readonly BoundColumn[],
): readonly SumRule[] {
  const keys = [...new Set(columns.map((column) => column.captured.key))];
  return dataset.rules.flatMap(({ rule }) => {
    const sides = sumSides(parseRule(rule));
    if (sides === undefined) return [];
    return keys.flatMap((key) => {
      const find = (name: string) => columns.find((each) => each.name === name && each.captured.key === key);
      const parts = sides.parts.map(find).filter((column) => column !== undefined);
      const whole = find(sides.whole);
      return whole === undefined || parts.length < sides.parts.length ? [] : [{ parts, whole }];
    });
  });
}

/** undefined for a rule of another shape. */
export function sumSides({
  left,
  right,
  comparison,
}: ParsedRule): { parts: readonly string[]; whole: string } | undefined {
  const [parts, single] = right.length === 1 ? [left, right[0]] : [right, left[0]];
  const plain = [...left, ...right].every(({ times, column }) => times === 1 && column !== null);
  if (comparison !== '=' || !plain || single?.column == null || (left.length !== 1 && right.length !== 1))
    return undefined;
  return { parts: parts.flatMap(({ column }) => (column === null ? [] : [column])), whole: single.column };
}
