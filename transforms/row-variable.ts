// The label cell of a row ("Angka kematian bayi") → the variable that the row's figures measure.
import { type Cell, cellText, isBlank } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { GridRow, Merge } from '../model/grid.js';
import type { AsideRow } from '../model/table.js';
import type { Binding, BoundColumn } from './binding.js';
import { byCells } from './by-cells.js';
import { type Finding, quoted } from './finding.js';
import { isNumbering } from './heading.js';
import { hasFigure, nestedLabels } from './nested-labels.js';
import { labelReader, type Tells } from './row-label.js';
import type { Found } from './row-period.js';
import { columnsOf } from './typed-row.js';
import type { AreaResolver } from './values/area.js';
import { nearest } from './values/distance.js';
import { readPeriod } from './values/period.js';
import { squash } from './values/squash.js';

/** `skip`: the contract wants nothing of this row. */
export interface RowVariable {
  readonly variable: string | null;
  readonly skip: boolean;
  /** Without figures, and the name of what stands below it. */
  readonly heading: boolean;
  readonly findings: readonly Found[];
}

type VariableColumn = BoundColumn<ColumnOf<'variable'>>;

const unsaid: RowVariable = { variable: null, skip: false, heading: false, findings: [] };

export interface ReadVariable {
  /** Rows in order. */
  (row: GridRow): RowVariable;
  /** A row that the layout took for a heading of those below. */
  pass(row: AsideRow): void;
}

/** Reads the variable column of a contract; without one every row says nothing. */
export function variableReader(
  binding: Binding,
  resolver: AreaResolver,
  merges: readonly Merge[],
): ReadVariable {
  const [column] = columnsOf(binding, 'variable');
  if (column?.spec.nested === undefined)
    return Object.assign(rowVariable(binding, resolver, merges), { pass: () => undefined });
  return nestedVariable(binding, column, resolver);
}

/** Whether a row, seen alone, names a variable; of labels under others the label itself, whatever stands above. */
export function namesVariable(binding: Binding, resolver: AreaResolver): (row: GridRow) => boolean {
  const [column] = columnsOf(binding, 'variable');
  if (column?.spec.nested === undefined) {
    const read = rowVariable(binding, resolver, []);
    return (row) => {
      const { variable, findings } = read(row);
      return variable !== null && findings.length === 0;
    };
  }
  const { map } = column.spec;
  const last = Object.entries(map).map(([key, variable]) => [key.split('|').at(-1)?.trim(), variable]);
  const read = labelReader(Object.fromEntries(last), { unitOf: () => undefined, tells: () => false });
  const cols = [column.col, ...(column.also ?? [])];
  return ({ cells }) => cols.some((col) => read(cellText(cells[col - 1] ?? null)) !== undefined);
}

/** The longest path that a key says: the label under its parents before the label alone. */
function nestedVariable(binding: Binding, column: VariableColumn, resolver: AreaResolver): ReadVariable {
  const { spec, col, also = [] } = column;
  const by = binding.columns.find(({ name }) => name === spec.nested)?.col;
  const numbers = binding.layout.columns.some((each) => each.col === by && isNumbering(each));
  const figures = binding.columns.filter(({ spec: { type } }) => type === 'number').map((each) => each.col);
  const labels = nestedLabels({
    labels: [col, ...also],
    ...(numbers ? { number: by } : { code: by }),
    figures,
  });
  const unitOf = (variable: string) => binding.dataset.variables[variable]?.unit;
  const read = labelReader(spec.map, { unitOf, tells: tellsOf(binding, column, resolver) });
  const readPath = (path: readonly string[]) => {
    for (const from of path.keys()) {
      const reading = read(path.slice(from).join(' | '));
      if (reading !== undefined) return reading;
    }
    return undefined;
  };
  const readRow = ({ cells }: GridRow): RowVariable => {
    const path = labels.place(cells);
    const cell = path.at(-1) ?? null;
    const reading = readPath(path);
    if (reading === undefined && path.length > 0 && !hasFigure(cells, figures))
      return { ...unsaid, heading: true };
    if (reading === undefined && spec.other === 'skip') return { ...unsaid, skip: true };
    const finding =
      reading === undefined
        ? unknown(cell, path.slice(0, -1).join(' | '), Object.keys(spec.map))
        : otherUnit(cell, reading.otherUnit, unitOf(reading.variable));
    const findings = finding === undefined ? [] : [{ column, cell, finding }];
    return { ...unsaid, variable: reading?.variable ?? null, findings };
  };
  return Object.assign(readRow, {
    pass: ({ reason, cells }: AsideRow) => {
      if (reason === 'section') labels.head(cells);
    },
  });
}

