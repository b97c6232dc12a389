// Turns a call into the arrival of the file at its address, or into the word that nothing is new.
import type { Fetched } from '../../model/delivery.js';
import type { PeriodId } from '../../model/period.js';
import { arrive, unchanged } from './arrival.js';
import type { Answer, Call } from './call.js';
import type { ConnectorPorts, FetchRequest } from './connector.js';
import { downloadName } from './file-name.js';
import { pageWithoutTable } from './page.js';
import { redact } from './redact.js';
import { request } from './request.js';

const headBytes = 262_144;

/** Throws SourceError; SD_SOURCE_HTML for a page that holds no table. */
export async function* download(
  call: Call,
  period: PeriodId | null,
  asked: FetchRequest,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  const location = redact(call.url, call.secrets);
  const known = { ...call, validators: asked.validators(location) };
  const answer = await request(known, ports, (received) => refusePage(received, location));
  const fileName = downloadName(answer, call.secrets);
  const arrival = { location, fileName, period, ...validatorsOf(answer, known) };
  if (answer.spool) yield* arrive(arrival, answer.spool);
  else yield unchanged(arrival);
}

/** What a later call can be conditional on. A "not modified" may leave out the validators it was given: they still hold. */
export function validatorsOf({ headers, spool }: Answer, { validators }: Call) {
  const given = spool ? undefined : validators;
  return {
    etag: headers.etag ?? given?.etag ?? null,
    lastModified: headers['last-modified'] ?? given?.lastModified ?? null,
  };
}

async function refusePage(answer: Answer, where: string): Promise<Answer> {
  const { spool } = answer;
  if (!spool) return answer;
  const page = pageWithoutTable(await spool.head(headBytes), where);
  // A page longer than what was looked at may hold its table further down.
  if (page && (page.challenge || spool.size() <= headBytes)) throw page.error;
  return answer;
}
