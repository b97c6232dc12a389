// Files that nobody sends by mistake, and files that are two things at once.
import * as XLSX from 'xlsx';
import { workbookFile, workbookParts } from '../../formats/workbook-file.js';
import { zipFile } from '../../formats/zip-file.js';

export interface HostileFile {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** Rows of data of each table that must be seen. */
  readonly tables: readonly number[];
  readonly problems: readonly string[];
}

type Row = readonly (string | number)[];

const rows: readonly Row[] = [
  ['Kelurahan', 'Laki-laki', 'Perempuan'],
  ['Bulakan', 101, 93],
  ['Cikerai', 87, 90],
  ['Kedaleman', 112, 108],
];

function table(more = '', lines: readonly Row[] = rows): string {
  const body = lines.map((line, at) => `<row r="${at + 1}">${line.map(cell).join('')}</row>`);
  return `<sheetData>${body.join('')}</sheetData>${more}`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (value.startsWith('=')) return `<c><f>${value.slice(1)}</f></c>`;
  return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
}

function ofSheet(xml: string): Buffer {
  return workbookFile({ sheets: [{ name: 'Data', xml }] });
}

/** Its one sheet is the document `xml`, declarations and all. */
function ofDocument(xml: string): Buffer {
  const parts = workbookParts({ sheets: [{ name: 'Data', xml: '' }] });
  return zipFile(parts.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, content: xml } : part)));
}

const page = `<html><body><table>${rows.map((row) => `<tr>${row.map((each) => `<td>${each}</td>`).join('')}</tr>`).join('')}</table></body></html>`;
const text = rows.map((row) => row.join(',')).join('\n');
const macros = { name: 'xl/vbaProject.bin', content: 'Sub Auto_Open()' };

const bomb = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');

export const hostileFiles: readonly HostileFile[] = [
  {
    name: 'entity-bomb.xlsx',
    content: ofDocument(
      `<!DOCTYPE w [<!ENTITY e0 "lol">${bomb}]><worksheet><sheetData><row><c t="str"><v>&e9;</v></c></row></sheetData></worksheet>`,
    ),
    tables: [],
    problems: ['SD_FORMAT_XML'],
  },
  {
    name: 'external-entity.xlsx',
    content: ofDocument(
      '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>',
    ),
    tables: [],
    problems: ['SD_FORMAT_XML'],
  },
  {
    name: 'entity-bomb-2003.xml',
    content: `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "lol">${bomb}]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>&e9;</Data></Cell></Row></Table></Worksheet></Workbook>`,
    tables: [],
    problems: ['SD_FORMAT_XML'],
  },
  {
    name: 'climbing.zip',
    content: zipFile([{ name: '../../../tmp/satudata-climbed.csv', content: text }]),
    tables: [],
    problems: ['SD_FORMAT_DAMAGED'],
  },
  {
    name: 'wide.xlsx',
    content: ofSheet(
      `<sheetData>${Array.from({ length: 100 }, (_, at) => `<row r="${at + 1}">${Array.from({ length: 16_384 }, (__, col) => `<c><v>${col}</v></c>`).join('')}</row>`).join('')}</sheetData>`,
    ),
    tables: [100],
    problems: [],
  },
  {
    name: 'merged.xlsx',
    content: ofSheet(
      table(
        `<mergeCells>${Array.from({ length: 1_000_000 }, (_, at) => `<mergeCell ref="E${at + 10}:F${at + 10}"/>`).join('')}</mergeCells>`,
      ),
    ),
    tables: [],
    problems: ['SD_FORMAT_TOO_LARGE'],
  },
  {
    name: 'lying-strings.xlsx',
    content: workbookFile({
      sheets: [
        {
          name: 'Data',
          xml: `<sheetData>${rows.map((row, at) => `<row r="${at + 1}"><c t="s"><v>${at}</v></c>${row.slice(1).map(cell).join('')}</row>`).join('')}</sheetData>`,
        },
      ],
      strings: `</sst><sst count="4000000000" uniqueCount="1">${rows.map(([first]) => `<si><t>${first}</t></si>`).join('')}`,
    }),
    tables: [3],
    problems: [],
  },
  { name: 'nameless.xlsx', content: workbookFile({ sheets: [{ xml: table() }] }), tables: [3], problems: [] },
  {
    name: 'cyclic.xlsx',
    content: ofSheet(
      table('', [
        ['Kelurahan', 'Laki-laki'],
        ['Bulakan', 101],
        ['Cikerai', '=B4'],
        ['Kedaleman', '=B3'],
      ]),
    ),
    tables: [3],
    problems: ['formula-not-calculated'],
  },
  {
    name: 'external-reference.xlsx',
    content: ofSheet(
      table('', [
        ['Kelurahan', 'Laki-laki'],
        ['Bulakan', '=[1]Rekap!B2'],
        ['Cikerai', '=[1]Rekap!B3'],
      ]),
    ),
    tables: [2],
    problems: ['formula-not-calculated'],
  },
  {
    name: 'macro.xlsm',
    content: workbookFile({ sheets: [{ name: 'Data', xml: table() }], more: [macros] }),
    tables: [3],
    problems: ['carries-macros'],
  },
  { name: 'macro.xls', content: oldWorkbookWithMacro(), tables: [3], problems: ['carries-macros'] },
  {
    name: 'page-then-archive.xls',
    content: Buffer.concat([Buffer.from(page), zipFile([{ name: 'a.csv', content: text }])]),
    tables: [],
    problems: ['SD_FORMAT_UNKNOWN'],
  },
  {
    name: 'archive-then-page.xlsx',
    content: Buffer.concat([ofSheet(table()), Buffer.from(page)]),
    tables: [],
    problems: ['SD_FORMAT_DAMAGED'],
  },
  {
    name: 'binary-head-then-text.xls',
    content: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(text)]),
    tables: [],
    problems: ['SD_FORMAT_UNKNOWN'],
  },
  { name: 'document.csv', content: `%PDF-1.7\n${text}`, tables: [], problems: ['SD_FORMAT_UNKNOWN'] },
  {
    name: 'workbook-and-document.xlsx',
    content: workbookFile({
      sheets: [{ name: 'Data', xml: table() }],
      more: [{ name: 'word/document.xml', content: '<document/>' }],
    }),
    tables: [3],
    problems: [],
  },
];

function oldWorkbookWithMacro(): Uint8Array {
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), 'Data');
  const plain: Buffer = XLSX.write(book, { type: 'buffer', bookType: 'biff8' });
  const container = XLSX.CFB.read(plain, { type: 'buffer' });
  XLSX.CFB.utils.cfb_add(container, '/_VBA_PROJECT_CUR/VBA/Module1', Buffer.from('Sub Auto_Open()'));
  // SheetJS types the result of writing by an option.
  return XLSX.CFB.write(container, { type: 'buffer' }) as Uint8Array;
}
