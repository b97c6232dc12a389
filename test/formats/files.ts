// What tests of decoders share: files made on the spot, read whole, or the code with which they are refused.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openWorkbook } from '../../formats/open.js';
import type { Cell } from '../../model/cell.js';
import { SatuDataError } from '../../model/errors.js';
import type { Comment, GridRow, Merge } from '../../model/grid.js';

const folder = mkdtempSync(join(tmpdir(), 'satudata-formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const corpus = join(import.meta.dirname, '../../../shared/corpus/cases');

/** The path of a new file; `name` may be anything a file may be called. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export interface ReadSheet {
  readonly name: string | null;
  readonly hidden: boolean;
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
  readonly comments: readonly Comment[];
  readonly rows: readonly GridRow[];
}

export interface ReadBook {
  readonly format: string;
  readonly encoding: string | undefined;
  readonly delimiter: string | undefined;
  readonly sheets: readonly ReadSheet[];
}

export async function read(path: string, records?: string): Promise<ReadBook> {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const workbook = await openWorkbook(path, { fileName, ...(records !== undefined && { records }) });
  try {
    const sheets: ReadSheet[] = [];
    for (const sheet of workbook.sheets) {
      const merges = await sheet.merges();
      const hiddenColumns = await sheet.hiddenColumns();
      const comments = await sheet.comments();
      const rows: GridRow[] = [];
      for await (const batch of sheet.rows()) rows.push(...batch);
      sheets.push({ name: sheet.name, hidden: sheet.hidden, merges, hiddenColumns, comments, rows });
    }
    const { format, encoding, delimiter } = workbook;
    return { format, encoding, delimiter, sheets };
  } finally {
    await workbook.close();
  }
}

/** The cells of one sheet, row by row. */
export async function cellsOf(path: string, sheet = 0): Promise<readonly (readonly Cell[])[]> {
  return ((await read(path)).sheets[sheet]?.rows ?? []).map((row) => row.cells);
}

/** The error with which a file is refused; fails when it is read. */
export async function refusal(path: string, records?: string): Promise<SatuDataError> {
  const outcome = await read(path, records).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof SatuDataError) return outcome;
  throw new Error(`expected ${path} to be refused, got ${String(outcome ?? 'a workbook')}`);
}
