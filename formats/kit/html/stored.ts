// The number that a program kept beside the text of an HTML cell, and that text → the cell that the sheet had.
import type { Cell } from '../../../model/cell.js';
import { type NumberKind, numberKind } from '../number-format.js';
import { styledNumber } from '../styled-number.js';

/** Excel (x:num) and LibreOffice (sdval) keep the number; null where they kept none, and the text is all there is. */
export function storedCell(attributes: Readonly<Record<string, string>>, shown: string): Cell {
  const stored = attributes['x:num'] ?? attributes.sdval;
  if (stored === undefined || stored.trim() === '') return null;
  const value = Number(stored);
  if (!Number.isFinite(value)) return null;
  const text = shown.trim();
  if (/^#[A-Z/0]+[!?]?$/.test(text)) return { kind: 'error', text };
  if (/^(?:true|false|benar|salah)$/i.test(text)) return value !== 0;
  const format = keptFormat(attributes.sdnum) ?? shownFormat(text);
  const kind: NumberKind = format === null ? 'plain' : numberKind(format);
  return styledNumber(value, { kind, format: format ?? '' }, false);
}

/** "1033;0;DD/MM/YYYY": LibreOffice writes the language, another, and the format. */
function keptFormat(sdnum: string | undefined): string | null {
  const format = sdnum?.split(';').slice(2).join(';') ?? '';
  return format === '' ? null : format;
}

const day =
  /^(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}[ -][a-z]{3,}[ -]\d{2,4}|[a-z]{3,}[ -]\d{2,4})(?:\s|$)/i;

/** What the text shows of the format: Excel keeps that in a style sheet. */
function shownFormat(text: string): string | null {
  if (/%$/.test(text)) return '0%';
  if (day.test(text)) return 'yyyy-mm-dd';
  const currency = /^(?:rp\.?|idr|us\$|[$€£¥])/i.exec(text)?.[0];
  return currency === undefined ? null : `"${currency}"0`;
}
