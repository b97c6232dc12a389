// Cell addresses as workbooks write them → numbers, counted from 1.
import type { Merge } from '../../../model/grid.js';
import { limits } from '../limits.js';

/** "AB12" → 28; 0 when the address names no column. */
export function addressColumn(address: string): number {
  let col = 0;
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    col = col * 26 + code - 64;
  }
  return col;
}

/** "C12" → its row and column; undefined for what is no address of a sheet's cell. */
export function addressCell(text: string): { readonly row: number; readonly col: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text.trim());
  const [row, col] = [Number(match?.[2]), addressColumn(match?.[1] ?? '')];
  return row >= 1 && row <= limits.rows && col >= 1 && col <= limits.columns ? { row, col } : undefined;
}

/** "A1:C2" → its bounds; undefined for a single cell and for what is no range. */
export function addressRange(text: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text.trim());
  if (!match) return undefined;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  const cols = [addressColumn(left), addressColumn(right)];
  const rows = [Number(top), Number(bottom)];
  return {
    top: Math.min(...rows),
    left: Math.min(...cols),
    bottom: Math.max(...rows),
    right: Math.max(...cols),
  };
}
