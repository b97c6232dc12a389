// The registers of a delivery's sheets → the periods and areas in which what is not named is none, and the zeros of NIHIL.
import type { Absence, AbsenceCell } from '../model/absence.js';
import type { Area, AreaLevel } from '../model/area.js';
import { coversAll, type DatasetEntry } from '../model/dataset.js';
import type { Issue } from '../model/issue.js';
import type { Observation } from '../model/observation.js';
import { type PeriodId, periodCode } from '../model/period.js';
import { contradicted, otherPeriod, unplaced, untold } from './absence-issues.js';
import { coveredPeriods } from './covered-periods.js';
import { fitPeriod, frequencyType, periodColumnTypes, periodTypeOf } from './period-sources.js';
import type { NihilSaid, Register } from './register.js';

export interface Absences {
  readonly absences: readonly Absence[];
  /** One for each variable that counts, of each NIHIL: its origin is that cell. */
  readonly zeros: readonly Observation[];
  readonly issues: readonly Issue[];
}

export interface AbsenceContext {
  readonly request: PeriodId | null;
  /** ISO day. */
  readonly today: string;
  readonly byCode: (code: string) => Area | undefined;
}

/** A sheet without a row counts for what its NIHIL says, or for nothing. */
export function absencesOf(
  dataset: DatasetEntry,
  registers: readonly Register[],
  context: AbsenceContext,
): Absences {
  const said = registers.flatMap((register) =>
    register.nihil.map((each) => placed(dataset, registers, register, each, context)),
  );
  const issues = said.flatMap(({ issue }) => (issue === undefined ? [] : [issue]));
  const nihil = said.filter(({ issue }) => issue === undefined);
  const own = unique(nihil.flatMap(({ absences }) => absences));
  const whole = coversAll(dataset)
    ? registers.flatMap((each) => covered(dataset, registers, each, nihil, context))
    : [];
  return {
    absences: unique([...own, ...whole]),
    zeros: own.flatMap((each) => zeros(dataset, each)),
    issues,
  };
}

interface Said {
  readonly register: Register;
  readonly absences: readonly Absence[];
  readonly issue?: Issue;
}

/** NIHIL beside records of the same area and period cannot be true. */
function placed(
  dataset: DatasetEntry,
  registers: readonly Register[],
  register: Register,
  { cell, area, periods }: NihilSaid,
  context: AbsenceContext,
): Said {
  const scope = area ?? register.scope;
  const of = periods.length > 0 ? periods : periodsMeant(dataset, registers, register, context);
  const held = (issue: Issue): Said => ({ register, absences: [], issue });
  if (of.length === 0) return held(untold(register, cell));
  const asked = notAsked(dataset, of, context.request);
  if (asked !== undefined) return held(otherPeriod(register, cell, periodCode(asked), of.map(periodCode)));
  const level = levelIn(register, scope, new Set());
  if (level === undefined || (area === null && !coversAll(dataset) && level !== scope.level))
    return held(unplaced(register, cell));
  const clash = of.find((period) => registers.some((each) => names(each, period, scope, context)));
  if (clash !== undefined) return held(contradicted(register, cell, periodCode(clash)));
  return { register, absences: of.map((period) => ({ period, area: scope.code, level, cell })) };
}

/** The period that was asked for, where NIHIL is said of others; a workbook with a sheet a period holds those too. */
function notAsked(
  dataset: DatasetEntry,
  of: readonly PeriodId[],
  request: PeriodId | null,
): PeriodId | undefined {
  if ([dataset.period.from].flat().includes('sheet') || request === null) return undefined;
  const asked = fitPeriod(request, periodTypeOf(dataset));
  return asked === undefined || of.includes(asked) ? undefined : asked;
}

