// Sorted rows and a binding → typed rows, and an issue for everything that breaks the contract.
import type { Area } from '../model/area.js';
import type { Cell } from '../model/cell.js';
import { type ColumnOf, headingsOf, sectionHeading } from '../model/column.js';
import type { Merge } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { PeriodId } from '../model/period.js';
import { placeIn } from '../model/place.js';
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
import { nihilAmong, nihilReader } from './nihil.js';
import { periodColumnsOf } from './period-sources.js';
import { type Register, type RegisterKeeper, registerKeeper } from './register.js';
import { registerOf } from './register-of.js';
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
  /** Number of the sheet in its workbook, from 1; 1 when left out. */
  readonly sheet?: number;
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
  /** What the rows checked so far name; null where rows are no records. */
  register(): Register | null;
}

/** Throws ConfigError SD_CONFIG_RULE; whatever is wrong with the data is an issue. */
export function checker(binding: Binding, context: CheckContext): Checker {
  const log = issueLog(binding.layout);
  const measures = measuresOf(binding).map((column) => measureOf(binding, column, context, log.say));
  const totals = totalsOf(binding, measuresOf(binding), context.resolver.siblings);
  const area = areaOfTable(binding, context.resolver, context.city);
  const asked = deliveryIssues(binding, { ...context, area });
  const readers = rowReaders(binding, context, area);
  const keeper = binding.dataset.records === undefined ? null : registerKeeper();
  const read = rowCheck(binding, measures, readers, {
    log,
    totals,
    saw: asked.saw,
    keeper,
  });
  const totalled = binding.dataset.totals.check ? totalReader(measures, totals, log) : () => undefined;
  const heard = sectionReader(binding, context, keeper);
  const onAside = (row: AsideRow): void => {
    totalled(row);
    readers.variable.pass(row);
    heard(row);
  };
  return {
    check(sorted) {
      const rows: TypedRow[] = [];
      const aside: AsideRow[] = [];
      let returned = 0;
      inOrder(sorted, onAside, (row) => {
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
    register: () => (keeper === null ? null : registerOf(binding, context, area, keeper)),
  };
}

/** NIHIL alone above rows looks like the heading of a section; where no column is made of these it speaks of the table. */
function sectionReader(
  { dataset, layout, columns }: Binding,
  { sheet = 1 }: CheckContext,
  keeper: RegisterKeeper | null,
): (row: AsideRow) => void {
  const sectioned = columns.some(({ spec }) => headingsOf(spec).includes(sectionHeading));
  if (keeper === null || sectioned) return () => undefined;
  return (row) => {
    const found = row.reason === 'section' ? nihilAmong([row], dataset) : undefined;
    if (found === undefined) return;
    const { row: at, col } = placeIn(layout, found.row, found.col);
    keeper.nihil({ cell: { sheet, row: at ?? found.row, col, text: found.text }, area: null, periods: [] });
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
    nihil: nihilReader(binding),
    sheet: context.sheet ?? 1,
  };
}
