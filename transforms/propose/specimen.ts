// The nouns of a proposal: the table that it is made from, what is known around it, and what was decided about it.
import type { Area } from '../../model/area.js';
import type { Cell } from '../../model/cell.js';
import type { ColumnDraft } from '../../model/column.js';
import type { DatasetDraft } from '../../model/dataset.js';
import type { Decision } from '../../model/decision.js';
import type { GridRow } from '../../model/grid.js';
import type { Breakdowns } from '../../model/opd.js';
import type { AsideRow, Layout, TableColumn } from '../../model/table.js';
import type { AreaResolver } from '../values/area.js';
import { type RowIndex, rowIndexer } from './row-index.js';

/** Labels under others: what stands above each row, and which rows are headings alone. */
export interface Nest {
  /** The column of labels, the first of several under one heading. */
  readonly label: TableColumn;
  readonly joined: boolean;
  /** The column whose codes or numbers tell what stands under what, where the labels alone do not. */
  readonly by: TableColumn | undefined;
  /** Of each row the labels above, the outermost first, and its own. */
  readonly paths: ReadonlyMap<GridRow, readonly string[]>;
  /** Rows without figures that name what stands below them. */
  readonly headings: ReadonlySet<GridRow>;
}

/** One table of a file: its layout and its rows, as far as they were looked at. */
export interface Specimen {
  readonly layout: Layout;
  readonly data: readonly GridRow[];
  /** How many of `data`, at its end, were picked from rows further down and from other sheets. */
  readonly picked?: number;
  /** All rows of the table, on every sheet that holds it; `data` alone where it is left out. */
  readonly index?: RowIndex;
  readonly aside: readonly AsideRow[];
  /** Where labels stand under others: then `data` are the rows with figures. */
  readonly nest?: Nest;
  /** Columns whose cells here are those of several under one heading. */
  readonly joined?: ReadonlySet<TableColumn>;
  /** Sheets that hold tables of the same shape, this one's among them, and how many visible sheets there are. */
  readonly alike: readonly string[];
  readonly sheets: number;
  /** This table and the others of its shape on its sheet, where the title of each says a period of its own. */
  readonly stacked?: readonly Layout[];
}

export interface ProposalContext {
  /** "gizi-balita": the dataset's name without its OPD. */
  readonly name: string;
  readonly fileName: string;
  /** Where the file lies, as the source of the dataset will say it. */
  readonly folder: string;
  readonly city: Area;
  readonly resolver: AreaResolver;
  readonly breakdowns: Breakdowns;
  /** Variables that other datasets measure: their names are taken. */
  readonly taken: ReadonlySet<string>;
  /** ISO day. */
  readonly today: string;
}

/** A column of the contract, and in a sentence why it is what it is. */
export interface ProposedColumn {
  readonly draft: ColumnDraft;
  readonly why: string;
  /** What the file leaves open about it; `path` is its place in the draft: "columns.3". */
  readonly asks?: readonly ((path: string) => Decision)[];
}

/** Why each part was chosen, by its path in the draft: "period", "columns.3", "variables.padi". */
export type Reasons = ReadonlyMap<string, string>;

export interface Proposal {
  /** Written by the first choice of every decision, without them. */
  readonly draft: DatasetDraft;
  readonly reasons: Reasons;
  readonly decisions: readonly Decision[];
}

export function cellsOf({ data }: Pick<Specimen, 'data'>, { col }: TableColumn): readonly Cell[] {
  return data.map((row) => row.cells[col - 1] ?? null);
}

/** How many rows there are, and how many of them some columns tell apart, over the whole file where it was read. */
export function indexOf(specimen: Specimen): RowIndex {
  if (specimen.index !== undefined) return specimen.index;
  const known = indexes.get(specimen.data);
  if (known !== undefined) return known;
  const index = rowIndexer(specimen.layout.columns.map(({ col }) => col));
  for (const { cells } of specimen.data) index.add(cells, 0);
  indexes.set(specimen.data, index);
  return index;
}

const indexes = new WeakMap<Specimen['data'], RowIndex>();
