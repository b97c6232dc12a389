// Turns the headers and the address of a download into the name of its file.
import { fileNameOf } from './arrival.js';
import type { Answer } from './call.js';
import { redact } from './redact.js';

/** Content-Disposition in either spelling, otherwise the last part of the address. */
export function downloadName({ headers, url }: Answer, secrets: readonly string[]): string {
  const disposition = headers['content-disposition'] ?? '';
  return fileNameOf(redact(encodedName(disposition) ?? plainName(disposition) ?? lastPart(url), secrets));
}

function encodedName(disposition: string): string | undefined {
  const name = /filename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(disposition)?.[1];
  return name === undefined ? undefined : decoded(name.trim());
}

function plainName(disposition: string): string | undefined {
  const match = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition);
  const name = match?.[1] ?? match?.[2]?.trim();
  // Node reads headers as Latin-1; most servers write UTF-8.
  return name === undefined ? undefined : utf8(name);
}

function utf8(text: string): string {
  const read = Buffer.from(text, 'latin1').toString('utf8');
  return read.includes('\uFFFD') ? text : read;
}

function lastPart(url: string): string {
  const { pathname, hostname } = new URL(url);
  const part = pathname.split('/').findLast((piece) => piece !== '');
  return decoded(part ?? hostname);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
