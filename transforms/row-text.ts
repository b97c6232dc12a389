// The text cells of a row → what breaks their pattern; personal ones are looked at here and told nowhere.
import { type Cell, cellText, isBlank } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { BoundColumn } from './binding.js';
import { type Finding, quoted } from './finding.js';
import type { Say } from './measure.js';
import { patternTest } from './pattern.js';

export function textCheck(
  columns: readonly BoundColumn<ColumnOf<'text'>>[],
): (cells: readonly Cell[], say: Say) => void {
  const tests = columns.map((column) => {
    const { pattern } = column.spec;
    return { column, isWhole: pattern === undefined ? null : patternTest(pattern) };
  });
  return (cells, say) => {
    for (const { column, isWhole } of tests) {
      const cell = cells[column.col - 1] ?? null;
      if (isBlank(cell)) {
        if (!(column.spec.optional_cells ?? !column.spec.required)) say(column, cell, blank);
      } else if (typeof cell === 'object' && cell?.kind === 'error') say(column, cell, galat);
      else if (isWhole !== null && !isWhole(cellText(cell).trim())) say(column, cell, unlike(cell));
    }
  };
}

const blank: Finding = { code: 'missing-cell', says: 'kosong, padahal wajib diisi', mend: 'Isi selnya.' };
const galat: Finding = {
  code: 'formula-error',
  says: 'berisi galat rumus',
  mend: 'Perbaiki rumusnya, atau tempel hasilnya sebagai teks.',
};

function unlike(cell: Cell): Finding {
  return {
    code: 'pattern-mismatch',
    says: `berisi ${quoted(cell)}, yang tidak sesuai dengan bentuk yang diminta`,
    mend: 'Periksa penulisannya; angka panjang seperti NIK harus diketik sebagai teks.',
  };
}
