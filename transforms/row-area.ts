// The area cells of a row → the one area it speaks of, the broader columns scoping the narrower ones.
import type { Area, AreaLevel } from '../model/area.js';
import { type Cell, cellText, isBlank } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { GridRow, Merge } from '../model/grid.js';
import { areaFinding, endedFinding } from './area-findings.js';
import { areaText } from './area-text.js';
import type { BoundColumn } from './binding.js';
import { byCells, labelCells } from './by-cells.js';
import type { Found } from './row-period.js';
import type { AreaQuery, AreaResolver } from './values/area.js';

/** `total`: the cell names an area above all that the column holds, as "Kota Cilegon" below its kecamatan does. */
export interface RowArea {
  readonly area: Area | null;
  readonly total: boolean;
  readonly findings: readonly Found[];
}

type AreaColumn = BoundColumn<ColumnOf<'area'>>;

const depth: Readonly<Record<AreaLevel, number>> = {
  country: 0,
  province: 1,
  city: 2,
  kecamatan: 3,
  kelurahan: 4,
};

export interface AreaContext {
  readonly resolver: AreaResolver;
  readonly merges: readonly Merge[];
  /** The area of a row without any area cell. */
  readonly fallback: Area | null;
  /** Columns whose cells begin with the name of a variable. */
  readonly variables: readonly BoundColumn<ColumnOf<'variable'>>[];
  readonly days?: readonly string[];
}

/** `days`: the last days of the row's periods, ISO; none where they are not known. */
export type ReadRowArea = (row: GridRow, days: readonly string[]) => RowArea;

/** Rows must come in order: parents stand above their children. */
export function rowArea(columns: readonly AreaColumn[], context: AreaContext): ReadRowArea {
  const ordered = [...columns].sort((a, b) => topDepth(a) - topDepth(b));
  const nests = ordered.some(({ spec }) => levelsOf(spec).length > 1);
  if (!nests && !context.resolver.hasTimes)
    return byCells(ordered, context.merges, (cells) => readAreas(ordered, cells, context, undefined));
  const cellsOf = labelCells(ordered, context.merges);
  let nesting: Area | null = null;
  return (row, days) => {
    const read = readAreas(ordered, cellsOf(row), { ...context, days }, nests ? nesting : undefined);
    if (read.area !== null && hasChildren(ordered, read.area)) nesting = read.area;
    return read;
  };
}

/** The one level of every row, by its narrowest column; null where a contract lets rows of several levels stand together. */
export function levelOfRows(columns: readonly AreaColumn[]): AreaLevel | null {
  const narrowest = [...columns].sort((a, b) => topDepth(a) - topDepth(b)).at(-1);
  if (narrowest === undefined || narrowest.spec.optional_cells === true || !narrowest.spec.required)
    return null;
  const [level = null, ...more] = levelsOf(narrowest.spec);
  return more.length === 0 ? level : null;
}

function levelsOf(spec: ColumnOf<'area'>): readonly AreaLevel[] {
  return [spec.level].flat();
}

function topDepth({ spec }: AreaColumn): number {
  return Math.min(...levelsOf(spec).map((level) => depth[level]));
}

/** True where a column also holds areas below this one, so that the next rows may be its children. */
function hasChildren(columns: readonly AreaColumn[], area: Area): boolean {
  return columns.some(({ spec }) => levelsOf(spec).some((level) => depth[level] > depth[area.level]));
}

function readAreas(
  columns: readonly AreaColumn[],
  cells: readonly Cell[],
  context: AreaContext,
  nesting: Area | null | undefined,
): RowArea {
  const findings: Found[] = [];
  let area: Area | null = null;
  for (const [i, column] of columns.entries()) {
    const cell = cells[i] ?? null;
    const read = readOne(column, cell, area, context, nesting);
    if (read === 'total') return { area: null, total: true, findings: [] };
    if (read === 'blank') continue;
    if ('code' in read && 'says' in read) findings.push({ column, cell, finding: read });
    else if (area !== null && area.level === read.level && area !== read)
      findings.push({ column, cell, finding: areaFinding.disagrees(area, read) });
    else area = read;
  }
  return { area: area ?? context.fallback, total: false, findings };
}

function readOne(
  column: AreaColumn,
  cell: Cell,
  parent: Area | null,
  { resolver, variables, days = [] }: AreaContext,
  nesting: Area | null | undefined,
) {
  const { spec } = column;
  if (isBlank(cell)) return (spec.optional_cells ?? !spec.required) ? 'blank' : areaFinding.blank();
  if (typeof cell === 'object' && cell?.kind === 'error') return areaFinding.error(cell.text);
  const levels = levelsOf(spec);
  const scoped = parent !== null && levels.every((level) => depth[level] > depth[parent.level]);
  const query: AreaQuery = {
    levels,
    by: spec.by,
    days,
    ...(scoped ? { parent } : {}),
    ...(nesting !== undefined && levels.length > 1 ? { nesting } : {}),
  };
  const reading = resolver.resolve(areaText(column, cell, variables), query);
  if (reading.kind === 'area') return reading.area;
  if (reading.kind === 'unknown' && namesAWhole(cell, spec, parent, resolver)) return 'total';
  if (reading.kind === 'ambiguous') return areaFinding.ambiguous(cell, reading);
  if (reading.kind === 'ended') return endedFinding(cell, reading, resolver);
  return reading.kind === 'unknown'
    ? areaFinding.unknown(cell, reading, parent)
    : areaFinding.elsewhere(cell, reading, parent);
}

function namesAWhole(
  cell: Cell,
  spec: ColumnOf<'area'>,
  parent: Area | null,
  resolver: AreaResolver,
): boolean {
  if (parent !== null) return false;
  const top = Math.min(...levelsOf(spec).map((level) => depth[level]));
  const reading = resolver.resolve(cellText(cell), { by: spec.by });
  return reading.kind === 'area' && depth[reading.area.level] < top;
}
