// A source → whether anybody answers there, without taking anything in.
import type { IncomingMessage } from 'node:http';
import { isAbsolute, resolve } from 'node:path';
import axios, { type AxiosResponse } from 'axios';
import { SatuDataError } from '../../model/errors.js';
import type { PeriodId } from '../../model/period.js';
import type { Ports } from '../../model/ports.js';
import type { Source } from '../../model/source.js';
import { networkFailure, statusFailure, timeout } from './failure.js';
import { searchFolder, splitPath } from './folder.js';
import { isLoopback } from './loopback.js';
import { redact, secretsIn } from './redact.js';
import { environmentValues, expandEnvironment, expandHeaders, expandUrl } from './template.js';

export interface Probe {
  /** The folder, or the address with its secrets taken out. */
  readonly where: string;
  /** What was found there: "3 files fit", "answered 200". */
  readonly found: string;
  /** What the source takes the time to be. */
  readonly date: Date | null;
  /** The address answers, but not with what was asked for: the period may not be published yet. */
  readonly missing: boolean;
}

export interface ProbeRequest {
  /** Of the configuration. */
  readonly directory: string;
  /** Stands for {period} in the templates. */
  readonly period: PeriodId;
}

const patienceMs = 10_000;

/** Throws the SourceErrors and ConfigErrors of the connectors. */
export async function probe(source: Source, request: ProbeRequest, ports: Ports): Promise<Probe> {
  return source.connector === 'file'
    ? probeFolder(source, request, ports)
    : probeAddress(targetOf(source, request, ports), ports);
}

async function probeFolder(
  source: Extract<Source, { connector: 'file' }>,
  { directory }: ProbeRequest,
  { env }: Ports,
): Promise<Probe> {
  const folder = splitPath(expandEnvironment(source.folder, env));
  const where = isAbsolute(folder.fixed) ? folder.fixed : resolve(directory, folder.fixed);
  const pattern = expandEnvironment(source.pattern, env).split('/');
  const { files } = await searchFolder(where, [...folder.parts, ...pattern]);
  return { where, found: `${files.length} files fit`, date: null, missing: files.length === 0 };
}

interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** False where only the server is asked whether it is there: its refusals mean nothing then. */
  readonly whole: boolean;
}

function targetOf(
  source: Exclude<Source, { connector: 'file' }>,
  { period }: ProbeRequest,
  { env }: Ports,
): Target {
  const secrets = secretsIn(environmentValues(source, env));
  const fill = { env, period };
  const headers = 'headers' in source ? expandHeaders(source.headers, fill) : {};
  if (source.connector === 'bps')
    return { url: expandUrl(source.base, fill), headers, secrets, whole: false };
  if (source.connector === 'ckan')
    return { url: expandUrl(source.portal, fill), headers, secrets, whole: false };
  const url = new URL(expandUrl(source.url, fill));
  if (source.connector === 'http') return { url: url.href, headers, secrets, whole: true };
  for (const [name, value] of Object.entries(expandHeaders(source.query, fill)))
    url.searchParams.append(name, value);
  return { url: url.href, headers, secrets, whole: source.method === 'GET' };
}

async function probeAddress(target: Target, ports: Ports): Promise<Probe> {
  const where = redact(target.url, target.secrets);
  const { status, headers } = await answerOf(target, where, ports);
  const date = Date.parse(String(headers.date ?? ''));
  const probed = { where, found: `answered ${status}`, date: Number.isNaN(date) ? null : new Date(date) };
  const missing = target.whole && (status === 404 || status === 410);
  const refused = status >= 500 || (target.whole && status >= 400 && !missing);
  if (refused) throw statusFailure(status, '', where);
  return { ...probed, missing };
}

/** Not every server knows HEAD: one that refuses it is asked with GET, and its answer left unread. */
async function answerOf(target: Target, where: string, ports: Ports): Promise<AxiosResponse<unknown>> {
  const limit = AbortSignal.timeout(patienceMs);
  try {
    const head = await send('HEAD', target, AbortSignal.any([ports.signal, limit]));
    if (head.status < 400) return head;
    return await send('GET', target, AbortSignal.any([ports.signal, limit]));
  } catch (error) {
    ports.signal.throwIfAborted();
    if (limit.aborted) throw timeout(where, `it did not answer within ${patienceMs / 1000} s`);
    throw error instanceof SatuDataError ? error : networkFailure(error, where);
  }
}

async function send(method: 'HEAD' | 'GET', { url, headers }: Target, signal: AbortSignal) {
  const response = await axios.request<IncomingMessage>({
    adapter: 'http',
    method,
    url,
    headers: { Accept: '*/*', ...headers },
    responseType: 'stream',
    // A redirect is an answer, and to follow it could carry a key to another host.
    maxRedirects: 0,
    validateStatus: () => true,
    signal,
    ...(isLoopback(new URL(url).hostname) ? { proxy: false } : {}),
  });
  response.data.destroy();
  return response;
}
