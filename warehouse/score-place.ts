// The codes a question names (framework, area, period) → keys, or an error that lists what there is.
import type { Knex } from 'knex';
import { ConfigError, WarehouseError } from '../model/errors.js';
import { type PeriodId, periodCode } from '../model/period.js';
import { lastMicrosecond } from './last-moment.js';
import type { ScoredFramework, ScoreQuery } from './score-tree.js';

export interface FrameworkRow extends ScoredFramework {
  readonly framework_id: number;
}

export interface AreaRow {
  readonly area_id: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

/** Raises ConfigError SD_SCORE_FRAMEWORK. */
export async function findFramework(trx: Knex, cityId: number, code: string): Promise<FrameworkRow> {
  const { rows } = await trx.raw('select * from ref.framework where city_id = ? and retired_at is null', [
    cityId,
  ]);
  const frameworks: readonly FrameworkRow[] = rows;
  const found = frameworks.find((each) => each.code === code);
  if (found !== undefined) return found;
  throw new ConfigError('SD_SCORE_FRAMEWORK', `There is no framework "${code}".`, {
    hint: `Ask for one of: ${list(frameworks.map((each) => each.code))}.`,
  });
}

/** Raises ConfigError SD_SCORE_AREA. */
export async function findArea(trx: Knex, cityId: number, code: string): Promise<AreaRow> {
  const { rows } = await trx.raw(
    'select area_id, code, name, level from ref.area where city_id = ? and code = ?',
    [cityId, code],
  );
  if (rows[0] !== undefined) return rows[0];
  throw new ConfigError('SD_SCORE_AREA', `There is no area with the Kemendagri code "${code}".`, {
    hint: 'Use the code as areas.csv has it, e.g. "36.72" or "36.72.01.1001".',
  });
}

/** The period asked for, else the latest of best coverage. Raises WarehouseError SD_SCORE_NONE where there is no score. */
export async function findPeriod(
  trx: Knex,
  cityId: number,
  place: { readonly framework: FrameworkRow; readonly area: AreaRow },
  query: Pick<ScoreQuery, 'period' | 'asOf'>,
): Promise<PeriodId> {
  if (query.period !== undefined) return query.period;
  const { framework, area } = place;
  const { rows } = await trx.raw('select mart.best_period(?::smallint, ?, ?, ?) as period', [
    cityId,
    framework.framework_id,
    area.area_id,
    lastMicrosecond(query.asOf),
  ]);
  const period: PeriodId | null = rows[0].period;
  if (period !== null) return period;
  const when = query.asOf === undefined ? '' : ` as of ${query.asOf.toISOString()}`;
  throw new WarehouseError('SD_SCORE_NONE', `${area.name} has no score of "${framework.code}"${when}.`, {
    hint: 'Run "satudata run" to take in what is due; "satudata status" says what is missing.',
  });
}

/** What is told of a framework beside every score. */
export function scoredFramework({
  code,
  title,
  edition,
  label,
  source,
  decimals,
}: FrameworkRow): ScoredFramework {
  return { code, title, edition, label, source, decimals };
}

export function describePeriod(id: PeriodId) {
  return { id, code: periodCode(id) };
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '(none is loaded: run "satudata migrate")' : [...names].sort().join(', ');
}
