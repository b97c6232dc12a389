// Turns one call into one answer whose whole body is at hand, or into a SourceError; asks once, follows redirects.
import type { IncomingMessage } from 'node:http';
import axios, { type AxiosResponse } from 'axios';
import { SatuDataError } from '../../model/errors.js';
import type { Answer, Call } from './call.js';
import type { ConnectorPorts } from './connector.js';
import { networkFailure, statusFailure, tooLarge } from './failure.js';
import { isLoopback } from './loopback.js';
import { pageFailure } from './page.js';
import { isPrivateHost } from './private-host.js';
import { redact } from './redact.js';
import { firstHop, type Hop, isRedirect, nextHop, refuseUnsafe } from './redirect.js';
import { retryAfter, type Waiting } from './retry-after.js';
import { whatItSays } from './saying.js';
import { openSpool, type Spool } from './spool.js';
import { type Stopwatch, startStopwatch } from './stopwatch.js';
import { unpack } from './unpack.js';

type Response = AxiosResponse<IncomingMessage>;

const agent = 'Mozilla/5.0 (compatible; satudata)';
const excerptBytes = 262_144;
const megabyte = 1_048_576;

/** Throws SourceError (SD_SOURCE_…), one with a wait attached where the source asked for one. */
export async function exchange(call: Call, ports: ConnectorPorts, waiting: Waiting): Promise<Answer> {
  const where = redact(call.url, call.secrets);
  const watch = startStopwatch(call.limits, ports.signal, where);
  try {
    const { response, url } = await follow(call, watch);
    waiting.milliseconds = retryAfter(headersOf(response)['retry-after'], ports.clock());
    return await receive(call, response, url, watch, ports);
  } catch (error) {
    if (watch.signal.aborted) throw watch.signal.reason;
    throw error instanceof SatuDataError ? error : networkFailure(error, where);
  } finally {
    watch.stop();
  }
}

async function follow(call: Call, watch: Stopwatch): Promise<{ response: Response; url: string }> {
  for (let hop = firstHop(call); ; ) {
    const response = await send(hop, call, watch);
    const location = headersOf(response).location;
    if (!isRedirect(response.status, location)) return { response, url: hop.url };
    response.data.destroy();
    const next = nextHop(hop, response.status, location, call.secrets);
    await refuseUnsafe(
      hop,
      next,
      { insecure: call.limits.unsafe_redirects, isPrivate: isPrivateHost },
      call.secrets,
    );
    hop = next;
  }
}

async function send(hop: Hop, call: Call, watch: Stopwatch): Promise<Response> {
  const response = await axios.request<IncomingMessage>({
    adapter: 'http',
    url: hop.url,
    method: hop.body === undefined ? 'GET' : 'POST',
    headers: { ...standing(hop.body), ...conditions(call), ...hop.headers },
    data: hop.body === undefined ? undefined : JSON.stringify(hop.body),
    responseType: 'stream',
    decompress: false,
    maxRedirects: 0,
    // A proxy of the environment leads out of the machine, never back into it.
    ...(isLoopback(new URL(hop.url).hostname) ? { proxy: false } : {}),
    validateStatus: () => true,
    signal: watch.signal,
  });
  watch.alive();
  return response;
}

function standing(body: unknown): Record<string, string> {
  const always = { 'User-Agent': agent, Accept: '*/*', 'Accept-Encoding': 'gzip, br' };
  return body === undefined ? always : { ...always, 'Content-Type': 'application/json' };
}

function conditions({ validators }: Call): Record<string, string> {
  return {
    ...(validators?.etag ? { 'If-None-Match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'If-Modified-Since': validators.lastModified } : {}),
  };
}

async function receive(
  call: Call,
  response: Response,
  url: string,
  watch: Stopwatch,
  ports: ConnectorPorts,
): Promise<Answer> {
  const headers = headersOf(response);
  if (response.status === 304 && call.validators) {
    response.data.destroy();
    return { url, headers, spool: null };
  }
  if (response.status < 200 || response.status > 299) throw await refusalOf(call, response, watch);
  refuseDeclared(call, response);
  return {
    url,
    headers,
    spool: await download(call, response, watch, ports),
  };
}

function refuseDeclared(call: Call, response: Response): void {
  const declared = Number(headersOf(response)['content-length'] ?? 0);
  if (declared <= call.limits.max_megabytes * megabyte) return;
  response.data.destroy();
  throw sizeFailure(call, `${Math.ceil(declared / megabyte)} MB`);
}

function sizeFailure(call: Call, found: string) {
  return tooLarge(redact(call.url, call.secrets), found, call.limits.max_megabytes);
}

async function download(
  call: Call,
  response: Response,
  watch: Stopwatch,
  ports: ConnectorPorts,
): Promise<Spool> {
  const spool = await openSpool({
    scratch: ports.scratch,
    limit: call.limits.max_megabytes * megabyte,
    tooLarge: () => sizeFailure(call, 'an answer without end'),
  });
  try {
    await unpack(response.data, headersOf(response)['content-encoding'], watch, (bytes) =>
      spool.write(bytes),
    );
    return spool;
  } catch (error) {
    await spool.close();
    throw error;
  }
}

/** The error of a status other than 2xx, with what its body says about the reason. */
async function refusalOf(call: Call, response: Response, watch: Stopwatch): Promise<Error> {
  const where = redact(call.url, call.secrets);
  const body = await excerpt(response, watch);
  const page = pageFailure(body, where, response.status);
  if (page?.challenge) return page.error;
  return statusFailure(response.status, redact(whatItSays(body), call.secrets), where);
}

/** As much of the body as came, even when it breaks off. */
async function excerpt(response: Response, watch: Stopwatch): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const take = async (bytes: Uint8Array) => {
    parts.push(bytes);
    size += bytes.length;
    if (size >= excerptBytes) throw new Error('enough is known');
  };
  await unpack(response.data, headersOf(response)['content-encoding'], watch, take).catch(() => undefined);
  return Buffer.concat(parts);
}

function headersOf(response: Response): Readonly<Record<string, string>> {
  const pairs = Object.entries(response.headers).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name.toLowerCase(), String(value)] as const],
  );
  return Object.fromEntries(pairs);
}
