// A good file → the same file with a mistake that an OPD makes, so that there is something to return.
import type { SampleCell, SampleFile, SampleSheet } from './sheet.js';

type Change = (sheet: SampleSheet) => SampleSheet;

/** Path below samples/inbox → what is wrong in it; samples/README.md lists them for people. */
const mistakes: Readonly<Record<string, Change>> = {
  // The total row was not calculated again after a kecamatan had been corrected.
  'dlh/Sampah 2024-05.xlsx': cells((cell, col, row) =>
    row[1] === 'JUMLAH' && col === 3 ? '9.999,99' : cell,
  ),
  // A heading was renamed, and one borrower lives in a kelurahan that Cilegon does not have.
  'dinkop-ukm/Pinjaman 0 Persen 2025-03.xlsx': cells((cell, col, row) => {
    if (cell === 'Pinjaman (Rp)') return 'Besaran Dana Bergulir';
    return row[0] === 7 && col === 4 ? 'Kebon Jeruk' : cell;
  }),
  // A count below zero, and a count in words.
  'dishub/Laka Lantas 2024-Q3.xlsx': cells((cell, col, row) => {
    if (row[1] === 'Jombang' && col === 2) return -4;
    return row[1] === 'Cibeber' && col === 3 ? 'dua orang' : cell;
  }),
  // "217.300" and "1.098" as text and no total: nobody can tell where a thousand ends and a fraction begins.
  'dkpp/Produksi Padi 2024.xls': (sheet) => {
    const typed = cells((cell, col) => {
      if (col < 2 || typeof cell !== 'number') return cell;
      return (cell >= 1000 ? cell / 1000 : cell).toFixed(3);
    });
    const { rows, ...rest } = typed(sheet);
    return { ...rest, rows: rows.filter((row) => !row.includes('JUMLAH')) };
  },
};

/** Saved from a browser whose session had ended: a login page under the name of a workbook. */
const loginPage = 'dpmptsp/Realisasi Investasi 2023-Q4.xlsx';

export const damagedPaths: readonly string[] = [...Object.keys(mistakes), loginPage];

export function damaged(file: SampleFile): SampleFile {
  if (file.path === loginPage) return { path: file.path, encoding: 'utf8', text: loginText };
  const change = mistakes[file.path];
  return change === undefined || 'text' in file ? file : { ...file, sheets: file.sheets.map(change) };
}

function cells(change: (cell: SampleCell, col: number, row: readonly SampleCell[]) => SampleCell): Change {
  return (sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.map((cell, col) => change(cell, col, row))),
  });
}

const loginText = `<!DOCTYPE html>
<html lang="id"><head><title>Masuk - Portal OPD (contoh)</title></head>
<body><form method="post"><label>Nama pengguna <input name="user"></label>
<label>Kata sandi <input type="password" name="sandi"></label><button>Masuk</button></form></body></html>
`;
