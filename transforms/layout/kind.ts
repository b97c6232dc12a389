// Turns one cell into the kind of thing a person takes it for, before any locale or contract is known.
import type { Cell } from '../../model/cell.js';
import type { CellKind } from '../../model/table.js';

export type Kind = CellKind;

const missingSign =
  /^(?:[-–—−~]+|\.{2,}[a-z]?|(?:\.\s){1,2}\.|…+|:(?:\s?[a-z])?|n\.?\s?[ad]\.?|n\/a|#n\/a|null|nihil|tad|\(na\)|\([a-z]\)|\(-\))$/i;
const numberShape =
  /^(?:(?:[<>≤≥]|\*{1,3})\s?)?\(?\s*[-+−–]?\s*(?:rp\.?|idr|us\$|[$€£¥])?\s*[-+−–]?\s*\d(?:[\d.,'’ \u00a0\u2000-\u200a\u202f\u205f]*\d)?\s*,?-?\s*(?:%|‰)?\s*\)?\s*(?:\(?\*+\)?|\\\d+|[a-z]|⁽?[¹²³⁴⁵⁶⁷⁸⁹]+⁾?|\d\))?$/i;
const decimalShape = /^[-+−–]?(?:\d*[.,]\d+(?:e[-+]?\d+)?|\de[-+]\d{1,3})$/i;
const scaled = /^(?:rp\.?\s*)?[-+−]?\d[\d.,]*\s*(?:ribu|rb|juta|jt|mil[iy]ar|triliun)$/i;
const dottedCode = /^\d{1,4}(?:[.\-/]\d{1,4}){2,}$/;
const dayShape =
  /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})(?:[ t]\d{1,2}[:.]\d{2}.*)?$/i;
const spelledDay = /^\d{1,2}[ -][a-z]{3,10}[ -]\d{2,4}$/i;
const monthShape = /^[a-z]{3,10}[ -](?:\d{4}|\d{2})$/i;
const monthNames = /^(?:jan|feb|mar|apr|me?i|may|jun|jul|agu|agt|aug|sep|o[ck]t|no[vp]|de[sc])[a-z]*/i;
const clock = /^\d{1,2}:\d{2}(?::\d{2})?$/;
const truth = /^(?:true|false)$/i;

export function kindOf(cell: Cell | undefined): Kind {
  if (cell === null || cell === undefined) return 'blank';
  if (typeof cell === 'number') return isYear(cell) ? 'year' : 'number';
  if (typeof cell === 'boolean') return 'boolean';
  if (typeof cell === 'object') return cell.kind;
  return textKind(cell);
}

function textKind(raw: string): Kind {
  const text = raw.trim();
  if (text === '') return 'blank';
  const first = text.charCodeAt(0);
  // A letter other than those of "Rp", "NA", "TRUE" and month names cannot begin anything but text.
  if (text.length > 40) return 'text';
  if (missingSign.test(text)) return 'missing';
  if (first > 47 && first < 58) return digitKind(text);
  if (numberShape.test(text) || decimalShape.test(text) || scaled.test(text)) return 'number';
  if (monthShape.test(text) && monthNames.test(text)) return 'date';
  return truth.test(text) ? 'boolean' : 'text';
}

function digitKind(text: string): Kind {
  if (isYearText(text)) return 'year';
  if (/^0\d+(?:[.,]\d+)?$/.test(text)) return 'code';
  if ((dayShape.test(text) && isDay(text)) || clock.test(text)) return 'date';
  if (spelledDay.test(text) && monthNames.test(text.replace(/^\d+[ -]/, ''))) return 'date';
  if (dottedCode.test(text) && !isGrouped(text)) return 'code';
  return numberShape.test(text) || decimalShape.test(text) || scaled.test(text) ? 'number' : 'text';
}

/** "2024", and "2024*", "2024**)", "2024¹", "2024 1" whose mark a footnote explains. */
function isYearText(text: string): boolean {
  return (
    /^\d{4}(?:\s?\(?\*{1,3}\)?|\s?⁽?[¹²³⁴⁵⁶⁷⁸⁹]⁾?| [1-9])?$/.test(text) && isYear(Number(text.slice(0, 4)))
  );
}

/** Day and month in either order, the year first or last. */
function isDay(text: string): boolean {
  const [first = 0, second = 0, third = 0] = text.split(/[^\d]/, 3).map(Number);
  const [a, b] = first > 31 ? [second, third] : [first, second];
  return a >= 1 && b >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31 && first <= 2200;
}

function isGrouped(text: string): boolean {
  return /^\d{1,3}(?:\.\d{3})+$/.test(text);
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100;
}

/** True for what can stand under a heading as a figure: a quantity, a day, a yes or no. */
export function isValue(kind: Kind): boolean {
  return kind === 'number' || kind === 'year' || kind === 'date' || kind === 'boolean' || kind === 'error';
}
