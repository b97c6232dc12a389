// The bytes of a text file in a known encoding → its characters, piece by piece.
import iconv from 'iconv-lite';
import { chunkBytes, readChunks } from './chunks.js';
import { partialTail, type TextForm } from './encoding.js';

/** Turns pieces of bytes into pieces of text; `end` gives what was held back. */
export interface TextStream {
  write(chunk: Buffer): string;
  end(): string;
}

export function textStream(encoding: TextForm['encoding']): TextStream {
  if (encoding === 'utf-8') return utf8Stream();
  const decoder = iconv.getDecoder(encoding);
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' };
}

/** Buffer's own decoder is several times faster than TextDecoder; only a character cut in two needs care. */
function utf8Stream(): TextStream {
  let carry: Buffer | undefined;
  const write = (chunk: Buffer): string => {
    const bytes = carry ? Buffer.concat([carry, chunk]) : chunk;
    const whole = bytes.length - partialTail(bytes);
    carry = whole < bytes.length ? Buffer.from(bytes.subarray(whole)) : undefined;
    return mended(bytes.subarray(0, whole));
  };
  return { write, end: () => (carry === undefined ? '' : mended(carry)) };
}

const sequence = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

/** Bytes that are no UTF-8 were pasted from a file in Windows-1252: they are read as that. */
function mended(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd')) return text;
  return bytes
    .toString('latin1')
    .replace(sequence, (match) =>
      iconv.decode(Buffer.from(match, 'latin1'), match.length > 1 ? 'utf-8' : 'windows-1252'),
    );
}

/** `pieceBytes` is the most that one piece is made of; a whole chunk when left out. */
export async function* readText(
  path: string,
  form: TextForm,
  pieceBytes: number = chunkBytes,
): AsyncGenerator<string, void, void> {
  const stream = textStream(form.encoding);
  for await (const chunk of readChunks(path, form.bom, form.end))
    for (let at = 0; at < chunk.length; at += pieceBytes)
      yield stream.write(chunk.subarray(at, at + pieceBytes));
  const rest = stream.end();
  if (rest !== '') yield rest;
}
