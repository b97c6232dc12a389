// The datasets of the configuration → every variable with what a formula must know of it: rule, weight, parts, records.

import type { Dataset, RecordMeasure, Variable } from '../model/dataset.js';
import { aggregationOf } from './aggregation.js';

export interface MeasuredVariable extends Variable {
  readonly code: string;
  /** Id of its dataset. */
  readonly dataset: string;
  readonly rule: 'sum' | 'mean' | 'weighted' | 'min' | 'max' | 'none';
  /** True where nothing tells whether its figures add up. */
  readonly undecided: boolean;
  /** Variable whose figures weigh in a weighted mean. */
  readonly weight: string | null;
  /** Axis → codes that make the whole, where it is not all codes of breakdowns.yaml. */
  readonly wholes: Readonly<Record<string, readonly string[]>>;
  /** What makes it of records; undefined where rows are figures. */
  readonly by: RecordMeasure['by'] | undefined;
}

/** Of a dataset what a formula must know; its id is "opd/name". */
type Measuring = Pick<Dataset, 'variables' | 'records' | 'columns'> & { readonly id: string };

export type MeasuredVariables = ReadonlyMap<string, MeasuredVariable>;

/** Every variable by name. Pure. */
export function measuredVariables(datasets: readonly Measuring[]): MeasuredVariables {
  return new Map(
    datasets.flatMap((dataset) =>
      Object.entries(dataset.variables).map(([code, variable]) => [code, measured(dataset, code, variable)]),
    ),
  );
}

function measured(dataset: Measuring, code: string, variable: Variable): MeasuredVariable {
  const measure = dataset.records?.measures.find((each) => each.variable === code);
  const { rule, decidedBy } = aggregationOf(variable, measure);
  const weighted = typeof rule === 'object';
  return {
    ...variable,
    code,
    dataset: dataset.id,
    rule: weighted ? 'weighted' : rule,
    undecided: decidedBy === 'nothing',
    weight: weighted ? rule.mean : null,
    wholes: { ...choicesOf(dataset), ...variable.parts },
    by: measure?.by,
  };
}

/** Axes whose codes the contract lists itself. */
function choicesOf({ columns }: Measuring): Readonly<Record<string, readonly string[]>> {
  const axes = new Map<string, readonly string[]>();
  for (const column of columns)
    if (column.type === 'choice' && column.breakdown !== undefined && column.choices !== undefined) {
      const known = axes.get(column.breakdown) ?? [];
      axes.set(column.breakdown, [...new Set([...known, ...Object.keys(column.choices)])]);
    }
  return Object.fromEntries(axes);
}
