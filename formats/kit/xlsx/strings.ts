// The shared strings part of a workbook → its strings by index, rich text joined and phonetic readings left out.
import type { Entry } from 'yauzl';
import { limits } from '../limits.js';
import { refuse } from '../refuse.js';
import { superscript } from '../superscript.js';
import { streamPart } from '../xml-part.js';
import { attribute, decodeText } from '../xml-tag.js';
import type { Archive } from '../zip.js';

/** The part's own count is not trusted. Errors: SD_FORMAT_TOO_LARGE. */
export async function readStrings(archive: Archive, entry: Entry | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  let text = '';
  let reading = false;
  let phonetic = false;
  let raised = false;
  let total = 0;
  const handler = {
    open(name: string, tag: string): void {
      if (name === 't') reading = !phonetic;
      else if (name === 'si') text = '';
      else if (name === 'r') raised = false;
      else if (name === 'vertAlign') raised = attribute(tag, 'val') === 'superscript';
      else if (name === 'rPh') phonetic = true;
    },
    text(raw: string): void {
      if (reading) text += raised && !raw.includes('&') ? superscript(raw) : raw;
    },
    close(name: string): void {
      if (name === 't') reading = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'r') raised = false;
      else if (name === 'si') {
        total += text.length;
        strings.push(cellString(text));
      }
    },
  };
  for await (const _ of streamPart(archive, entry, handler))
    if (total > limits.sharedText || text.length > limits.sharedText)
      throw refuse(
        'SD_FORMAT_TOO_LARGE',
        archive.fileName,
        `holds more than ${limits.sharedText} characters of text`,
      );
  return strings;
}

/** References and Excel's own escapes (_x000D_) resolved. */
export function cellString(raw: string): string {
  const text = decodeText(raw);
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
