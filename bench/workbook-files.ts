// Sizes → workbooks of such sizes as OPDs send them, the same every time.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as XLSX from 'xlsx';

type Line = readonly (string | number)[];

const lastRow = 1_048_576;
const columns = 10;

/** A heading and `rows` of ten columns: codes, names, whole numbers and fractions. */
export async function writeLargeWorkbook(path: string, rows: number): Promise<void> {
  const heading = ['kode', 'kelurahan', 'tahun', 'bulan', 'keterangan', ...'abcde'].slice(0, columns);
  const lines = Array.from({ length: rows }, (_, at) => largeLine(at));
  await writeFile(path, bookOf([heading, ...lines], 'xlsx'));
}

function largeLine(at: number): Line {
  const place = at % 43;
  const names = [`36.72.0${(at % 8) + 1}.10${place}`, `Kelurahan ${place}`, 2024, (at % 12) + 1];
  return [...names, `catatan ${at}`, at, (at * 7919) % 100_000, at * 2, at / 7, at % 5];
}

/** A title, a heading over two rows, `rows` of data, a total and a source; every fourth an old .xls. */
export async function writeSmallWorkbooks(folder: string, count: number, rows: number): Promise<void> {
  await mkdir(folder);
  for (let at = 0; at < count; at += 1) {
    const type = at % 4 === 3 ? 'biff8' : 'xlsx';
    const name = `Laporan ${at + 1}.${type === 'xlsx' ? 'xlsx' : 'xls'}`;
    await writeFile(join(folder, name), bookOf(smallLines(at, rows), type));
  }
}

function smallLines(at: number, rows: number): Line[] {
  const data = Array.from({ length: rows }, (_, row): Line => {
    const [men, women] = [100 + ((row * 31 + at * 17) % 389), 100 + ((row * 17 + at * 31) % 397)];
    return [row + 1, `Kelurahan ${row + 1}`, men, women, men + women];
  });
  const sum = (col: number): number => data.reduce((total, line) => total + Number(line[col]), 0);
  return [
    [`Jumlah Penduduk menurut Kelurahan Tahun ${2000 + (at % 25)}`],
    [],
    ['No', 'Kelurahan', 'Jenis Kelamin', '', 'Jumlah'],
    ['', '', 'Laki-laki', 'Perempuan', ''],
    ...data,
    ['', 'Jumlah', sum(2), sum(3), sum(4)],
    ['Sumber: Disdukcapil'],
  ];
}

function bookOf(lines: readonly Line[], bookType: XLSX.BookType): Uint8Array {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(lines.map((line) => line.map((cell) => (cell === '' ? null : cell))));
  XLSX.utils.book_append_sheet(book, sheet, 'Data');
  return XLSX.write(book, { type: 'buffer', bookType, compression: true, bookSST: true });
}

/** `rows` of data below a title and a heading, and then cells that hold nothing but a format, down to the last row. */
export async function writeFormattedWorkbook(path: string, rows: number): Promise<void> {
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (target: string, type: string): string =>
    `<Relationships><Relationship Id="r1" Type="${related}/${type}" Target="${target}"/></Relationships>`;
  const sheets = '<sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets>';
  await writeFile(
    path,
    packed({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': relation('xl/workbook.xml', 'officeDocument'),
      'xl/workbook.xml': `<workbook xmlns:r="${related}">${sheets}</workbook>`,
      'xl/_rels/workbook.xml.rels': relation('worksheets/sheet1.xml', 'worksheet'),
      'xl/worksheets/sheet1.xml': formattedSheet(rows),
    }),
  );
}

function formattedSheet(rows: number): string {
  const data = [
    ['Jumlah Penduduk Kota Cilegon Tahun 2024'],
    ['No', 'Kelurahan', 'Laki-laki', 'Perempuan'],
    ...Array.from({ length: rows }, (_, at): Line => [at + 1, `Kelurahan ${at + 1}`, 100 + at, 90 + at]),
  ];
  const lines = data.map(
    (line, at) => `<row r="${at + 1}">${line.map((cell, col) => cellOf(cell, col, at + 1)).join('')}</row>`,
  );
  for (let row = data.length + 1; row <= lastRow; row += 1)
    lines.push(`<row r="${row}" spans="1:4" x14ac:dyDescent="0.25"><c r="A${row}" s="${row % 3}"/></row>`);
  const merges = '<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>';
  return `<worksheet><dimension ref="A1:D${lastRow}"/><sheetData>${lines.join('')}</sheetData>${merges}</worksheet>`;
}

function cellOf(cell: string | number, col: number, row: number): string {
  const address = `${'ABCD'.charAt(col)}${row}`;
  return typeof cell === 'number'
    ? `<c r="${address}"><v>${cell}</v></c>`
    : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
}

function packed(parts: Readonly<Record<string, string>>): Uint8Array {
  const archive = XLSX.CFB.utils.cfb_new();
  for (const [name, text] of Object.entries(parts))
    XLSX.CFB.utils.cfb_add(archive, `/${name}`, Buffer.from(text));
  // SheetJS types the result of writing by an option.
  return XLSX.CFB.write(archive, { type: 'buffer', fileType: 'zip', compression: true }) as Uint8Array;
}
