// Columns of one period → pairs that hold the same number in every row, where nothing declares why.
import type { Given } from '../../model/figure.js';
import type { FigureColumn } from './columns.js';
import type { History } from './series.js';
import { fewestRows, telling, weightOf } from './weight.js';

export interface CopiedColumn {
  readonly first: FigureColumn;
  readonly second: FigureColumn;
}

/** Whether the contract ties two columns, as parts to their total or by a rule: then they may well be equal. */
export type AreTied = (first: Given, second: Given) => boolean;

/** Two that were equal in the period before are so by nature, and were told then. */
export function copiedColumns(
  columns: readonly FigureColumn[],
  history: History,
  areTied: AreTied,
): readonly CopiedColumn[] {
  const alike = new Map<string, FigureColumn[]>();
  for (const column of columns) {
    if (column.figures.length < fewestRows || column.figures[0]?.col === null) continue;
    const print = `${column.period} ${column.figures.map(({ sheet, row, value }) => `${sheet}:${row}=${value}`)}`;
    alike.set(print, [...(alike.get(print) ?? []), column]);
  }
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined || others.length === 0 || !isTelling(first)
      ? []
      : others
          .map((second) => ({ first, second }))
          .filter((pair) => !isTied(pair, areTied) && !wereEqual(pair, history)),
  );
}

function isTelling({ figures }: FigureColumn): boolean {
  return weightOf(figures.map(({ value }) => value)) >= telling;
}

function isTied({ first, second }: CopiedColumn, areTied: AreTied): boolean {
  const [a, b] = [first.figures[0], second.figures[0]];
  return a !== undefined && b !== undefined && areTied(a, b);
}

function wereEqual({ first, second }: CopiedColumn, history: History): boolean {
  const before = history.before(first.period);
  if (before === undefined) return false;
  return first.figures.every((figure, i) => {
    const other = second.figures[i];
    const value = history.at(figure, before);
    return other !== undefined && value !== undefined && value === history.at(other, before);
  });
}
