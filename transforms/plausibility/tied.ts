// A contract and the tables as they were read → whether it declares that two columns have to do with each other.
import type { DatasetEntry } from '../../model/dataset.js';
import type { Given } from '../../model/figure.js';
import type { RememberedSheet } from '../../model/layout-memory.js';
import { parseRule, ruleColumns } from '../../model/rule.js';
import type { AreTied } from './copied-columns.js';

/** A part and its total, and columns that one rule names, are equal wherever the other parts are zero. */
export function tiedColumns(dataset: DatasetEntry, sheets: readonly RememberedSheet[]): AreTied {
  const rules = dataset.rules.map(({ rule }) => new Set(ruleColumns(parseRule(rule))));
  const namesOf = ({ sheet, col }: Given) =>
    (sheets.find(({ number }) => number === sheet)?.columns ?? []).flatMap((column) =>
      column.col === col && column.name !== null ? [column.name] : [],
    );
  return (first, second) => {
    if (first.variable === second.variable && isPart(first.breakdown, second.breakdown)) return true;
    const [some, others] = [namesOf(first), namesOf(second)];
    return rules.some((rule) => some.some((name) => rule.has(name)) && others.some((name) => rule.has(name)));
  };
}

/** Whether one of two breakdown keys is the other broken down further. */
function isPart(a: string, b: string): boolean {
  const [few = [], many = []] = [parts(a), parts(b)].sort((x, y) => x.length - y.length);
  return few.length < many.length && few.every((part) => many.includes(part));
}

function parts(breakdown: string): readonly string[] {
  return breakdown === '' ? [] : breakdown.split(';');
}