/** A label counts whole; what the same column tells of area and period may stand behind it. */
function rowVariable(
  binding: Binding,
  resolver: AreaResolver,
  merges: readonly Merge[],
): (row: GridRow) => RowVariable {
  const [column] = columnsOf(binding, 'variable');
  if (column === undefined) return () => unsaid;
  const { spec } = column;
  const unitOf = (variable: string) => binding.dataset.variables[variable]?.unit;
  const read = labelReader(spec.map, { unitOf, tells: tellsOf(binding, column, resolver) });
  const inSections = Object.keys(spec.map).some((label) => label.includes('|'));
  const section = inSections ? sectionOf(binding, column) : undefined;
  return byCells(section === undefined ? [column] : [column, section], merges, ([cell = null, above]) => {
    const reading = read(cellText(cell), cellText(above));
    if (reading === undefined && spec.other === 'skip') return { ...unsaid, skip: true };
    const finding =
      reading === undefined
        ? unknown(cell, cellText(above), Object.keys(spec.map))
        : otherUnit(cell, reading.otherUnit, unitOf(reading.variable));
    const findings = finding === undefined ? [] : [{ column, cell, finding }];
    return { ...unsaid, variable: reading?.variable ?? null, findings };
  });
}

/** The same column, as if it stood where the headings of sections do. */
function sectionOf({ layout }: Binding, column: VariableColumn): VariableColumn | undefined {
  const col = layout.columns.find(({ section }) => section === true)?.col;
  return col === undefined ? undefined : { ...column, col };
}

/** A chart's title names what it measures, where and when: as much of it as the contract reads from that column. */
function tellsOf(binding: Binding, { col }: VariableColumn, resolver: AreaResolver): Tells {
  const roles = new Set(binding.columns.filter((each) => each.col === col).map(({ spec }) => spec.type));
  const isArea = (text: string) =>
    text === '' || (roles.has('area') && resolver.resolve(text).kind === 'area');
  const isPeriod = (text: string) =>
    text === '' || (roles.has('period') && readPeriod(text).kind === 'period');
  return (text) => {
    const words = text.replace(/^[\s,.:;–-]+/, '').split(/\s+/);
    return words.concat('').some((_, i) => {
      const first = words
        .slice(0, i)
        .join(' ')
        .replace(/[,.:;]$/, '');
      const rest = words.slice(i).join(' ');
      return (isArea(first) && isPeriod(rest)) || (isPeriod(first) && isArea(rest));
    });
  };
}

function otherUnit(cell: Cell, written: string | undefined, wanted: string | undefined): Finding | undefined {
  if (written === undefined || wanted === undefined) return undefined;
  return {
    code: 'unit-differs',
    says: `berisi ${quoted(cell)} dengan satuan "${written}", sedangkan yang diminta "${wanted}"`,
    mend: `Ubah angkanya ke dalam ${wanted}, lalu tulis satuannya "${wanted}".`,
  };
}

function unknown(cell: Cell, section: string, labels: readonly string[]): Finding {
  const code = 'unknown-variable';
  const list = `Uraian yang dikenal: ${labels.slice(0, 10).join('; ')}${labels.length > 10 ? '; …' : ''}.`;
  if (isBlank(cell)) return { code, says: 'kosong', mend: `Isi uraiannya. ${list}` };
  const [near] = nearest(squash(section + cellText(cell)), labels, squash, 1);
  const under = section === '' ? '' : ` di bagian ${quoted(section)}`;
  const meant = near === undefined ? '' : `Bila yang dimaksud "${near}", tulis persis demikian. `;
  return {
    code,
    says: `berisi ${quoted(cell)}, yang tidak dikenal sebagai uraian${under}`,
    mend: `${meant}${list} Uraian yang memang baru perlu ditambahkan walidata ke dalam kontrak.`,
  };
}
