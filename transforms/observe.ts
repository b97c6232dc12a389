// Typed rows → observations: one for each figure of a row, or one for each group where rows are records.
import { type Cell, cellText } from '../model/cell.js';
import { aspectOf } from '../model/column.js';
import { coversAll, type DatasetEntry } from '../model/dataset.js';
import { breakdownKey, type Observation } from '../model/observation.js';
import { aggregator } from './aggregate.js';
import type { Binding, BoundColumn } from './binding.js';
import type { Observer } from './observer.js';
import { type Measured, measuresOf, type TypedRow } from './typed-row.js';
import { totalChoice } from './values/choice.js';

/**
 * A sign that stands for a number becomes a fact without value, with its flag; a blank cell becomes no fact. `ancestors`: the
 * areas that an area lies in, for which a mean and a number of different ones are taken over the records.
 */
export function observer(dataset: DatasetEntry, ancestors?: (area: string) => readonly string[]): Observer {
  // Where a delivery is a part of its period, it does not hold all the records of a larger area.
  if (dataset.records !== undefined)
    return aggregator(dataset.records.measures, coversAll(dataset) ? ancestors : undefined);
  let bound: Binding | undefined;
  let facts: readonly Fact[] = [];
  return {
    observe(binding, sheet, rows) {
      if (binding !== bound) facts = measuresOf(binding).map(factOf);
      bound = binding;
      const out: Observation[] = [];
      for (const row of rows) observeRow(facts, sheet, row, out);
      return binding.layout.transposed === true ? out.map(turnedBack) : out;
    },
    finish: () => [],
  };
}

/** The place in the sheet of what was read from a table that lies on its side. */
function turnedBack(observation: Observation): Observation {
  return { ...observation, row: observation.col ?? 0, col: observation.row };
}

interface Fact {
  /** The row's variable → the fact's. */
  readonly variable: (row: string | null) => string | null;
  readonly col: number;
  /** The area that its heading names. */
  readonly area: string | undefined;
  /** The row's breakdown → the fact's. */
  readonly breakdown: (row: string) => string;
}

function factOf({ spec, col, captured }: BoundColumn<Measured>): Fact {
  const parts = { ...spec.breakdown, ...captured.breakdown };
  const own = breakdownKey(
    Object.fromEntries(Object.entries(parts).filter(([, code]) => code !== totalChoice)),
  );
  const known = new Map<string, string>();
  return {
    variable: variableOf(spec),
    col,
    area: captured.area,
    breakdown(row) {
      if (row === '' || own === '') return row === '' ? own : row;
      const merged = known.get(row) ?? `${own};${row}`.split(';').sort().join(';');
      known.set(row, merged);
      return merged;
    },
  };
}

function variableOf(spec: Measured): Fact['variable'] {
  const { variable } = spec;
  if (variable !== undefined) return () => variable;
  const aspect = spec.type === 'number' ? spec.aspect : undefined;
  return (row) => (row === null ? null : aspectOf(row, aspect));
}

function observeRow(facts: readonly Fact[], sheet: number, row: TypedRow, out: Observation[]): void {
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i];
    const variable = fact?.variable(row.variable) ?? null;
    const period = row.periods[i];
    if (fact === undefined || variable === null || period === undefined) continue;
    const value = row.values[i] ?? Number.NaN;
    const flag = row.flags?.[i] ?? null;
    const without = Number.isNaN(value);
    if (without && flag === null) continue;
    out.push({
      variable,
      area: fact.area ?? row.area,
      period,
      breakdown: fact.breakdown(row.breakdown),
      value: without ? null : value,
      flag,
      sheet,
      row: row.row,
      col: fact.col,
      rawText: rawText(row.cells[fact.col - 1] ?? null, value),
      sourceRows: 1,
    });
  }
}

/** null where printing the value gives back what stood there. */
function rawText(cell: Cell, value: number): string | null {
  if (cell === value) return null;
  const text = cellText(cell);
  return text === String(value) ? null : text;
}
