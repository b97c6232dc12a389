// Turns a redirecting answer into the next address to ask, with nothing secret carried to another host.
import { SourceError } from '../../model/errors.js';
import type { Call } from './call.js';
import { holdsSecret, redact } from './redact.js';

const mostHops = 5;
const redirecting = new Set([301, 302, 303, 307, 308]);

export interface Hop {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Addresses asked so far, this one included. */
  readonly trail: readonly string[];
}

export function firstHop(call: Call): Hop {
  return { url: call.url, headers: call.headers, body: call.body, trail: [call.url] };
}

export function isRedirect(status: number, location: string | undefined): location is string {
  return redirecting.has(status) && location !== undefined && location !== '';
}

/** What a redirect may lead to beyond the usual, because the source says so. */
export interface Leave {
  readonly insecure: boolean;
  readonly isPrivate: (host: string) => Promise<boolean>;
}

/**
 * Throws SD_SOURCE_REDIRECT for a way from https to http, where anybody on it can read and change what comes, and for one
 * from a public address into the network of this machine, which others must not have us ask.
 */
export async function refuseUnsafe(
  from: Hop,
  to: Hop,
  leave: Leave,
  secrets: readonly string[],
): Promise<void> {
  if (leave.insecure) return;
  const [before, after] = [new URL(from.url), new URL(to.url)];
  if (before.protocol === 'https:' && after.protocol === 'http:')
    throw refusal(from, secrets, `leaves https for http at ${after.host}`, unsafe);
  if (before.host === after.host) return;
  if ((await leave.isPrivate(after.hostname)) && !(await leave.isPrivate(before.hostname)))
    throw refusal(from, secrets, `points from a public address to the private one ${after.host}`, unsafe);
}

const unsafe = 'Put the address it ends at into the source, or let it follow: unsafe_redirects: true';

/** Throws SD_SOURCE_REDIRECT: too many, in a circle, to something that is not HTTP, or with our key to another host. */
export function nextHop(hop: Hop, status: number, location: string, secrets: readonly string[]): Hop {
  const url = URL.canParse(location, hop.url) ? new URL(location, hop.url) : undefined;
  const refuse = (found: string) => refusal(hop, secrets, found);
  if (!url) throw refuse('points to something that is no address');
  if (!/^https?:$/.test(url.protocol)) throw refuse(`points to ${url.protocol} instead of http`);
  if (hop.trail.includes(url.href) && hop.body === undefined) throw refuse('goes round in a circle');
  if (hop.trail.length > mostHops) throw refuse(`is redirected more than ${mostHops} times`);
  const away = url.origin !== new URL(hop.url).origin;
  if (away && holdsSecret(location, secrets)) throw refuse(`would carry a secret to ${url.host}`);
  const keepsBody = status === 307 || status === 308;
  if (away && keepsBody && hop.body !== undefined && holdsSecret(JSON.stringify(hop.body), secrets))
    throw refuse(`would carry a secret to ${url.host}`);
  return {
    url: url.href,
    headers: away ? {} : hop.headers,
    body: keepsBody ? hop.body : undefined,
    trail: [...hop.trail, url.href],
  };
}

function refusal(hop: Hop, secrets: readonly string[], found: string, hint?: string): SourceError {
  const [first = ''] = hop.trail;
  const trail = hop.trail.map((url) => redact(url, secrets)).join(' → ');
  return new SourceError('SD_SOURCE_REDIRECT', `${redact(first, secrets)} ${found} (${trail}).`, {
    hint:
      hint ??
      'Open the address in a browser and put the one it ends at into the source; a login may stand in between',
  });
}
