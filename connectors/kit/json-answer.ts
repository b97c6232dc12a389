// Turns the body of an answer into a JSON value, or into a SourceError that says what stood there instead.
import { SourceError } from '../../model/errors.js';
import { parseExactly } from '../../model/exact-number.js';
import type { Answer, Call } from './call.js';
import type { ConnectorPorts } from './connector.js';
import { broken, tooLarge } from './failure.js';
import { jsonScanner } from './json-scan.js';
import { pageFailure } from './page.js';
import { redact } from './redact.js';
import { request } from './request.js';
import type { Spool } from './spool.js';

/** As much of a body as is looked at to say what it is. */
export const headBytes = 65_536;
const largestMegabytes = 64;

/** For answers that are small by nature; records go through `readPage`. Throws SourceError. */
export async function askJson(call: Call, ports: ConnectorPorts): Promise<unknown> {
  const where = redact(call.url, call.secrets);
  return request(call, ports, async (answer) => {
    const spool = bodyOf(answer, where);
    const text = await textOf(spool, where);
    await spool.close();
    return parse(text, where, call.secrets);
  });
}

/** The body of an answer that cannot be "not modified". */
export function bodyOf({ spool }: Answer, where: string): Spool {
  if (spool) return spool;
  throw new SourceError('SD_SOURCE_REFUSED', `${where} answered “not modified” to a question that was new.`);
}

async function textOf(spool: Spool, where: string): Promise<string> {
  if (spool.size() > largestMegabytes * 1_048_576)
    throw tooLarge(where, `${Math.ceil(spool.size() / 1_048_576)} MB in one piece`, largestMegabytes);
  const bytes = await spool.head(spool.size());
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function parse(text: string, where: string, secrets: readonly string[]): unknown {
  try {
    return parseExactly(text);
  } catch {
    if (isCut(text)) throw broken(where, 'the JSON ends early');
    throw notJson(Buffer.from(text.slice(0, headBytes)), where, secrets);
  }
}

function isCut(text: string): boolean {
  const scanner = jsonScanner([], { found: () => {}, array: () => {}, key: () => {} });
  try {
    scanner.push(Buffer.from(text));
    return scanner.end() === 'cut';
  } catch {
    return false;
  }
}

/** What stands there where JSON was expected: a page of some kind, nothing, or something else. */
export function notJson(
  head: Buffer,
  where: string,
  secrets: readonly string[],
  found = 'no JSON',
): SourceError {
  const page = pageFailure(head, where);
  if (page) return page.error;
  const text = redact(head.toString('utf8').trim().slice(0, 60), secrets);
  const begins = text === '' ? 'an empty answer' : `${found}; it begins with “${text.replace(/\s+/g, ' ')}”`;
  return new SourceError('SD_SOURCE_NOT_JSON', `${where} gives ${begins}.`, {
    hint: 'Open the address in a browser; for CSV or a workbook use the connector http',
  });
}
