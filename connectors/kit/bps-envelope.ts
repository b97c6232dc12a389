// Opens the envelope around every answer of the BPS WebAPI, which tells of errors with a status of 200.
import { SourceError } from '../../model/errors.js';
import { redact } from './redact.js';
import { messageIn } from './saying.js';

export type Envelope = Readonly<Record<string, unknown>>;

/** null when BPS says that it has nothing. Throws SD_SOURCE_API_ERROR, SD_SOURCE_SHAPE. */
export function openEnvelope(answer: unknown, where: string, secrets: readonly string[]): Envelope | null {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw shapeFailure(where, `is ${answer === null ? 'null' : JSON.stringify(answer).slice(0, 60)}`);
  const envelope: Envelope = { ...answer };
  const failed = failureIn(envelope, 0);
  if (failed) throw apiFailure(where, redact(messageIn(failed) ?? 'no reason given', secrets));
  if (envelope.status !== 'OK')
    throw shapeFailure(where, `has these keys: ${Object.keys(envelope).join(', ')}`);
  return /not-available$/.test(String(envelope['data-availability'])) ? null : envelope;
}

/** The part that says that the question failed, outside or nested in `data`. Cells are no envelope: only the top is looked at. */
function failureIn(part: unknown, depth: number): object | undefined {
  if (typeof part !== 'object' || part === null || depth > 2) return undefined;
  const { status, condition, data }: Envelope = { ...part };
  const isFailure =
    (typeof status === 'string' && /^error$/i.test(status)) ||
    (typeof status === 'number' && status >= 400) ||
    (typeof condition === 'string' && /^error$/i.test(condition));
  if (isFailure) return part;
  const inner = Array.isArray(part) ? part.slice(0, 2) : [data];
  for (const each of inner) {
    const found = failureIn(each, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function apiFailure(where: string, said: string): SourceError {
  return new SourceError('SD_SOURCE_API_ERROR', `${where} answers with an error: “${said}”.`, {
    hint: 'Check the key, the domain and the id of the source on webapi.bps.go.id',
  });
}

export function shapeFailure(where: string, found: string): SourceError {
  return new SourceError(
    'SD_SOURCE_SHAPE',
    `The answer of ${where} is not one of the BPS WebAPI: it ${found}.`,
    {
      hint: 'Check base and model of the source; if they are right, the API has changed',
      retryable: true,
    },
  );
}
