// The first bytes of a file → their text, or null when they are no text.
import { wideForm } from './encoding.js';
import { textStream } from './text.js';

/** One control character in ten (separators of fields and records are none) makes a file binary; a single NUL is left for the reader of the text to refuse. */
export function headText(head: Buffer): string | null {
  const form = wideForm(head) ?? { encoding: 'utf-8', bom: 0 };
  if (looksBinary(head, /^utf-(16|32)/.test(form.encoding))) return null;
  return textStream(form.encoding).write(head.subarray(form.bom));
}

function looksBinary(head: Uint8Array, wide: boolean): boolean {
  if (wide) return false;
  let control = 0;
  const filled = head.subarray(0, head.findLastIndex((byte) => byte !== 0) + 1);
  for (const byte of filled) if (byte < 9 || (byte > 13 && byte < 27)) control += 1;
  return control * 10 >= filled.length || isForeignText(head);
}

/** Formats that open with printable characters and are no tables. */
function isForeignText(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 8));
  return (
    start.startsWith('%PDF-') ||
    start.startsWith('{\\rtf') ||
    start.startsWith('Rar!') ||
    start === 'MIME-Ver'
  );
}
