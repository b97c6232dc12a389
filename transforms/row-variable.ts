// The label cell of a row ("Angka kematian bayi") → the variable that the row's figures measure.
import { cellText, isBlank } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { GridRow, Merge } from '../model/grid.js';
import type { BoundColumn } from './binding.js';
import { byCells } from './by-cells.js';
import { quoted } from './finding.js';
import type { Found } from './row-period.js';
import { squash } from './values/squash.js';

/** `skip`: the contract wants nothing of this row. */
export interface RowVariable {
  readonly variable: string | null;
  readonly skip: boolean;
  readonly findings: readonly Found[];
}

const unsaid: RowVariable = { variable: null, skip: false, findings: [] };

/** A text matches when it begins as a key of the map does; the longest key wins. */
export function rowVariable(
  columns: readonly BoundColumn<ColumnOf<'variable'>>[],
  merges: readonly Merge[],
): (row: GridRow) => RowVariable {
  const [column] = columns;
  if (column === undefined) return () => unsaid;
  const { spec } = column;
  const keys = Object.entries(spec.map)
    .map(([text, variable]) => [squash(text), variable] as const)
    .sort(([a], [b]) => b.length - a.length);
  return byCells([column], merges, ([cell = null]) => {
    const text = squash(cellText(cell));
    const variable = keys.find(([key]) => text.startsWith(key))?.[1];
    if (variable !== undefined && text !== '') return { variable, skip: false, findings: [] };
    if (spec.other === 'skip') return { variable: null, skip: true, findings: [] };
    const says = isBlank(cell) ? 'kosong' : `berisi ${quoted(cell)}, yang tidak dikenal sebagai uraian`;
    const mend = `Tulis salah satu uraian ini: ${Object.keys(spec.map).slice(0, 10).join('; ')}.`;
    return {
      variable: null,
      skip: false,
      findings: [{ column, cell, finding: { code: 'unknown-variable', says, mend } }],
    };
  });
}
