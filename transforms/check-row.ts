// One data row and the readers of its columns → a typed row, a row that is none, or nothing where it has an error.
import type { Area, AreaLevel } from '../model/area.js';
import { type Cell, isBlank } from '../model/cell.js';
import type { GridRow, Merge } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { Flag } from '../model/observation.js';
import type { PeriodId } from '../model/period.js';
import type { AsideRow } from '../model/table.js';
import type { Binding, BoundColumn } from './binding.js';
import type { Finding } from './finding.js';
import type { IssueLog } from './issue-log.js';
import type { Measure, Say } from './measure.js';
import { mergedFinding } from './merged-figures.js';
import type { nihilReader } from './nihil.js';
import { nihilRow } from './nihil-row.js';
import type { RegisterKeeper } from './register.js';
import { levelOfRows, type ReadRowArea } from './row-area.js';
import type { RowChoices } from './row-choice.js';
import type { LifeCheck } from './row-life.js';
import type { RowPeriods } from './row-period.js';
import type { ReadRowUnit } from './row-unit.js';
import type { ReadVariable } from './row-variable.js';
import type { RuleCheck } from './rules.js';
import { bucketOf, type Totals } from './totals.js';
import { columnsOf, type TypedRow } from './typed-row.js';

export interface RowReaders {
  readonly area: ReadRowArea;
  readonly life: LifeCheck;
  /** The last days of periods, where it matters which areas were there. */
  readonly days: (periods: readonly PeriodId[]) => readonly string[];
  readonly period: (row: GridRow) => RowPeriods;
  readonly choice: (row: GridRow) => RowChoices;
  readonly variable: ReadVariable;
  readonly unit: ReadRowUnit;
  readonly text: (cells: readonly Cell[], say: Say) => void;
  readonly rules: RuleCheck;
  /** What stands under no heading. */
  readonly extra: (row: GridRow) => Issue | undefined;
  /** What a figure that lost its thousands is held for. */
  readonly lost: (measure: Measure, value: number) => Finding | undefined;
  /** The merged range that gives a cell's figure to other rows too. */
  readonly shared: (row: number, col: number) => Merge | undefined;
  readonly nihil: ReturnType<typeof nihilReader>;
  /** Number of the sheet in its workbook. */
  readonly sheet: number;
}

interface Witnesses {
  readonly log: IssueLog;
  readonly totals: Totals;
  readonly saw: (periods: readonly PeriodId[]) => void;
  /** Of records: who notes which areas and periods are named. */
  readonly keeper: RegisterKeeper | null;
}

export type RowCheck = (row: GridRow) => TypedRow | AsideRow | undefined;

/** Every reader runs on every row, so that all that is wrong with it is told at once. */
export function rowCheck(
  binding: Binding,
  measures: readonly Measure[],
  readers: RowReaders,
  { log, totals, saw, keeper }: Witnesses,
): RowCheck {
  const figuresOf = figureReader(measures, totals, log, heldBy(binding, readers.shared, log), readers.lost);
  const usual = levelOfRows(columnsOf(binding, 'area'));
  const summable = binding.dataset.totals.check && columnsOf(binding, 'variable').length === 0;
  /** A wrong name is no reason to leave its figures out of the total; without a level no total can be judged. */
  const sumUp = (
    level: AreaLevel | null,
    whole: boolean,
    values: readonly number[],
    row: number,
    area: Area | null,
  ) => {
    if (level === null) for (const i of measures.keys()) totals.spoil(i);
    else totals.add(bucketOf(level, whole), values, row, area);
  };
  const readNihil = nihilRow(binding, readers, log, keeper);
  return (row) => {
    const { row: number, cells } = row;
    const nihil = readers.nihil(row);
    if (nihil !== undefined) return readNihil(row, nihil);
    const period = readers.period(row);
    const { area, total, findings } = readers.area(row, readers.days(period.periods));
    if (total) return { row: number, reason: 'total', cells };
    const { variable, skip, heading, findings: unnamed } = readers.variable(row);
    if (heading) return { row: number, reason: 'section', cells };
    if (skip) return { row: number, reason: 'unasked', cells };
    log.begin(number);
    const extra = readers.extra(row);
    if (extra !== undefined) log.fail(extra);
    const choice = readers.choice(row);
    log.tell(findings);
    log.tell(unnamed);
    log.tell(period.findings);
    log.tell(choice.findings);
    const unit = readers.unit(row, variable);
    log.tell(unit.findings);
    readers.text(cells, log.say);
    const { values, flags } = figuresOf(cells, number);
    if (unit.factors !== null) scale(values, unit.factors, totals);
    if (findings.length === 0) readers.life(area, { periods: period.periods, values, cells }, log.say);
    for (const { column, finding } of readers.rules(values))
      log.say(column, cells[column.col - 1] ?? null, finding);
    if (summable)
      sumUp(findings.length > 0 ? usual : (area?.level ?? 'country'), choice.total, values, number, area);
    if (log.failed() || area === null || period.periods.length === 0) {
      keeper?.returned(period.periods);
      return undefined;
    }
    saw(period.periods);
    const { periods } = period;
    keeper?.record(area, periods);
    const { breakdown, codes: choices } = choice;
    return { row: number, area: area.code, periods, breakdown, choices, values, flags, variable, cells };
  };
}

/** What was multiplied is no longer what the sheet's own totals sum. */
function scale(values: number[], factors: readonly number[], totals: Totals): void {
  for (const [i, factor] of factors.entries()) {
    if (factor === 1) continue;
    values[i] = Number(((values[i] ?? Number.NaN) * factor).toPrecision(15));
    totals.spoil(i);
  }
}

/** True for a figure that is said of several rows together; the first of its cells is told. */
function heldBy(
  { layout }: Binding,
  shared: RowReaders['shared'],
  log: IssueLog,
): (row: number, column: BoundColumn, cell: Cell) => boolean {
  return (row, column, cell) => {
    const merge = shared(row, column.col);
    if (merge === undefined) return false;
    const isFirst = row === merge.top && !isBlank(cell);
    if (isFirst) log.say(column, cell, mergedFinding(layout, merge));
    return isFirst || row > merge.top || column.col > merge.left;
  };
}

interface Figures {
  readonly values: number[];
  readonly flags: TypedRow['flags'];
}

function figureReader(
  measures: readonly Measure[],
  totals: Totals,
  log: IssueLog,
  isHeld: (row: number, col: BoundColumn, cell: Cell) => boolean,
  lostIn: (measure: Measure, value: number) => Finding | undefined,
): (cells: readonly Cell[], row: number) => Figures {
  return (cells, row) => {
    const values = new Array<number>(measures.length);
    let flags: (Flag | null)[] | null = null;
    for (let i = 0; i < measures.length; i++) {
      const measure = measures[i];
      if (measure === undefined) continue;
      const told = log.told();
      const cell = cells[measure.column.col - 1] ?? null;
      if (isHeld(row, measure.column, cell)) {
        values[i] = Number.NaN;
        totals.spoil(i);
        continue;
      }
      values[i] = measure.read(cell);
      const lost = lostIn(measure, values[i] ?? Number.NaN);
      if (lost !== undefined) {
        log.say(measure.column, cell, lost);
        values[i] = Number.NaN;
      }
      if (log.told() > told) (isBlank(cell) ? totals.lack : totals.spoil)(i);
      if (measure.flag === null) continue;
      flags ??= measures.map(() => null);
      flags[i] = measure.flag;
    }
    return { values, flags };
  };
}
