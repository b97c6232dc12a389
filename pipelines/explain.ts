// From a score or an indicator down to file, sheet, cell and the text as typed.
import type { PeriodId } from '../model/period.js';
import { explain as ask } from '../warehouse/explain.js';
import type { Explanation } from '../warehouse/explanation.js';
import { type LocalTime, momentOf } from './local-time.js';
import { areaCode } from './score.js';
import type { Session } from './session.js';

export type {
  ExplainedFact,
  ExplainedIndicator,
  ExplainedNode,
  ExplainedTerm,
  Explanation,
} from '../warehouse/explanation.js';

export interface ExplainRequest {
  /** Needed only where a node of that name stands in several frameworks; the city's own framework is tried first. */
  readonly framework?: string | undefined;
  /** Kemendagri code or name; the city when left out. */
  readonly area?: string | undefined;
  readonly period?: PeriodId | undefined;
  /** What was known then; the present when left out. */
  readonly asOf?: Date | LocalTime | undefined;
  /** Most facts told for each term. */
  readonly facts?: number | undefined;
}

/** `target` is the code of a node or an indicator. Raises the errors of the warehouse's `explain`. */
export function explain(
  { warehouse, configuration }: Session,
  target: string,
  request: ExplainRequest,
): Promise<Explanation> {
  const { city, areas } = configuration;
  return ask(warehouse, target, {
    ...request,
    asOf: request.asOf && momentOf(request.asOf, city.timezone),
    city: city.area,
    framework: request.framework ?? ownFramework(configuration, target),
    area: areaCode(areas, request.area),
  });
}

function ownFramework({ city, frameworks }: Session['configuration'], target: string): string | undefined {
  const own = frameworks.find((framework) => framework.code === city.framework);
  return own !== undefined && JSON.stringify(own.root).includes(`"code":"${target}"`) ? own.code : undefined;
}
