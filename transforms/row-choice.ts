// The choice cells of a row → their codes, and the breakdown that they make together.
import { type Cell, cellText, isBlank } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { GridRow, Merge } from '../model/grid.js';
import { breakdownKey } from '../model/observation.js';
import type { Breakdowns } from '../model/opd.js';
import type { BoundColumn } from './binding.js';
import { byCells } from './by-cells.js';
import { type Finding, quoted } from './finding.js';
import type { Found } from './row-period.js';
import { type Choices, readChoices, totalChoice } from './values/choice.js';
import { labelOfDate } from './values/date-label.js';
import { nearest } from './values/distance.js';
import { squash } from './values/squash.js';

export interface RowChoices {
  readonly codes: readonly (string | null)[];
  /** A canonical key; a choice of all together breaks nothing down. */
  readonly breakdown: string;
  /** True where some choice means all of them together: such rows repeat what others hold. */
  readonly total: boolean;
  readonly findings: readonly Found[];
}

type ChoiceColumn = BoundColumn<ColumnOf<'choice'>>;

export function rowChoices(
  columns: readonly ChoiceColumn[],
  breakdowns: Breakdowns,
  merges: readonly Merge[],
): (row: GridRow) => RowChoices {
  const readers = columns.map(({ spec }) =>
    readChoices(spec.choices ?? breakdowns[spec.breakdown ?? ''] ?? {}),
  );
  return byCells(columns, merges, (cells) => {
    const findings: Found[] = [];
    const codes = columns.map((column, i) => {
      const cell = cells[i] ?? null;
      const code = readOne(column, cell, readers[i]);
      if (typeof code !== 'object' || code === null) return code;
      findings.push({ column, cell, finding: code });
      return null;
    });
    const parts: Record<string, string> = {};
    for (const [i, { spec }] of columns.entries()) {
      const code = codes[i];
      if (spec.breakdown !== undefined && code !== null && code !== undefined && code !== totalChoice)
        parts[spec.breakdown] = code;
    }
    return { codes, breakdown: breakdownKey(parts), total: codes.includes(totalChoice), findings };
  });
}

function readOne({ spec }: ChoiceColumn, cell: Cell, choices: Choices | undefined): string | null | Finding {
  if (isBlank(cell)) return (spec.optional_cells ?? !spec.required) ? null : blank;
  return choices?.read(cellText(cell)) ?? unknown(cell, choices?.shown ?? []);
}

const blank: Finding = {
  code: 'missing-cell',
  says: 'kosong, padahal wajib diisi',
  mend: 'Isi dengan salah satu pilihan kolom ini.',
};

function unknown(cell: Cell, shown: readonly string[]): Finding {
  const turned = labelOfDate(cell, shown);
  if (turned !== undefined)
    return {
      code: 'label-became-date',
      says: `berisi ${quoted(cell)}, yaitu tanggal; mungkin yang diketik "${turned}" dan diubah Excel menjadi tanggal`,
      mend: `Ubah format sel menjadi Teks, lalu ketik "${turned}" lagi.`,
    };
  const near = nearest(squash(cellText(cell)), shown, squash, 1)[0];
  const list = shown.slice(0, 12).join(', ');
  return {
    code: 'unknown-choice',
    says: `berisi ${quoted(cell)}, yang bukan salah satu pilihan`,
    mend: `${near === undefined ? '' : `Mungkin maksudnya "${near}". `}Pilihannya: ${list}${shown.length > 12 ? ', …' : ''}.`,
  };
}
