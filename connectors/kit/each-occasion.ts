// Turns the occasions to ask a source into their arrivals; what fails for one period does not keep back the others.
import type { Fetched } from '../../model/delivery.js';
import { SourceError } from '../../model/errors.js';
import { type PeriodId, periodCode } from '../../model/period.js';
import type { ConnectorPorts } from './connector.js';

/**
 * A source that is down, slow or busy is not asked on. Anything else is told when every period was asked; a period that
 * is not there (404) is no failure while others are: it was not published yet.
 */
export async function* eachOccasion(
  occasions: readonly (PeriodId | null)[],
  ports: ConnectorPorts,
  fetch: (period: PeriodId | null) => AsyncIterable<Fetched>,
): AsyncGenerator<Fetched> {
  const failures: SourceError[] = [];
  for (const period of occasions) {
    try {
      yield* fetch(period);
    } catch (error) {
      if (!(error instanceof SourceError) || error.retryable || period === null) throw error;
      ports.log.warn(`${periodCode(period)}: ${error.message}`, { code: error.code });
      failures.push(error);
    }
  }
  const isNews = ({ code }: SourceError) =>
    code !== 'SD_SOURCE_NOT_FOUND' || failures.length === occasions.length;
  const first = failures.find(isNews);
  if (first) throw first;
}