/** What stands around the table; where rows would tell their own periods, all that the delivery covers. */
function periodsMeant(
  dataset: DatasetEntry,
  registers: readonly Register[],
  { around }: Register,
  { request, today }: AbsenceContext,
): readonly PeriodId[] {
  if (!tellsByRow(dataset)) return around === undefined ? [] : [around];
  const meant = around ?? request;
  const named = new Set(registers.flatMap((each) => [...each.named.keys()]));
  if (meant === null && named.size === 0) return [];
  return [...coveredPeriods(dataset, frequencyType(dataset), named, { request: meant, today })];
}

function names({ named }: Register, period: PeriodId, scope: Area, { byCode }: AbsenceContext): boolean {
  return [...(named.get(period)?.keys() ?? [])].some((code) => liesIn(code, scope, byCode));
}

function liesIn(code: string, scope: Area, byCode: AbsenceContext['byCode']): boolean {
  for (
    let area = byCode(code);
    area !== undefined;
    area = area.parent === null ? undefined : byCode(area.parent)
  )
    if (area.code === scope.code) return true;
  return false;
}

/** What the records of one sheet leave out: nothing is known of a period of which a row was returned. */
function covered(
  dataset: DatasetEntry,
  registers: readonly Register[],
  register: Register,
  nihil: readonly Said[],
  { request, today }: AbsenceContext,
): readonly Absence[] {
  if (register.rows === 0 && register.nihil.length === 0) return [];
  const byRow = tellsByRow(dataset);
  const shared = registers.filter((each) => byRow || each.scope.code === register.scope.code);
  const unsure = new Set(shared.flatMap((each) => [...each.returned]));
  if (unsure.has(null)) return [];
  const own = byRow ? shared : [register];
  const said = nihil.filter((each) => own.includes(each.register)).flatMap(({ absences }) => absences);
  const named = new Set([
    ...own.flatMap((each) => [...each.named.keys()]),
    ...said.map(({ period }) => period),
  ]);
  const periods = byRow ? coveredPeriods(dataset, frequencyType(dataset), named, { request, today }) : named;
  return [...periods].flatMap((period) => {
    const levels = new Set(shared.flatMap((each) => [...(each.named.get(period)?.values() ?? [])]));
    const level = levelIn(register, register.scope, levels);
    return unsure.has(period) || level === undefined
      ? []
      : [{ period, area: register.scope.code, level, cell: null }];
  });
}

const depth: readonly AreaLevel[] = ['country', 'province', 'city', 'kecamatan', 'kelurahan'];

/** By which level records are counted in an area: that of the rows; of a period without any, the finest. Undefined: by several. */
function levelIn({ levels }: Register, scope: Area, met: ReadonlySet<AreaLevel>): AreaLevel | undefined {
  if (met.size > 1) return undefined;
  const [only = [...levels, scope.level].sort((a, b) => depth.indexOf(b) - depth.indexOf(a))[0]] = met;
  return only;
}

function tellsByRow({ columns }: DatasetEntry): boolean {
  return columns.some(({ type }) => periodColumnTypes.includes(type));
}

function unique(absences: readonly Absence[]): readonly Absence[] {
  const byKey = new Map<string, Absence>();
  for (const each of absences) {
    const key = `${each.period} ${each.area} ${each.level}`;
    if (!byKey.has(key)) byKey.set(key, each);
  }
  return [...byKey.values()];
}

const adding: readonly string[] = ['count', 'sum', 'distinct'];

/** There is no mean, least or greatest of nothing. */
function zeros({ records }: DatasetEntry, { period, area, cell }: Absence): readonly Observation[] {
  if (cell === null) return [];
  const variables = records?.measures.filter(({ by }) => adding.includes(by)).map(({ variable }) => variable);
  return [...new Set(variables)].map((variable) => zero(variable, area, period, cell));
}

function zero(variable: string, area: string, period: PeriodId, cell: AbsenceCell): Observation {
  const { sheet, row, col, text } = cell;
  return {
    variable,
    area,
    period,
    breakdown: '',
    value: 0,
    flag: null,
    sheet,
    row,
    col,
    rawText: text,
    sourceRows: 1,
  };
}
