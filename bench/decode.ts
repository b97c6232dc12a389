// How fast, and in how much memory, files of the sizes that matter are decoded: one fresh process a measurement.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as XLSX from 'xlsx';
import { openWorkbook } from '../formats/open.js';

const folder = join(tmpdir(), 'satudata-bench-decode');
const csv = join(folder, 'million.csv');
const workbook = join(folder, 'large.xlsx');
const small = join(folder, 'small');

function line(at: number): readonly (string | number)[] {
  return [
    `36.72.0${(at % 8) + 1}.10${at % 43}`,
    `Kelurahan ${at % 43}`,
    2024,
    (at % 12) + 1,
    (at * 7919) % 100_000,
    `catatan ${at}`,
  ];
}

function writeFiles(): void {
  if (existsSync(small)) return;
  mkdirSync(folder, { recursive: true });
  const header = ['kode', 'kelurahan', 'tahun', 'bulan', 'jumlah', 'keterangan'];
  const lines = Array.from({ length: 1_000_000 }, (_, at) => line(at).join(','));
  writeFileSync(csv, `${header.join(',')}\n${lines.join('\n')}\n`);
  const rows = Array.from({ length: 200_000 }, (_, at) => [...line(at), at, at * 2, at / 7, at % 5]);
  writeFileSync(workbook, sheetFile([[...header, 'a', 'b', 'c', 'd'], ...rows], 'xlsx'));
  mkdirSync(small);
  const fifty = [header, ...rows.slice(0, 50)];
  for (let at = 0; at < 800; at += 1) {
    const type = at % 4 === 3 ? 'biff8' : 'xlsx';
    writeFileSync(join(small, `${at}.${type === 'xlsx' ? 'xlsx' : 'xls'}`), sheetFile(fifty, type));
  }
}

function sheetFile(rows: readonly (readonly (string | number)[])[], bookType: XLSX.BookType): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), 'Data');
  return XLSX.write(book, { type: 'buffer', bookType, compression: true, bookSST: true });
}

async function decode(path: string): Promise<number> {
  const book = await openWorkbook(path, { fileName: path });
  let rows = 0;
  for (const sheet of book.sheets) {
    await sheet.merges();
    for await (const batch of sheet.rows()) rows += batch.length;
  }
  await book.close();
  return rows;
}

const tasks: Readonly<Record<string, () => Promise<number>>> = {
  'csv, 1 000 000 × 6': () => decode(csv),
  'xlsx, 200 000 × 10': () => decode(workbook),
  'the same by SheetJS': async () => {
    const book = XLSX.read(readFileSync(workbook), { dense: true });
    return Object.values(book.Sheets)[0]?.['!data']?.length ?? 0;
  },
  '800 workbooks of 50 rows (200 xls)': async () => {
    let rows = 0;
    for (const name of readdirSync(small)) rows += await decode(join(small, name));
    return rows;
  },
};

async function measure(name: string): Promise<void> {
  const started = performance.now();
  const rows = (await tasks[name]?.()) ?? 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const resident = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  console.log(`| ${name} | ${rows} | ${seconds} s | ${resident} MB |`);
}

const [asked] = process.argv.slice(2);
if (asked) await measure(asked);
else {
  writeFiles();
  console.log('| what | rows | time | resident |\n|---|---|---|---|');
  const self = fileURLToPath(import.meta.url);
  for (const name of Object.keys(tasks)) execFileSync(process.execPath, [self, name], { stdio: 'inherit' });
}
