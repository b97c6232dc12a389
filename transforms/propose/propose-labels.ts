// The columns that hold no figures, and what they are → their part of the contract.

import type { AreaLevel } from '../../model/area.js';
import { type ColumnDraft, columnName } from '../../model/column.js';
import type { Decision } from '../../model/decision.js';
import type { GridRow } from '../../model/grid.js';
import type { Breakdowns } from '../../model/opd.js';
import type { TableColumn } from '../../model/table.js';
import { isNumbering } from '../heading.js';
import type { AreaColumn } from './area-column.js';
import { decision } from './decision.js';
import { choiceColumn, textsOf } from './label-column.js';
import { namer } from './names.js';
import type { PeriodColumn } from './period-column.js';
import type { Roles } from './roles.js';
import type { ProposedColumn, Specimen } from './specimen.js';
import { isTechnical } from './technical-column.js';

/** By column of the table, each under a name of its own; columns of figures and unnamed ones are left out. */
export function proposeLabels(
  specimen: Specimen,
  roles: Roles,
  breakdowns: Breakdowns,
): ReadonlyMap<TableColumn, ProposedColumn> {
  const columns = new Map<TableColumn, ProposedColumn>();
  for (const area of roles.areas) columns.set(area.column, areaLabel(area, specimen));
  for (const period of roles.periods) columns.set(period.column, periodLabel(period));
  for (const column of roles.choices) {
    const used = [...columns.values()].map(({ draft }) =>
      draft.type === 'choice' ? draft.breakdown : undefined,
    );
    const free = Object.entries(breakdowns).filter(([axis]) => !used.includes(axis));
    columns.set(column, choiceColumn(specimen, column, Object.fromEntries(free)));
  }
  if (roles.unit !== undefined) columns.set(roles.unit, unitLabel(specimen, roles.unit));
  for (const column of roles.personal) columns.set(column, personal(column));
  for (const column of roles.elsewhere) columns.set(column, ignored(column, 'angka wilayah yang lebih luas'));
  for (const column of roles.derived)
    columns.set(column, ignored(column, 'dihitung dari kolom-kolom periode di sampingnya'));
  const answers = roles.records ? [] : roles.answers;
  const elsewhere = [...roles.groups.flatMap((group) => group.columns), ...answers];
  const measured = new Set([
    ...elsewhere,
    ...(roles.rowVariables === undefined ? [] : [roles.rowVariables.label]),
  ]);
  for (const column of specimen.layout.columns)
    if (!columns.has(column) && !measured.has(column) && isAsked(column))
      columns.set(column, ignored(column, isTechnical(column) ? 'kolom teknis' : 'tidak diperlukan'));
  const by = roles.rowVariables?.nest?.by;
  if (by !== undefined) columns.set(by, numberLabel(by));
  return withNames(once(columns));
}

/** One line ignores all columns of a heading. */
function once(columns: ReadonlyMap<TableColumn, ProposedColumn>): ReadonlyMap<TableColumn, ProposedColumn> {
  const seen = new Set<string>();
  return new Map(
    [...columns].filter(([{ name }, { draft }]) => {
      const again = draft.type === 'ignore' && draft.personal !== true && seen.has(name);
      seen.add(name);
      return !again;
    }),
  );
}

function numberLabel(column: TableColumn): ProposedColumn {
  const draft: ColumnDraft = { heading: column.name, type: 'text', optional_cells: true };
  return { draft, why: 'menunjukkan uraian mana di bawah uraian mana' };
}

/** A column without a heading, or one that numbers the rows, needs no line: a delivery may have it or not. */
function isAsked(column: TableColumn): boolean {
  return column.name !== '' && column.type !== 'empty' && column.section !== true && !isNumbering(column);
}

function areaLabel(
  { column, levels, known, named, instead = [] }: AreaColumn,
  { data, layout }: Specimen,
): ProposedColumn {
  const [first = 'city'] = levels;
  const draft: ColumnDraft = {
    heading: column.name,
    type: 'area',
    level: levels.length === 1 ? first : [...levels],
    ...(named < data.length ? { optional_cells: true } : {}),
  };
  return {
    draft,
    why:
      known === named
        ? `${named} sel, semuanya wilayah di areas.csv`
        : `${known} dari ${named} sel adalah wilayah di areas.csv`,
    ...(instead.length === 0 ? {} : { asks: [levelAsk(column, [first, ...instead], layout.sheet, data[0])] }),
  };
}

function levelAsk(
  column: TableColumn,
  levels: readonly AreaLevel[],
  sheet: string | null,
  row: GridRow | undefined,
): (path: string) => Decision {
  const place = {
    ...(sheet === null ? {} : { sheet }),
    ...(row === undefined ? {} : { row: row.row }),
    col: column.col,
  };
  const [first = 'city', second = 'city', ...more] = levels;
  return (path) => {
    const choice = (level: AreaLevel) => ({
      say: level,
      because: `semua nama di kolom itu nama ${level}`,
      write: { [`${path}.level`]: level },
    });
    const question = `Nama di kolom "${column.name}" nama ${levels.join(' dan ')}. Yang mana maksudnya?`;
    return decision(path, place, question, [choice(first), choice(second), ...more.map(choice)]);
  };
}

function periodLabel({ column, type, unproven }: PeriodColumn): ProposedColumn {
  if (type !== 'period' || !unproven)
    return { draft: { heading: column.name, type }, why: 'tiap baris menyebut periodenya' };
  const draft: ColumnDraft = { heading: column.name, type, date_order: 'dmy' };
  return { draft, why: '03/04/2024 dibaca 3 April: periksa' };
}

function unitLabel(specimen: Specimen, column: TableColumn): ProposedColumn {
  const blank = textsOf(specimen, column).length < specimen.data.length;
  const draft: ColumnDraft = {
    heading: column.name,
    type: 'unit',
    ...(blank ? { optional_cells: true } : {}),
  };
  return { draft, why: 'satuan tiap baris; yang lain dari satuan variabelnya dikembalikan' };
}

function personal(column: TableColumn): ProposedColumn {
  const draft: ColumnDraft = { heading: column.name, type: 'ignore', required: false, personal: true };
  return { draft, why: 'data pribadi: tidak pernah disimpan' };
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
    [...columns].map(([column, one]) => {
      const made = draftName(one.draft);
      const name = free(made);
      return [column, name === made ? one : { ...one, draft: { ...one.draft, name } }] as const;
    }),
  );
}

/** The name that a column of this draft will have in rules. */
export function draftName({ heading, name }: ColumnDraft): string {
  const named = name === undefined ? {} : { name };
  return columnName({ type: 'ignore', required: true, personal: false, heading, ...named });
}
