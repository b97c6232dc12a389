// The recorded answers of samples/recorded → a loopback HTTP server that plays the city's APIs.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Answer, Asked } from './routes/answer.js';
import { answerTo } from './routes/route.js';

export interface SampleServer {
  /** Base address, for SATUDATA_SAMPLE_URL. */
  readonly url: string;
  close(): Promise<void>;
}

/** The port of the address that the configuration's examples use. */
export const samplePort = 48710;

/** Port 0 takes a free one. Rejects when the port is taken. */
export async function startSampleServer(port: number = samplePort): Promise<SampleServer> {
  const visits = new Map<string, number>();
  const server = createServer((request, response) => {
    void respond(request, response, visits);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { url: addressOf(server), close: () => closed(server) };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sample server has no TCP port.');
  return `http://127.0.0.1:${address.port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  visits: Map<string, number>,
): Promise<void> {
  try {
    const asked = await readRequest(request, visits);
    send(response, await answerTo(asked), asked.known);
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
  }
}

async function readRequest(request: IncomingMessage, visits: Map<string, number>): Promise<Asked> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body: unknown = chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const visit = (visits.get(url.pathname) ?? 0) + 1;
  visits.set(url.pathname, visit);
  return {
    method: request.method ?? 'GET',
    url,
    key: [request.headers['x-api-key']].flat()[0],
    // JSON.parse gives an object for every body that the connectors send.
    body: body as Readonly<Record<string, unknown>>,
    visit,
    known: request.headers['if-none-match'],
  };
}

/** An answer with an ETag is not sent again to who has it. */
function send(response: ServerResponse, answer: Answer, known: string | undefined): void {
  const unchanged = answer.etag !== undefined && known === answer.etag;
  const headers = {
    'content-type': answer.type,
    ...(answer.etag === undefined ? {} : { etag: answer.etag }),
    ...(answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) }),
  };
  response.writeHead(unchanged ? 304 : answer.status, headers).end(unchanged ? undefined : answer.body);
}
