// A binding and the units that people accepted → the binding whose columns are multiplied as they said.
import type { Remap } from '../../model/layout-memory.js';
import type { Binding, BoundColumn } from '../binding.js';
import { squash } from '../values/squash.js';

/** A unit that a heading names holds wherever that heading stands; one that only the values told, for its file alone. */
export function rescale(binding: Binding, remaps: readonly Remap[], sha256: string): Binding {
  const units = remaps.filter(
    (remap) => remap.kind === 'unit' && (remap.sha256 === null || remap.sha256 === sha256),
  );
  const settled = new Set<number>();
  const columns = binding.columns.map((column): BoundColumn => {
    const { spec } = column;
    const remap = units.find(
      (unit) => unit.wanted === column.name && isHeading(binding, column, unit.written),
    );
    if (remap === undefined || spec.type !== 'number') return column;
    settled.add(column.col);
    return { ...column, spec: { ...spec, factor: spec.factor * remap.factor } };
  });
  if (settled.size === 0) return binding;
  const issues = binding.issues.filter(({ code, col }) => code !== 'unit-differs' || !settled.has(col ?? 0));
  return { ...binding, columns, issues };
}

function isHeading({ layout }: Binding, { col }: BoundColumn, written: string): boolean {
  const column = layout.columns.find((each) => each.col === col);
  return (
    column !== undefined &&
    squash(headingWithUnit(column.name, column.unit ?? layout.unit)) === squash(written)
  );
}

/** "Penduduk" whose unit stands in another row or over the table → "Penduduk (ribu jiwa)": what a unit is accepted for. */
export function headingWithUnit(heading: string, unit: string | null): string {
  return unit === null || squash(heading).includes(squash(unit)) ? heading : `${heading} (${unit})`;
}
