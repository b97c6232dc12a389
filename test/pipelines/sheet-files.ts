// Sheets typed by hand → the bytes of a CSV, an HTML page and an OpenDocument workbook that hold them, merged cells and all.
import type { Merge } from '../../model/grid.js';
import { zipFile } from '../formats/zip-file.js';

type Typed = string | number | null;
export interface TypedSheet {
  readonly name: string;
  readonly rows: readonly (readonly Typed[])[];
  readonly merges?: readonly Merge[];
}

export const writers = { csv: csvFile, html: htmlFile, ods: odsFile } as const;

/** The first sheet alone. */
function csvFile([sheet]: readonly TypedSheet[]): string {
  return (sheet?.rows ?? []).map((row) => row.map((cell) => cell ?? '').join(';')).join('\n');
}

function htmlFile(sheets: readonly TypedSheet[]): string {
  const tables = sheets.map(
    (sheet) =>
      `<table>${cellsIn(sheet, 'tr', (cell, span) => `<td${span('rowspan', 'colspan')}>${cell ?? ''}</td>`)}</table>`,
  );
  return `<html><body>${tables.join('<p>dan</p>')}</body></html>`;
}

function odsFile(sheets: readonly TypedSheet[]): Buffer {
  const cellXml = (cell: Typed, span: Span): string => {
    const spans = span('table:number-rows-spanned', 'table:number-columns-spanned');
    if (cell === null) return `<table:table-cell${spans}/>`;
    return typeof cell === 'number'
      ? `<table:table-cell office:value-type="float" office:value="${cell}"${spans}/>`
      : `<table:table-cell office:value-type="string"${spans}><text:p>${cell}</text:p></table:table-cell>`;
  };
  const tables = sheets.map(
    (sheet) =>
      `<table:table table:name="${sheet.name}">${cellsIn(sheet, 'table:table-row', cellXml, '<table:covered-table-cell/>')}</table:table>`,
  );
  return zipFile([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
    },
    { name: 'META-INF/manifest.xml', content: '<manifest/>' },
  ]);
}

type Span = (rows: string, columns: string) => string;

/** `covered`: what stands for a cell that a merged range covers; nothing in HTML. */
function cellsIn(
  { rows, merges = [] }: TypedSheet,
  tag: string,
  write: (cell: Typed, span: Span) => string,
  covered = '',
): string {
  const width = Math.max(...rows.map((row) => row.length));
  return rows
    .map((row, i) => {
      const cells = Array.from({ length: width }, (_, j) => {
        const merge = merges.find(
          ({ top, left, bottom, right }) =>
            top <= i + 1 && i + 1 <= bottom && left <= j + 1 && j + 1 <= right,
        );
        if (merge !== undefined && (merge.top !== i + 1 || merge.left !== j + 1)) return covered;
        const span: Span = (down, across) =>
          merge === undefined
            ? ''
            : ` ${down}="${merge.bottom - merge.top + 1}" ${across}="${merge.right - merge.left + 1}"`;
        return write(row[j] ?? null, span);
      });
      return `<${tag}>${cells.join('')}</${tag}>`;
    })
    .join('');
}
