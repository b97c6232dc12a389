// A register that cannot be taken for what it seems to say: NIHIL beside records, or headings alone → the issues.
import type { AbsenceCell } from '../model/absence.js';
import { cellAddress } from '../model/cell.js';
import type { Issue } from '../model/issue.js';
import { quoted } from './finding.js';
import type { Register } from './register.js';

type Named = Pick<Register, 'sheetName'>;

/** NIHIL of a period in which there are records. */
export function contradicted(register: Named, cell: AbsenceCell, period: string): Issue {
  const message = `${place(cell)}, padahal untuk periode ${period} ada baris data.`;
  const mend = 'Hapus NIHIL itu bila datanya benar, atau hapus baris datanya bila memang nihil.';
  return issue('nihil-contradicted', register, cell, message, mend);
}

/** NIHIL of which no place tells the period. */
export function untold(register: Named, cell: AbsenceCell): Issue {
  const message = `${place(cell)}, tetapi periodenya tidak ditemukan di judul, nama lembar, maupun nama berkas.`;
  const mend = 'Tulis periodenya di judul, misalnya "Bulan Januari 2024".';
  return issue('no-period', register, cell, message, mend);
}

/** NIHIL of another period than the one that was asked for. */
export function otherPeriod(
  register: Named,
  cell: AbsenceCell,
  asked: string,
  said: readonly string[],
): Issue {
  const message = `${place(cell)} untuk periode ${said.slice(0, 6).join(', ')}, sedangkan yang diminta periode ${asked}.`;
  const mend = 'Kirim berkas untuk periode yang diminta, atau perbaiki periode di dalam berkas.';
  return issue('period-not-asked', register, cell, message, mend);
}

/** NIHIL in a file that holds a part of the areas and does not name which. */
export function unplaced(register: Named, cell: AbsenceCell): Issue {
  const message = `${place(cell)}, tetapi berkas ini hanya memuat sebagian wilayah; tidak jelas wilayah mana yang nihil.`;
  const mend = 'Tulis nama wilayahnya pada baris NIHIL itu, misalnya "Cibeber | NIHIL".';
  return issue('nihil-unplaced', register, cell, message, mend);
}

/** An empty template is no report. A warning where other sheets hold rows. */
export function emptyTable(register: Named, cell: AbsenceCell | null, severity: Issue['severity']): Issue {
  const where = register.sheetName === null ? 'Tabel ini' : `Tabel di lembar "${register.sheetName}"`;
  return {
    ...issue(
      'empty-table',
      register,
      cell,
      `${where} hanya berisi judul kolom, tanpa satu pun baris data.`,
      '',
    ),
    severity,
    mend: 'Isi datanya; tulis NIHIL di bawah judul kolom bila memang tidak ada.',
  };
}

function place({ row, col, text }: AbsenceCell): string {
  return col === null
    ? `Baris ${row} berisi judul kolom saja`
    : `Sel ${cellAddress(row, col)} berisi ${quoted(text)}`;
}

function issue(
  code: string,
  { sheetName }: Named,
  cell: AbsenceCell | null,
  message: string,
  mend: string,
): Issue {
  const { row = null, col = null, text = null } = cell ?? {};
  return { code, severity: 'error', sheet: sheetName, row, col, text: text ?? '', message, mend };
}
