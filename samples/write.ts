// A sample file → the bytes of a workbook or a text file, the same bytes every time.
import * as XLSX from 'xlsx';
import type { SampleBook, SampleCell, SampleFile, SampleSheet } from './sheet.js';

export function bytesOf(file: SampleFile): Uint8Array {
  if ('text' in file) return Buffer.from(file.text, file.encoding);
  return workbookBytes(file);
}

function workbookBytes(file: SampleBook): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const sheet of file.sheets) XLSX.utils.book_append_sheet(book, worksheet(sheet), sheet.name);
  // The ending is one of the three that SampleBook.path allows.
  const bookType = file.path.slice(file.path.lastIndexOf('.') + 1) as 'xlsx' | 'xls' | 'ods';
  const written: ArrayBuffer = XLSX.write(book, { type: 'array', bookType, compression: true });
  return new Uint8Array(written);
}

function worksheet(sheet: SampleSheet): XLSX.WorkSheet {
  const out = XLSX.utils.aoa_to_sheet(sheet.rows.map((row) => row.map(cellOf)));
  out['!merges'] = sheet.merges.map((merge) => ({
    s: { r: merge.top - 1, c: merge.left - 1 },
    e: { r: merge.bottom - 1, c: merge.right - 1 },
  }));
  return out;
}

function cellOf(cell: SampleCell): XLSX.CellObject | string | number | null {
  if (cell === null || typeof cell !== 'object') return cell;
  return { t: 'n', v: cell.percent, z: '0.00%' };
}
