// Scores of the city by its frameworks, now or as they were known on a date.
import type { PeriodId } from '../model/period.js';
import { readFrameworks, readScores, type Scores } from '../warehouse/read-score.js';
import { type LocalTime, momentOf } from './local-time.js';
import type { Session } from './session.js';

export type { Scores } from '../warehouse/read-score.js';
export type { ScoreNode } from '../warehouse/score-tree.js';

export interface ScoreRequest {
  /** The first by code when left out. */
  readonly framework?: string | undefined;
  /** Kemendagri code or name; the city when left out. */
  readonly area?: string | undefined;
  readonly period?: PeriodId | undefined;
  /** What was known then; the present when left out. */
  readonly asOf?: Date | LocalTime | undefined;
}

/** Raises the errors of `readScores`. */
export async function score({ warehouse, configuration }: Session, request: ScoreRequest): Promise<Scores> {
  const city = configuration.city.area;
  const framework =
    request.framework ??
    configuration.city.framework ??
    (await readFrameworks(warehouse, city))[0]?.code ??
    '';
  return readScores(warehouse, {
    ...request,
    asOf: request.asOf && momentOf(request.asOf, configuration.city.timezone),
    city,
    framework,
    area: areaCode(configuration.areas, request.area),
  });
}

/** An area by its Kemendagri code, or by a name that only one area has; what fits none is passed on to be refused. */
export function areaCode(
  areas: Session['configuration']['areas'],
  asked: string | undefined,
): string | undefined {
  if (asked === undefined) return undefined;
  const named = areas.filter(
    (area) => area.code === asked || area.name.toLowerCase() === asked.toLowerCase(),
  );
  return named.length === 1 ? named[0]?.code : asked;
}
