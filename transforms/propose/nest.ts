// The rows of a table whose labels stand under others → the labels above each row, and the rows that are headings alone.
import { isBlank } from '../../model/cell.js';
import type { GridRow } from '../../model/grid.js';
import type { TableColumn } from '../../model/table.js';
import { isNumbering } from '../heading.js';
import { inOrder } from '../in-order.js';
import { hasFigure, type NestedPlaces, nestedLabels } from '../nested-labels.js';
import { goesOn, segments } from '../outline.js';
import { isIdentifier, textsOf } from './label-column.js';
import { cellsOf, type Nest, type Specimen } from './specimen.js';

/** A longer table is a list of records and no form. */
const mostRows = 2000;

/** undefined where no label stands under another. */
export function nestOf(specimen: Specimen, labels: readonly TableColumn[]): Nest | undefined {
  const [label] = labels;
  if (label === undefined || specimen.data.length > mostRows) return undefined;
  const figures = specimen.layout.columns
    .filter((column) => column.type === 'number' && !isNumbering(column) && !isIdentifier(column))
    .map(({ col }) => col);
  const own: NestedPlaces = { labels: labels.map(({ col }) => col), figures };
  const [code, number] = [codeColumn(specimen), numberColumn(specimen)];
  const ways: readonly (readonly [NestedPlaces, TableColumn | undefined])[] = [
    ...(code === undefined ? [] : [[{ ...own, code: code.col }, code] as const]),
    [own, undefined],
    ...(number === undefined ? [] : [[{ ...own, number: number.col }, number] as const]),
  ];
  const nests = ways.flatMap(([places, by]) => {
    const paths = pathsOf(specimen, places);
    if (![...paths.values()].some((path) => path.length > 1)) return [];
    const headings = [...paths.keys()].filter((row) => !hasFigure(row.cells, figures));
    return [{ label, joined: labels.length > 1, by, paths, headings: new Set(headings) }];
  });
  return nests.toSorted((a, b) => unclear(a) - unclear(b))[0];
}

/** Rows with figures that have the path of another. */
function unclear({ paths, headings }: Nest): number {
  const told = [...paths].filter(([row]) => !headings.has(row)).map(([, path]) => path.join('\n'));
  return told.length - new Set(told).size;
}

function pathsOf(specimen: Specimen, places: NestedPlaces): Nest['paths'] {
  const labels = nestedLabels(places);
  const paths = new Map<GridRow, readonly string[]>();
  inOrder(
    specimen,
    ({ reason, cells }) => {
      if (reason === 'section') labels.head(cells);
    },
    (row) => paths.set(row, labels.place(row.cells)),
  );
  return paths;
}

/** Codes of which most go on from another one. */
function codeColumn(specimen: Specimen): TableColumn | undefined {
  return specimen.layout.columns.find((column) => {
    if (!/kode|code/i.test(column.name) || column.name === '') return false;
    const codes = textsOf(specimen, column).map(segments);
    const inner = codes.filter((code) => codes.some((other) => goesOn(code, other)));
    return inner.length > 0 && inner.length >= codes.length / 2;
  });
}

/** "1", "a", "b", "2": a numbering of more than one kind, or one that begins anew. */
function numberColumn(specimen: Specimen): TableColumn | undefined {
  return specimen.layout.columns.find((column) => {
    if (column.name === '' || !isNumbering(column)) return false;
    const texts = textsOf(specimen, column);
    return new Set(texts).size < texts.length || texts.some((text) => /[a-z]/i.test(text));
  });
}

/** Neighbours under one heading, all of them labels; the first column of each run stands for it. */
export function joinedColumns({ layout, ...specimen }: Specimen): readonly (readonly TableColumn[])[] {
  const runs: TableColumn[][] = [];
  for (const column of layout.columns) {
    const last = runs.at(-1);
    if (last?.at(-1)?.name === column.name && column.name !== '') last.push(column);
    else runs.push([column]);
  }
  return runs.filter(
    (run) => run.length > 1 && run.every((column) => isLabel({ layout, ...specimen }, column)),
  );
}

function isLabel(specimen: Specimen, column: TableColumn): boolean {
  if (column.type === 'text' || column.type === 'empty' || column.type === 'boolean') return true;
  return cellsOf(specimen, column).every((cell) => isBlank(cell) || typeof cell === 'string');
}
