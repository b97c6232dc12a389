// The type, style and raw text of a cell in a worksheet's XML → the cell.
import type { Cell } from '../../../model/cell.js';
import { exactNumber } from '../../../model/exact-number.js';
import { styledNumber } from '../styled-number.js';
import { cellString } from './strings.js';
import { type CellStyle, plainStyle } from './styles.js';

/** What the cells of all sheets of a workbook refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
}

export interface RawCell {
  /** The `t` attribute: s, str, inlineStr, n, b, e, d; undefined means n. */
  readonly type: string | undefined;
  readonly style: number;
  readonly raw: string;
}

/** Throws a plain Error for a shared string that does not exist. */
export function readCell({ type, style, raw }: RawCell, context: CellContext): Cell {
  switch (type) {
    case undefined:
    case 'n':
      return numberCell(raw, context.styles[style] ?? plainStyle, context.from1904);
    case 's':
      return sharedString(raw, context.strings);
    case 'b':
      return raw === '' ? null : raw.trim() === '1' || raw.trim() === 'true';
    case 'e':
      return { kind: 'error', text: raw || '#ERROR!' };
    case 'd':
      return dateText(raw);
    default:
      return cellString(raw) || null;
  }
}

function numberCell(raw: string, style: CellStyle, from1904: boolean): Cell {
  if (raw === '') return null;
  const value = exactNumber(raw);
  if (typeof value === 'string') return cellString(raw);
  return styledNumber(value, style, from1904);
}

function sharedString(raw: string, strings: readonly string[]): Cell {
  if (raw === '') return null;
  const text = strings[Number(raw)];
  if (text === undefined) throw new Error(`a cell points to shared string ${raw} of ${strings.length}`);
  return text === '' ? null : text;
}

function dateText(raw: string): Cell {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?))?/.exec(raw);
  if (!match) return raw || null;
  const [, day = '', time] = match;
  return { kind: 'date', iso: time === undefined || /^00:00(:00)?$/.test(time) ? day : `${day}T${time}` };
}
