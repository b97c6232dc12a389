// The columns that hold no figures, and what they are → their part of the contract.
import { type ColumnDraft, columnName } from '../../model/column.js';
import type { Breakdowns } from '../../model/opd.js';
import type { TableColumn } from '../../model/table.js';
import type { AreaColumn } from './area-column.js';
import { choiceColumn } from './label-column.js';
import { namer } from './names.js';
import type { Roles } from './roles.js';
import type { ProposedColumn, Specimen } from './specimen.js';

/** By column of the table, each under a name of its own; columns of figures and unnamed ones are left out. */
export function proposeLabels(
  specimen: Specimen,
  roles: Roles,
  breakdowns: Breakdowns,
): ReadonlyMap<TableColumn, ProposedColumn> {
  const columns = new Map<TableColumn, ProposedColumn>();
  for (const area of roles.areas) columns.set(area.column, areaLabel(area, specimen.data.length));
  for (const { column, type } of roles.periods)
    columns.set(column, { draft: { heading: column.name, type }, why: column.evidence[0] ?? '' });
  for (const column of roles.choices) columns.set(column, choiceColumn(specimen, column, breakdowns));
  for (const column of roles.personal) columns.set(column, personal(column));
  for (const column of roles.elsewhere)
    columns.set(column, ignored(column, 'figures of a broader area than the rest'));
  const measured = new Set([...roles.groups.flatMap((group) => group.columns), ...roles.answers]);
  for (const column of specimen.layout.columns)
    if (!columns.has(column) && !measured.has(column) && column.name !== '' && column.type !== 'empty')
      columns.set(column, ignored(column, 'no figure, and no label that is needed'));
  return withNames(columns);
}

function areaLabel({ column, levels, known, named }: AreaColumn, rows: number): ProposedColumn {
  const [first = 'city'] = levels;
  const draft: ColumnDraft = {
    heading: column.name,
    type: 'area',
    level: levels.length === 1 ? first : [...levels],
    ...(named < rows ? { optional_cells: true } : {}),
  };
  return { draft, why: `${known} of ${named} cells are areas of areas.csv` };
}

function personal(column: TableColumn): ProposedColumn {
  const draft: ColumnDraft = { heading: column.name, type: 'ignore', required: false, personal: true };
  return { draft, why: 'personal data: never leaves the reader' };
}

function ignored(column: TableColumn, why: string): ProposedColumn {
  return { draft: { heading: column.name, type: 'ignore', required: false }, why };
}

/** Names made of headings may be equal; then the later column is given one. */
function withNames(
  columns: ReadonlyMap<TableColumn, ProposedColumn>,
): ReadonlyMap<TableColumn, ProposedColumn> {
  const free = namer();
  return new Map(
    [...columns].map(([column, { draft, why }]) => {
      const made = draftName(draft);
      const name = free(made);
      return [column, name === made ? { draft, why } : { draft: { ...draft, name }, why }] as const;
    }),
  );
}

/** The name that a column of this draft will have in rules. */
export function draftName({ heading, name }: ColumnDraft): string {
  const named = name === undefined ? {} : { name };
  return columnName({ type: 'ignore', required: true, personal: false, heading, ...named });
}
