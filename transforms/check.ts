// Sorted rows and a binding → typed rows, and an issue for everything that breaks the contract.
import type { Area } from '../model/area.js';
import type { Cell } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { Merge } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { PeriodId } from '../model/period.js';
import type { AsideRow, SortedRows } from '../model/table.js';
import { areaOfTable } from './area-of-table.js';
import type { Binding, BoundColumn } from './binding.js';
import { type RowReaders, rowCheck } from './check-row.js';
import { deliveryIssues } from './check-table.js';
import { extraCells } from './extra-cells.js';
import { inOrder } from './in-order.js';
import { type IssueLog, issueLog } from './issue-log.js';
import { lostThousands } from './lost-thousands.js';
import { type Measure, numberMeasure, type Say, yesNoMeasure } from './measure.js';
import { mergeFinder, sharedFigures } from './merged-figures.js';
import { periodColumnsOf } from './period-sources.js';
import { rowArea } from './row-area.js';
import { rowChoices } from './row-choice.js';
import { lastDays, lifeCheck } from './row-life.js';
import { rowPeriods } from './row-period.js';
import { textCheck } from './row-text.js';
import { rowUnit } from './row-unit.js';
import { variableReader } from './row-variable.js';
import { ruleCheck } from './rules.js';
import type { Decisions } from './survey.js';
import { type Totals, totalsOf } from './totals.js';
import { choicesOf, columnsOf, type MeasureColumn, measuresOf, type TypedRow } from './typed-row.js';
import type { AreaResolver } from './values/area.js';
import { missingSigns } from './values/missing.js';

export interface CheckContext {
  readonly resolver: AreaResolver;
  /** The Kemendagri code of the city whose warehouse this is: the area of a table that names none. */
  readonly city: string;
  /** The period that was asked for, null where a file is taken as it comes. */
  readonly request: PeriodId | null;
  /** ISO date; a period that begins later is refused. */
  readonly today: string;
  readonly merges?: readonly Merge[];
  /** What a survey of the rows decided; the layout's own decisions stand where it is left out. */
  readonly decisions?: Decisions;
}

export interface Checked {
  readonly rows: readonly TypedRow[];
  readonly issues: readonly Issue[];
  /** Data rows with an error: nothing of them is loaded. */
  readonly returned: number;
  /** Data rows that turned out to be none: totals, and rows that the contract does not want. */
  readonly aside: readonly AsideRow[];
}

export interface Checker {
  /** Batches of one table in the order of its rows. */
  check(rows: SortedRows): Checked;
  /** After the last batch: totals that disagree, and what was asked for and did not come. */
  finish(): readonly Issue[];
}

/** Throws ConfigError SD_CONFIG_RULE; whatever is wrong with the data is an issue. */
export function checker(binding: Binding, context: CheckContext): Checker {
  const log = issueLog(binding.layout);
  const measures = measuresOf(binding).map((column) => measureOf(binding, column, context, log.say));
  const totals = totalsOf(binding, measuresOf(binding), context.resolver.siblings);
  const area = areaOfTable(binding, context.resolver, context.city);
  const asked = deliveryIssues(binding, { ...context, area });
  const readers = rowReaders(binding, context, area);
  const read = rowCheck(binding, measures, readers, {
    log,
    totals,
    saw: asked.saw,
  });
  const totalled = binding.dataset.totals.check ? totalReader(measures, totals, log) : () => undefined;
  return {
    check(sorted) {
      const rows: TypedRow[] = [];
      const aside: AsideRow[] = [];
      let returned = 0;
      const passed = (row: AsideRow) => {
        totalled(row);
        readers.variable.pass(row);
      };
      inOrder(sorted, passed, (row) => {
        const outcome = read(row);
        if (outcome === undefined) returned++;
        else if ('reason' in outcome) {
          aside.push(outcome);
          totalled(outcome);
        } else rows.push(outcome);
      });
      return { rows, issues: log.take(), returned, aside };
    },
    finish: () => [...log.rest(), ...totals.finish(), ...asked.finish()],
  };
}

function totalReader(measures: readonly Measure[], totals: Totals, log: IssueLog): (row: AsideRow) => void {
  const valuesOf = (row: AsideRow) =>
    log.silently(() => measures.map((measure) => measure.read(totalCell(row, measure))));
  return (row) => {
    if (row.reason === 'total' || row.reason === 'subtotal') totals.total(row, valuesOf(row));
    if (row.reason === 'hidden') totals.hidden(valuesOf(row), row.row);
  };
}

function totalCell(row: AsideRow, { column }: Measure): Cell {
  return row.cells[column.col - 1] ?? null;
}

function measureOf(binding: Binding, column: MeasureColumn, context: CheckContext, say: Say): Measure {
  const signs = missingSigns(binding.dataset.missing);
  if (!isNumber(column)) return yesNoMeasure(column, signs, say);
  const { spec, col } = column;
  const decided = context.decisions?.locales.get(col)?.locale;
  const seen = decided ?? binding.layout.columns.find((each) => each.col === col)?.locale ?? 'none';
  const locale = seen === 'id' || seen === 'en' ? seen : (spec.locale ?? seen);
  const unit = spec.variable === undefined ? null : (binding.dataset.variables[spec.variable]?.unit ?? null);
  return numberMeasure(column, unit, locale, signs, say);
}

/** The columns of figures, and those that name the rows. */
function keyedColumns(binding: Binding) {
  const keys = [...columnsOf(binding, 'area', 'choice', 'variable'), ...periodColumnsOf(binding)];
  return {
    values: measuresOf(binding).map(({ col }) => col),
    keys: [...new Set(keys.map(({ col }) => col))],
  };
}

type Numbers = BoundColumn<ColumnOf<'number'>>;

function isNumber(column: MeasureColumn): column is Numbers {
  return column.spec.type === 'number';
}

const none: readonly string[] = [];

function rowReaders(binding: Binding, context: CheckContext, fallback: Area | null): RowReaders {
  const { resolver, request, today, merges = [], decisions } = context;
  const dateOrders = decisions?.dateOrders ?? new Map();
  const variables = columnsOf(binding, 'variable');
  return {
    area: rowArea(columnsOf(binding, 'area'), { resolver, merges, fallback, variables }),
    life: lifeCheck(binding, resolver),
    days: resolver.hasTimes ? lastDays : () => none,
    period: rowPeriods(binding, { request, today, merges, dateOrders }),
    choice: rowChoices(choicesOf(binding), binding.breakdowns, merges),
    variable: variableReader(binding, resolver, merges),
    unit: rowUnit(binding, measuresOf(binding), merges),
    text: textCheck(columnsOf(binding, 'text')),
    rules: ruleCheck(binding, measuresOf(binding)),
    extra: binding.dataset.other_columns === 'ignore' ? () => undefined : extraCells(binding.layout),
    lost(measure, value) {
      const usual = decisions?.wholes.get(measure.column.col);
      return usual === undefined || Number.isNaN(value) ? undefined : lostThousands(value, usual);
    },
    shared: mergeFinder(sharedFigures(binding.layout, merges, keyedColumns(binding))),
  };
}
