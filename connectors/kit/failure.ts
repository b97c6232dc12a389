// Turns what went wrong with a source (a status, a network error) into a SourceError that says who must do what.
import { SourceError } from '../../model/errors.js';

/** `where` is an address that may be shown; `said` what the source itself gave as the reason, or "". */
export function statusFailure(status: number, said: string, where: string): SourceError {
  const answer = `${where} answered ${status}${said === '' ? '' : `: “${said}”`}.`;
  if (status === 401 || status === 403 || status === 407)
    return new SourceError('SD_SOURCE_DENIED', answer, {
      hint: 'Check the key or password that the source names as ${NAME}, and whether it may read this',
    });
  if (status === 404 || status === 410)
    return new SourceError('SD_SOURCE_NOT_FOUND', answer, {
      hint: 'Open the address in a browser; ask the OPD where the data moved to',
    });
  if (status === 408 || status === 425 || status === 429)
    return new SourceError('SD_SOURCE_BUSY', answer, {
      hint: 'Wait, or lower per_second of the source',
      retryable: true,
    });
  if (status >= 500)
    return new SourceError('SD_SOURCE_DOWN', answer, {
      hint: 'Wait; if it lasts, tell the OPD that its server fails',
      retryable: true,
    });
  return new SourceError('SD_SOURCE_REFUSED', answer, {
    hint: 'Check the address, parameters and body of the source',
  });
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME/;
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
]);

/** A connection that failed, or an answer that broke off. The error itself is left behind: it holds the request. */
export function networkFailure(error: unknown, where: string): SourceError {
  const code = codeOf(error);
  if (certificate.test(code))
    return new SourceError('SD_SOURCE_CERTIFICATE', `The certificate of ${where} is not trusted (${code}).`, {
      hint: 'Ask the OPD to renew it or to send its chain; for an authority of your own set NODE_EXTRA_CA_CERTS',
    });
  if (unreachable.has(code))
    return new SourceError('SD_SOURCE_UNREACHABLE', `${where} cannot be reached (${code}).`, {
      hint: 'Check the address and the network of this machine; wait if the server is down',
      // A name that does not exist will not exist in a second either.
      retryable: code !== 'ENOTFOUND',
    });
  if (code === 'ETIMEDOUT') return timeout(where, 'the connection was not accepted');
  return broken(where, code === '' ? 'unknown reason' : code);
}

/** Silence: the source may speak again at the next attempt. */
export function timeout(where: string, found: string): SourceError {
  return new SourceError('SD_SOURCE_TIMEOUT', `${where} is too slow: ${found}.`, {
    hint: 'Wait, or raise timeout_seconds of the source',
    retryable: true,
  });
}

/** An answer that trickles on and on: asking again would take as long again. */
export function tooLong(where: string, found: string): SourceError {
  return new SourceError('SD_SOURCE_TOO_LONG', `${where} takes too long: ${found}.`, {
    hint: 'Raise total_seconds of the source, or ask for less at a time',
  });
}

export function broken(where: string, found: string): SourceError {
  return new SourceError(
    'SD_SOURCE_BROKEN',
    `The answer of ${where} broke off or cannot be unpacked (${found}).`,
    {
      hint: 'Wait and fetch again; if it lasts, tell the OPD that its downloads end early',
      // An answer packed wrongly (zlib: Z_DATA_ERROR) or not HTTP at all (HPE_…) comes out wrong again.
      retryable: !/^(Z_DATA|HPE_|ERR_INVALID|encoding)/.test(found),
    },
  );
}

export function tooLarge(where: string, found: string, megabytes: number): SourceError {
  return new SourceError(
    'SD_SOURCE_TOO_LARGE',
    `${where} gives ${found}, more than the ${megabytes} MB allowed.`,
    {
      hint: 'Raise max_megabytes of the source if that much is right; otherwise ask for less at a time',
    },
  );
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : '';
}
