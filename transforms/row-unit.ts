// The unit cell of a row ("Juta Rp") → what each of its figures is multiplied by to stand in the unit of its variable.

import { conversion, scaleOf } from '../lexicon/unit.js';
import { type Cell, cellText } from '../model/cell.js';
import { aspectOf, type ColumnOf } from '../model/column.js';
import type { GridRow, Merge } from '../model/grid.js';
import type { Binding, BoundColumn } from './binding.js';
import { labelCells } from './by-cells.js';
import { type Finding, quoted } from './finding.js';
import type { Found } from './row-period.js';
import { columnsOf, type MeasureColumn } from './typed-row.js';

export interface RowUnit {
  /** One for each measure; null where nothing has to be multiplied. */
  readonly factors: readonly number[] | null;
  readonly findings: readonly Found[];
}

export type ReadRowUnit = (row: GridRow, variable: string | null) => RowUnit;

/** Combinations of variable and unit beyond this are read anew each time. */
const mostKept = 1000;

const asIs: RowUnit = { factors: null, findings: [] };

/** A column whose heading names its own unit, or whose factor is declared, is none of the row's business. */
export function rowUnit(
  binding: Binding,
  measures: readonly MeasureColumn[],
  merges: readonly Merge[],
): ReadRowUnit {
  const [column] = columnsOf(binding, 'unit');
  if (column === undefined) return () => asIs;
  const cellOf = labelCells([column], merges);
  const wanted = measures.map((measure) => unitOf(binding, measure));
  const known = new Map<string, RowUnit>();
  return (row, variable) => {
    const [cell = null] = cellOf(row);
    const key = `${variable ?? ''}\n${cellText(cell)}`;
    const read =
      known.get(key) ??
      readUnits(
        column,
        cell,
        wanted.map((each) => each(variable)),
      );
    if (known.size < mostKept) known.set(key, read);
    return read;
  };
}

/** null where the row's unit does not speak of the column. */
function unitOf(
  { dataset, layout }: Binding,
  { spec, col }: MeasureColumn,
): (variable: string | null) => string | null {
  const headed = layout.columns.find((each) => each.col === col)?.unit ?? null;
  if (spec.type !== 'number' || spec.factor !== 1 || headed !== null) return () => null;
  const { variable: own, aspect } = spec;
  return (variable) => {
    const measured = own ?? (variable === null ? undefined : aspectOf(variable, aspect));
    return measured === undefined ? null : (dataset.variables[measured]?.unit ?? null);
  };
}

function readUnits(
  column: BoundColumn<ColumnOf<'unit'>>,
  cell: Cell,
  wanted: readonly (string | null)[],
): RowUnit {
  const written = cellText(cell).trim();
  if (written === '') {
    const optional = column.spec.optional_cells ?? !column.spec.required;
    return optional ? asIs : { factors: null, findings: [{ column, cell, finding: blank }] };
  }
  const findings = new Map<string, Finding>();
  const factors = wanted.map((unit) => {
    if (unit === null) return 1;
    const factor = conversion(written, unit);
    if (typeof factor === 'number') return factor;
    findings.set(unit, differs(cell, unit, factor === 'unknown'));
    return scaleOf(written) / scaleOf(unit);
  });
  return {
    factors: factors.every((factor) => factor === 1) ? null : factors,
    findings: [...findings.values()].map((finding) => ({ column, cell, finding })),
  };
}

const blank: Finding = {
  code: 'missing-cell',
  says: 'kosong, padahal satuan wajib diisi',
  mend: 'Isi satuan angka pada baris ini.',
};

/** Two spellings that nobody knows may mean the same: that is told and blocks nothing. */
function differs(cell: Cell, unit: string, unknown: boolean): Finding {
  return {
    code: 'unit-differs',
    says: `berisi satuan ${quoted(cell)}, sedangkan yang diminta "${unit}"`,
    mend: `Ubah angkanya ke dalam ${unit}, lalu tulis satuannya "${unit}".`,
    ...(unknown ? { severity: 'warning' as const } : {}),
  };
}
