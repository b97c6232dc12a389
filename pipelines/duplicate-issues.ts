// Facts that a delivery says more than once → issues that name the cells.
import { cellAddress } from '../model/cell.js';
import type { Issue } from '../model/issue.js';
import { periodCode } from '../model/period.js';
import type { Duplicate, Duplicates } from '../warehouse/duplicates.js';
import type { Ledger } from './ledger.js';

export function duplicateIssues({ examples }: Duplicates, sheets: Ledger['sheets']): readonly Issue[] {
  return examples.map((duplicate) => duplicateIssue(duplicate, sheets));
}

function duplicateIssue(
  { variable, area, period, breakdown, cells }: Duplicate,
  sheets: Ledger['sheets'],
): Issue {
  const nameOf = (number: number) => sheets.find((sheet) => sheet.number === number)?.name ?? null;
  const place = (cell: Duplicate['cells'][number]) => {
    const address = cell.col === null ? `baris ${cell.row}` : cellAddress(cell.row, cell.col);
    const name = sheets.length > 1 ? nameOf(cell.sheet) : null;
    return name === null ? address : `${name}!${address}`;
  };
  const last = cells.at(-1);
  const what = breakdown === '' ? variable : `${variable} (${breakdown})`;
  return {
    code: 'duplicate-fact',
    severity: 'error',
    sheet: last === undefined ? null : nameOf(last.sheet),
    row: last?.row ?? null,
    col: last?.col ?? null,
    text: last?.value === null || last === undefined ? '' : String(last.value),
    message: `Angka ${what} untuk wilayah ${area}, periode ${periodCode(period)}, disebut lebih dari sekali: ${cells.map(place).join(', ')}.`,
    mend: 'Hapus baris yang ganda, atau perbaiki nama wilayah atau periodenya.',
  };
}
