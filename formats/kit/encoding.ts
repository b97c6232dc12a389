// The bytes of a text file → the name of the encoding they are in.
import { isAscii, isUtf8 } from 'node:buffer';
import { readChunks } from './chunks.js';
import { refuse } from './refuse.js';

/** As iconv-lite calls it: "utf-8", "utf-16le", "utf-32be", "windows-1252" … */
export type Encoding = string;

export interface TextForm {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark, to be skipped. */
  readonly bom: number;
  /** Where the text ends and nothing but NULs follow, with which some programs fill a file up. */
  readonly end?: number;
}

/** By byte order mark, or by where the NULs of Latin text stand; undefined: decide by reading. */
export function wideForm(head: Uint8Array): TextForm | undefined {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', bom: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', bom: 4 };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bom: 2 };
  return unmarkedWide(head);
}

function unmarkedWide(head: Uint8Array): TextForm | undefined {
  const length = Math.min(head.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (half < 2) return undefined;
  const four = unmarkedFour(head);
  if (four) return four;
  if (odd > half * 0.4 && even < half * 0.02) return { encoding: 'utf-16le', bom: 0 };
  if (even > half * 0.4 && odd < half * 0.02) return { encoding: 'utf-16be', bom: 0 };
  return undefined;
}

/** Four bytes a character, of which Latin text uses the first or the last. */
function unmarkedFour(head: Uint8Array): TextForm | undefined {
  const length = Math.min(head.length, 4096) & ~3;
  let [little, big] = [0, 0];
  for (let i = 0; i < length; i += 4) {
    const [a, b, c, d] = [head[i], head[i + 1], head[i + 2], head[i + 3]];
    if (a !== 0 && c === 0 && d === 0) little += 1;
    if (a === 0 && b === 0 && d !== 0) big += 1;
  }
  const most = (length / 4) * 0.98;
  if (length >= 8 && little > most && big === 0) return { encoding: 'utf-32le', bom: 0 };
  return length >= 8 && big > most && little === 0 ? { encoding: 'utf-32be', bom: 0 } : undefined;
}

/**
 * Reads the whole file once (about a second per GB). UTF-8 with damaged bytes or lines of another encoding in it stays
 * UTF-8; bytes that are not UTF-8 otherwise are Windows-1252, which every byte can be. Errors: SD_FORMAT_NUL.
 */
export async function surveyText(path: string, head: Uint8Array, fileName: string): Promise<TextForm> {
  const form = wideForm(head);
  if (form && form.encoding !== 'utf-8') return form;
  const tally = { multi: 0, broken: 0 };
  let carry: Uint8Array = Buffer.alloc(0);
  let offset = 0;
  let end: number | undefined;
  for await (const piece of readChunks(path)) {
    const nul = piece.indexOf(0);
    if (nul >= 0) end ??= offset + nul;
    if (end !== undefined && piece.subarray(Math.max(end - offset, 0)).some((byte) => byte !== 0))
      throw refuse('SD_FORMAT_NUL', fileName, `holds a NUL byte at offset ${end}: it is not text`);
    const chunk = end === undefined ? piece : piece.subarray(0, Math.max(end - offset, 0));
    offset += piece.length;
    if (carry.length === 0 && isAscii(chunk)) continue;
    const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    const whole = bytes.length - partialTail(bytes);
    count(bytes.subarray(0, whole), tally);
    carry = Buffer.from(bytes.subarray(whole));
  }
  count(carry, tally);
  const utf8 = form !== undefined || tally.broken <= tally.multi;
  const encoding = utf8 ? 'utf-8' : 'windows-1252';
  return { encoding, bom: form?.bom ?? 0, ...(end !== undefined && { end }) };
}

function count(bytes: Uint8Array, tally: { multi: number; broken: number }): void {
  if (bytes.length === 0) return;
  if (isUtf8(bytes)) {
    if (!isAscii(bytes)) tally.multi += 1;
    return;
  }
  for (const char of new TextDecoder().decode(bytes)) {
    if (char === '\ufffd') tally.broken += 1;
    else if (char > '\x7f') tally.multi += 1;
  }
}

/** How many bytes at the end begin a UTF-8 character that is not finished: 0 to 3. */
export function partialTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
