// A table of tables.yaml → the same table as a file of every format that can hold one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import XLSX from 'xlsx';
import { parse } from 'yaml';
import { zipFile } from '../formats/zip-file.js';

type Value = string | number | null;

export interface TableCase {
  readonly kind: string;
  readonly rows: readonly (readonly Value[])[];
  readonly merges?: readonly string[];
  readonly headers: readonly number[];
  readonly columns: readonly string[];
  /** Data rows of the first table. */
  readonly data?: number;
  readonly tables?: number;
  /** Reason → rows that are set aside for it. */
  readonly aside?: Readonly<Record<string, number>>;
}

export const tables: readonly TableCase[] = parse(
  readFileSync(join(import.meta.dirname, 'tables.yaml'), 'utf8'),
);

/** Name of the file's ending → SheetJS's word for the format; a zip holds the workbook. */
export const formats = {
  xlsx: 'xlsx',
  xlsb: 'xlsb',
  xls: 'biff8',
  ods: 'ods',
  fods: 'fods',
  csv: 'csv',
  html: 'html',
  zip: 'xlsx',
} as const;
export type Format = keyof typeof formats;

export function writeTable({ rows, merges = [] }: TableCase, format: Format, folder: string): string {
  const path = join(folder, `tabel.${format}`);
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Data');
  const bytes: Buffer = XLSX.write(book, { type: 'buffer', bookType: formats[format] });
  writeFileSync(path, format === 'zip' ? zipFile([{ name: 'tabel.xlsx', content: bytes }]) : bytes);
  return path;
}
