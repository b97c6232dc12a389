// A real HTTP server on the loopback that plays a source, and a reader that takes in everything a connector yields.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ConnectorPorts, FetchRequest } from '../../connectors/kit/connector.js';
import { fetchSource } from '../../connectors/registry.js';
import { parsePeriodCode } from '../../model/period.js';
import { Source } from '../../model/source.js';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface TestServer {
  readonly url: string;
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

export type Play = (request: Seen, response: ServerResponse, nth: number) => unknown;

export async function serve(play: Play): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(parts).toString() };
      seen.push(one);
      play(one, response, seen.length);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${portOf(server)}`, seen, close: () => stop(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

export interface Taken {
  readonly location: string;
  readonly fileName: string;
  readonly period: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly body: Buffer | null;
}

export interface World {
  readonly env?: Record<string, string>;
  readonly periods?: readonly string[];
  readonly directory?: string;
  readonly validators?: FetchRequest['validators'];
  readonly signal?: AbortSignal;
  readonly scratch?: string;
  /** Everything that is logged is added here. */
  readonly logged?: string[];
}

export function portsOf(world: World = {}): ConnectorPorts {
  const write = (message: string, facts?: object) =>
    void world.logged?.push(`${message} ${JSON.stringify(facts)}`);
  return {
    clock: () => new Date(),
    env: world.env ?? {},
    log: { info: write, warn: write },
    signal: world.signal ?? new AbortController().signal,
    backoffMs: 5,
    ...(world.scratch === undefined ? {} : { scratch: world.scratch }),
  };
}

export async function take(source: unknown, world: World = {}): Promise<Taken[]> {
  const request: FetchRequest = {
    directory: world.directory ?? '/',
    periods: (world.periods ?? []).map((code) => parsePeriodCode(code) ?? 0),
    validators: world.validators ?? (() => undefined),
  };
  const taken: Taken[] = [];
  for await (const { bytes, ...rest } of fetchSource(Source.parse(source), request, portsOf(world)))
    taken.push({ ...rest, body: bytes === null ? null : await whole(bytes) });
  return taken;
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

/** The records of the one arrival there must be. */
export async function records(source: unknown, world: World = {}): Promise<Record<string, unknown>[]> {
  const [only] = await take(source, world);
  return JSON.parse(only?.body?.toString() ?? 'null');
}

/** Everything an error tells anyone: message, hint, stack and the whole chain of causes. */
export function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [
    error.stack,
    JSON.stringify(error),
    JSON.stringify(Object.entries(error)),
    error.cause ? everythingIn(error.cause) : '',
  ].join('\n');
}
