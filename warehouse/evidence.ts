// A finished stage → its figures and the accepted ones that they are held against, never more than a bounded number.
import type { Evidence, Figure, PlacedFigure } from '../model/figure.js';
import { type PeriodId, periodType, shiftPeriod } from '../model/period.js';
import { askedPeriods, type CommitScope } from './commit.js';
import { guarded } from './failure.js';
import type { Stage } from './stage.js';

/** Of a larger delivery the latest periods are looked at, of these the first variables that fit: what it costs has an end. */
export const mostExamined = 10_000;
const periodsBack = 5;

export interface EvidenceScope {
  /** Observations that stand in the stage. */
  readonly rows: number;
  /** Whether areas that the delivery does not name are of interest; else only its own are read. */
  readonly allAreas: boolean;
  /** What the delivery will stand for once it is accepted. */
  readonly replaced: CommitScope;
}

const delivered = `
  select v.code as variable, a.code as area, s.period_id as period, b.code as breakdown, s.value::float8 as value,
    s.sheet, s.row_no as row, s.col_no as col
  from stage s
  join ref.variable v on v.city_id = $1 and v.variable_id = s.variable_id
  join ref.area a on a.city_id = $1 and a.area_id = s.area_id
  join ref.breakdown b on b.city_id = $1 and b.breakdown_id = s.breakdown_id
  where s.period_id = any ($2)
  order by s.variable_id limit $3`;

/** By variable and period the facts are one stretch of the index: what else the warehouse holds is not read. */
const accepted = `
  select v.code as variable, a.code as area, o.period_id as period, b.code as breakdown, o.value::float8 as value
  from core.observation o
  join ref.variable v on v.city_id = $1 and v.variable_id = o.variable_id
  join ref.area a on a.city_id = $1 and a.area_id = o.area_id
  join ref.breakdown b on b.city_id = $1 and b.breakdown_id = o.breakdown_id
  where o.city_id = $1 and o.superseded_at is null and o.period_id = any ($3)
    and o.variable_id = any (array(select variable_id from ref.variable where city_id = $1 and code = any ($2)))
    and ($4 or o.area_id in (select area_id from stage))`;

const closedPeriods = `
  select p.period_id as period
  from (
    select unnest(core.stage_scope($1::smallint, $2, $3)) as period_id
    union
    select o.period_id from ref.dataset d join ref.period o on o.type = d.fact_type and o.start_date <= current_date
    where d.city_id = $1 and d.dataset_id = $2 and $4 = 'dataset' and o.period_id >= d.since_id
  ) p
  where $4 <> 'nothing' and p.period_id <> all ($5) and exists (
    select from core.observation o
    where o.city_id = $1 and o.superseded_at is null and o.period_id = p.period_id
      and o.variable_id = any (array(select variable_id from ref.variable where city_id = $1 and dataset_id = $2)))
  order by 1`;

/** The stage must be finished. */
export async function readEvidence(
  { client, cityId, periods }: Stage,
  { rows, allAreas, replaced }: EvidenceScope,
): Promise<Evidence> {
  const examined = latest(periods, rows);
  return guarded(async () => {
    const told = await client.query<PlacedFigure>(delivered, [cityId, examined, mostExamined + 1]);
    const figures = whole(told.rows);
    const variables = [...new Set(figures.map(({ variable }) => variable))];
    const held = [...examined.slice(0, 1), ...before(examined)];
    const known = await client.query<Figure>(accepted, [cityId, variables, held, allAreas]);
    const closed = await client.query<{ period: PeriodId }>(closedPeriods, [
      cityId,
      replaced.datasetId,
      askedPeriods(periods, replaced),
      replaced.replaces,
      [...periods],
    ]);
    return { delivered: figures, accepted: known.rows, closed: closed.rows.map(({ period }) => period) };
  });
}

/** As many periods as fit when each holds about the same; at least one. The latest comes first. */
function latest(periods: ReadonlySet<PeriodId>, rows: number): readonly PeriodId[] {
  const ordered = [...periods].sort((a, b) => b - a);
  if (rows <= mostExamined) return ordered;
  return ordered.slice(0, Math.max(1, Math.floor((ordered.length * mostExamined) / rows)));
}

/** Without the variable that was cut off: half a column tells nothing. */
function whole(figures: readonly PlacedFigure[]): readonly PlacedFigure[] {
  if (figures.length <= mostExamined) return figures;
  const cut = figures.at(-1)?.variable;
  return figures.filter(({ variable }) => variable !== cut);
}

/** The periods before the earliest that is examined, of each type. */
function before(examined: readonly PeriodId[]): readonly PeriodId[] {
  const first = new Map(examined.map((period) => [periodType(period), period]));
  return [...first.values()].flatMap((period) =>
    Array.from({ length: periodsBack }, (_, i) => shiftPeriod(period, -1 - i)),
  );
}
