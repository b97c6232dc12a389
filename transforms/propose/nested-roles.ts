// A table → what its columns are, read as a list of labels under labels where that tells its rows apart.
import { cellText } from '../../model/cell.js';
import type { TableColumn } from '../../model/table.js';
import { isNumbering } from '../heading.js';
import { holdChildren } from './holding-rows.js';
import { isIdentifier, textsOf } from './label-column.js';
import { joinedColumns, nestOf } from './nest.js';
import { repeats } from './register.js';
import { type Roles, rolesOf } from './roles.js';
import { isListing, isUnitHeading } from './row-variables.js';
import type { Nest, ProposalContext, Specimen } from './specimen.js';
import { isTechnical } from './technical-column.js';

export interface SeenTable {
  /** As its roles see it: without rows that are headings alone, several columns of one label as one. */
  readonly specimen: Specimen;
  readonly roles: Roles;
}

/** A column of labels is filled in most rows; of several under one heading one is. */
const filled = 0.6;

export function nestedRoles(specimen: Specimen, context: ProposalContext): SeenTable {
  const groups = joinedColumns(specimen);
  const plain = groups.length === 0 ? specimen : joined(specimen, groups);
  const flat = { specimen: plain, roles: rolesOf(plain, context) };
  if (flat.roles.records) return flat;
  const labels = labelColumns(specimen, groups, flat.roles);
  const nest = nestOf(specimen, labels);
  if (nest === undefined) return flat;
  if (isPlain(nest) && isTold(flat)) return withHolding(flat, nest);
  const inner = under(specimen, nest, labels);
  const roles = rolesOf(inner, context);
  return roles.rowVariables?.nest === undefined ? withHolding(flat, nest) : { specimen: inner, roles };
}

/** Where parents and children are choices of one axis, the axis is a tree: nothing adds up over it. */
function withHolding({ specimen, roles }: SeenTable, nest: Nest): SeenTable {
  const isChosen = roles.choices.some(({ col }) => col === nest.label.col);
  const figures = roles.groups.flatMap(({ columns }) => columns);
  const holds = isChosen && roles.tree === undefined && holdChildren(nest, figures);
  return { specimen, roles: holds ? { ...roles, tree: nest.label } : roles };
}

/** One level of sections above the rows says the same. */
function isPlain({ headings, joined, by, paths }: Nest): boolean {
  const isDeep = [...paths.values()].some((path) => path.length > 2);
  return headings.size === 0 && !joined && by === undefined && !isDeep;
}

/** What the flat reading gives tells every row from the others. */
function isTold({ specimen, roles }: SeenTable): boolean {
  const { areas, periods, choices, rowVariables } = roles;
  if (rowVariables !== undefined) return true;
  const told = [...[...areas, ...periods].map(({ column }) => column), ...choices];
  return repeats(specimen, told) === 0;
}

function labelColumns(
  specimen: Specimen,
  groups: readonly (readonly TableColumn[])[],
  { areas, unit, periods }: Roles,
): readonly TableColumn[] {
  const others = new Set<TableColumn | undefined>([
    ...[...areas, ...periods].map(({ column }) => column),
    unit,
  ]);
  const single = specimen.layout.columns.filter((column) => !groups.some((group) => group.includes(column)));
  const may = [...groups, ...single.map((column) => [column])].filter((run) =>
    run.every(
      (column) =>
        (run.length > 1 || column.type === 'text' || column.type === 'area') &&
        column.section !== true &&
        column.name !== '' &&
        !others.has(column) &&
        !isUnitHeading(column) &&
        !isNumbering(column) &&
        !isIdentifier(column) &&
        !isTechnical(column),
    ),
  );
  const labelled = may.filter(
    (run) =>
      run.length > 1 ||
      run.some((column) => textsOf(specimen, column).length >= filled * specimen.data.length),
  );
  const left = labelled.toSorted((a, b) => (a[0]?.col ?? 0) - (b[0]?.col ?? 0));
  return left.find(([first]) => first !== undefined && isListing(first)) ?? left[0] ?? [];
}

/** Rows of figures alone, and one column of labels. */
function under(specimen: Specimen, nest: Nest, labels: readonly TableColumn[]): Specimen {
  const { index: _, ...rest } = specimen;
  const columns = specimen.layout.columns.filter(
    (column) => column === nest.label || !labels.includes(column),
  );
  const data = specimen.data.filter((row) => !nest.headings.has(row));
  return { ...rest, data, nest, layout: { ...specimen.layout, columns } };
}

/** Texts of several columns under one heading, joined in the first of them. */
function joined(specimen: Specimen, groups: readonly (readonly TableColumn[])[]): Specimen {
  if ((specimen.picked ?? 0) > 0) return specimen;
  const { index: _, ...rest } = specimen;
  const later = new Set(groups.flatMap((group) => group.slice(1)));
  const data = specimen.data.map(({ cells, ...row }) => {
    const own = [...cells];
    for (const group of groups) {
      const texts = group
        .map(({ col }) => cellText(cells[col - 1] ?? null).trim())
        .filter((text) => text !== '');
      const [first] = group;
      if (first !== undefined) own[first.col - 1] = texts.length === 0 ? null : texts.join(' | ');
    }
    return { ...row, cells: own };
  });
  const columns = specimen.layout.columns
    .filter((column) => !later.has(column))
    .map(
      (column): TableColumn =>
        groups.some(([first]) => first === column) ? { ...column, type: 'text' } : column,
    );
  const marked = columns.filter((column) => groups.some(([first]) => first?.col === column.col));
  return { ...rest, data, joined: new Set(marked), layout: { ...specimen.layout, columns } };
}
