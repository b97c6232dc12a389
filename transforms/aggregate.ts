// Records, one a row → counts, sums, means and the like for each area, period and breakdown, and what these cannot be made of.
import { cellText } from '../model/cell.js';
import type { Dataset } from '../model/dataset.js';
import type { Observation } from '../model/observation.js';
import type { PeriodId } from '../model/period.js';
import type { Binding } from './binding.js';
import { withBlanks } from './blank-choices.js';
import { type Gathering, gathering } from './gathering.js';
import type { Observer } from './observer.js';
import { choicesOf, measuresOf, type TypedRow } from './typed-row.js';
import { wholesOf } from './wholes.js';

type RecordMeasure = NonNullable<Dataset['records']>['measures'][number];

/** One measure, tied to the columns of a sheet. */
interface Tied {
  readonly measure: RecordMeasure;
  /** Index into the values of a row, or −1. */
  readonly at: number;
  /** The column of the table, null when rows are counted. */
  readonly col: number | null;
  /** Of a table that lies on its side: the row of the sheet that names a record, or holds its figure. */
  readonly field: number | null;
  readonly wanted: readonly (readonly [choice: number, codes: readonly string[]])[];
}

interface Group {
  readonly area: string;
  readonly period: PeriodId;
  readonly breakdown: string;
  readonly gathered: readonly Gathering[];
  /** Groups that hold all of this one; undefined until a row of its own is met. */
  wholes: readonly Group[] | undefined;
}

/** A mean of means and a number of different ones are not what they seem: for a whole they are taken over its rows. */
const overRows: ReadonlySet<RecordMeasure['by']> = new Set(['mean', 'distinct']);

/**
 * Memory grows with the number of groups, and of distinct texts where these are counted; never with the rows. `ancestors`
 * are the areas that an area lies in, as far as the records are all there are of them.
 */
export function aggregator(
  measures: readonly RecordMeasure[],
  ancestors: (area: string) => readonly string[] = () => [],
): Observer {
  const makesWholes = measures.some(({ by }) => overRows.has(by));
  const groups = new Map<string, Map<PeriodId, Map<string, Group>>>();
  let bound: Binding | undefined;
  let tied: readonly Tied[] = [];
  let group: Group | undefined;
  return {
    observe(binding, sheet, rows) {
      if (binding !== bound) tied = measures.map((measure) => tie(measure, binding));
      bound = binding;
      for (const row of rows) {
        if (group === undefined || !belongs(row, group)) group = groupOf(groups, measures, row);
        group.wholes ??= makesWholes
          ? wholesOf(row, ancestors).map((whole) => groupOf(groups, measures, { ...row, ...whole }))
          : [];
        gather(tied, group, sheet, row);
        for (const whole of group.wholes) gather(tied, whole, sheet, row, overRows);
      }
      return [];
    },
    finish() {
      const all = [...groups.values()].flatMap((periods) =>
        [...periods.values()].flatMap((parts) => [...parts.values()]),
      );
      const own = all.filter(({ wholes }) => wholes !== undefined);
      const whole = withBlanks(own, (i) => !overRows.has(measures[i]?.by ?? 'count'));
      return all.map((each) => whole.get(each) ?? each).flatMap(observations(measures));
    },
  };
}

function tie(measure: RecordMeasure, binding: Binding): Tied {
  const choices = choicesOf(binding);
  const wanted = Object.entries(measure.where ?? {}).map(
    ([name, codes]) => [choices.findIndex((column) => column.name === name), [codes].flat()] as const,
  );
  const at = measuresOf(binding).findIndex(({ name }) => name === measure.of);
  const of = binding.columns.find(({ name }) => name === measure.of);
  const col = measure.by === 'count' ? null : (of?.col ?? null);
  const { transposed, columns } = binding.layout;
  const field = transposed === true ? (col ?? columns[0]?.col ?? null) : null;
  return { measure, at, col, field, wanted };
}

/** Records of one group often follow each other. */
function belongs({ area, periods, breakdown }: TypedRow, group: Group): boolean {
  return area === group.area && (periods[0] ?? 0) === group.period && breakdown === group.breakdown;
}

function groupOf(
  groups: Map<string, Map<PeriodId, Map<string, Group>>>,
  measures: readonly RecordMeasure[],
  { area, periods: [period = 0], breakdown }: Pick<TypedRow, 'area' | 'periods' | 'breakdown'>,
): Group {
  const periods = within(groups, area, () => new Map<PeriodId, Map<string, Group>>());
  const breakdowns = within(periods, period, () => new Map<string, Group>());
  return within(breakdowns, breakdown, () => ({
    area,
    period,
    breakdown,
    gathered: measures.map(() => gathering()),
    wholes: undefined,
  }));
}

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** `only`: of these measures; all when left out. */
function gather(
  tied: readonly Tied[],
  group: Group,
  sheet: number,
  row: TypedRow,
  only?: ReadonlySet<RecordMeasure['by']>,
): void {
  for (let i = 0; i < tied.length; i++) {
    const each = tied[i];
    const gathered = group.gathered[i];
    if (each === undefined || gathered === undefined || only?.has(each.measure.by) === false) continue;
    const at = each.field ?? row.row;
    const col = each.field === null ? each.col : row.row;
    gathered.met(sheet, at, col);
    if (!isWanted(each, row)) continue;
    if (each.measure.by === 'distinct') gathered.text(sheet, at, col, textOf(each, row));
    else if (each.at >= 0) gathered.number(sheet, at, col, row.values[each.at] ?? Number.NaN);
    else gathered.number(sheet, at, col, 1);
  }
}

function isWanted({ wanted }: Tied, row: TypedRow): boolean {
  return wanted.length === 0 || wanted.every(([choice, codes]) => codes.includes(row.choices[choice] ?? ''));
}

function textOf({ col }: Tied, row: TypedRow): string {
  return col === null ? '' : cellText(row.cells[col - 1]).trim();
}

function observations(measures: readonly RecordMeasure[]): (group: Group) => readonly Observation[] {
  return ({ area, period, breakdown, gathered, wholes }) =>
    measures.flatMap((measure, i) => {
      if (wholes === undefined && !overRows.has(measure.by)) return [];
      const result = gathered[i]?.result(measure.by);
      if (result === undefined) return [];
      return [{ variable: measure.variable, area, period, breakdown, flag: null, rawText: null, ...result }];
    });
}
