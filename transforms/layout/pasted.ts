// Turns a CSV that was pasted into one column of a sheet back into columns.
import { cellText } from '../../model/cell.js';
import type { GridRow } from '../../model/grid.js';

const delimiters = [';', '\t', '|', ','] as const;

/** The delimiter when all rows are one text each and most hold it equally often; null when this is no pasted CSV. */
export function pastedDelimiter(rows: readonly GridRow[]): string | null {
  const texts: string[] = [];
  for (const row of rows.slice(0, 200)) {
    const filled = row.cells.filter((cell) => cell !== null && cellText(cell).trim() !== '');
    if (filled.length === 0) continue;
    if (filled.length > 1 || typeof filled[0] !== 'string') return null;
    texts.push(filled[0]);
  }
  return texts.length < 3 ? null : (delimiters.find((mark) => isRegular(texts, mark)) ?? null);
}

function isRegular(texts: readonly string[], mark: string): boolean {
  const counts = texts.map((text) => splitPasted(text, mark).length);
  const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 1;
  if (usual < 3) return false;
  return counts.filter((n) => n === usual).length >= 0.8 * counts.length;
}

/** A row with its one text split; a row that holds no text stays as it is. */
export function unpaste(row: GridRow, mark: string): GridRow {
  const text = row.cells.find((cell) => typeof cell === 'string' && cell.trim() !== '');
  return typeof text === 'string'
    ? { ...row, cells: splitPasted(text, mark).map((t) => (t === '' ? null : t)) }
    : row;
}

function splitPasted(text: string, mark: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '"' && quoted && text[i + 1] === '"') field += text[++i] ?? '';
    else if (c === '"') quoted = !quoted;
    else if (c === mark && !quoted) field = push(fields, field);
    else field += c;
  }
  fields.push(field);
  return fields;
}

function push(fields: string[], field: string): string {
  fields.push(field);
  return '';
}
