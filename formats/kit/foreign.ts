// What was found in a file that is no table → the name a person gives to such files.
import type { Evidence } from './decoder.js';

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF document'],
  ['{\\rtf', 'a rich text document'],
  ['Rar!', 'a RAR archive'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\x89PNG', 'a picture (PNG)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['MZ', 'a program'],
  ['SQLite format 3', 'an SQLite database'],
  ['PAR1', 'a Parquet file'],
  ['<?xml', 'an XML document without a workbook or a page in it'],
  ['MIME-Version', 'a web page saved in a single file (MHTML)'],
];

/** A noun with its article, for a sentence: "a PDF document". */
export function foreignFormat({ head, container, parts }: Evidence): string {
  if (container) return packed(container, parts);
  const start = Buffer.from(head.subarray(0, 64))
    .toString('latin1')
    .replace(/^(ï»¿)?\s+/, '');
  const known = signatures.find(([magic]) => start.startsWith(magic));
  if (known) return known[1];
  const text = /^[\x20-\x7e]{4,}/.exec(start)?.[0];
  if (text !== undefined) return `text mixed with binary data (it begins with "${text.slice(0, 24)}")`;
  const bytes = Buffer.from(head.subarray(0, 4)).toString('hex');
  return `a binary file of unknown format (it begins with the bytes ${bytes})`;
}

function packed(container: 'zip' | 'compound', parts: readonly string[]): string {
  const holds = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part));
  if (holds(/^(word\/document\.xml|WordDocument)$/)) return 'a Word document';
  if (holds(/^(ppt\/presentation\.xml|PowerPoint Document)$/)) return 'a PowerPoint presentation';
  if (holds(/^__substg1\.0/)) return 'an Outlook message';
  return container === 'zip' ? 'a zip archive without a table' : 'an Office file without a workbook';
}
