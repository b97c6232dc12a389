// A contract → which of the rows that look like no data are data all the same, because what names a row binds in them.
import { AreaLevel } from '../model/area.js';
import type { AsideReason } from '../model/books.js';
import { type Cell, cellText, isBlank } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { GridRow } from '../model/grid.js';
import type { Binding, BoundColumn } from './binding.js';
import type { Claims } from './layout/sort-rows.js';
import { totalWordOf } from './layout/words.js';
import { periodPieces } from './period-cell.js';
import { periodColumnsOf, periodTypeOf } from './period-sources.js';
import { namesVariable } from './row-variable.js';
import { choicesOf, columnsOf, measuresOf } from './typed-row.js';
import type { AreaResolver } from './values/area.js';
import { readChoices, totalChoice } from './values/choice.js';

interface Key {
  /** Whether a row names what the column holds; null where it leaves the cell to what stands above. */
  readonly holds: (row: GridRow) => boolean | null;
  /** True where the contract lists the words themselves, so that one of them is no total whatever it says. */
  readonly word: boolean;
}

/** Rows that no contract makes data: what is hidden, and what belongs to another table. */
const closed: ReadonlySet<AsideReason> = new Set(['hidden', 'other-table', 'header', 'numbering', 'unit']);

/**
 * A row is claimed when all its keys (area, period, choice, variable) bind and figures, or words for them, stand in it.
 * A row that calls itself a total is one, unless the contract's area columns hold the area that it names: the country
 * below its provinces. A row of labels alone is claimed for its area, where no section could be meant.
 */
export function claims(binding: Binding, resolver: AreaResolver): Claims {
  const areas = columnsOf(binding, 'area');
  const keys = keysOf(binding, resolver);
  const measures = measuresOf(binding).map(({ col }) => col);
  const mayLack = lacksFigures(binding, resolver);
  return (row, reason) => {
    if (closed.has(reason)) return false;
    const bound = keys.map(({ holds }) => holds(row));
    const isNamed = keys.some(({ word }, i) => word && bound[i] === true);
    if (!isNamed && row.cells.some((cell) => typeof cell === 'string' && isTotal(totalWordOf(cell))))
      return isSum(reason) && areas.length > 0 && areas.every((column) => areaKey(column, resolver)(row));
    if (bound.includes(false) || !bound.includes(true)) return false;
    return measures.some((col) => !isBlank(row.cells[col - 1])) || mayLack(row, reason);
  };
}

function isTotal(word: ReturnType<typeof totalWordOf>): boolean {
  return word === 'total' || word === 'subtotal' || word === 'derived';
}

function isSum(reason: AsideReason): boolean {
  return reason === 'total' || reason === 'subtotal';
}

function keysOf(binding: Binding, resolver: AreaResolver): readonly Key[] {
  const type = periodTypeOf(binding.dataset);
  const named = namesVariable(binding, resolver);
  return [
    ...columnsOf(binding, 'area').map((column) => keyOf(column, areaKey(column, resolver))),
    ...periodColumnsOf(binding).map((column) =>
      keyOf(column, (row) => !('code' in periodPieces(column.spec, cellAt(row, column), null, type))),
    ),
    ...choicesOf(binding).flatMap((column) => {
      if (column.also !== undefined) return [];
      const { spec } = column;
      const choices = readChoices(spec.choices ?? binding.breakdowns[spec.breakdown ?? ''] ?? {});
      return keyOf(column, (row) => {
        const code = choices.read(cellText(cellAt(row, column)));
        return code !== undefined && code !== totalChoice;
      });
    }),
    ...columnsOf(binding, 'variable').map((column) =>
      column.spec.nested === undefined ? keyOf(column, named) : { holds: named, word: true },
    ),
  ];
}

/** A blank cell says nothing where it may be blank or means what stands above; elsewhere the row lacks its name. */
function keyOf({ spec, col }: BoundColumn, names: (row: GridRow) => boolean): Key {
  const mayBeBlank =
    (spec.optional_cells ?? !spec.required) || ('fill_down' in spec && spec.fill_down === true);
  return {
    holds(row) {
      if (!isBlank(row.cells[col - 1])) return names(row);
      return mayBeBlank || col > row.cells.length ? null : false;
    },
    word: spec.type === 'choice' || spec.type === 'variable',
  };
}

function areaKey(column: BoundColumn<ColumnOf<'area'>>, resolver: AreaResolver): (row: GridRow) => boolean {
  const { spec } = column;
  return (row) => {
    const cell = cellAt(row, column);
    if (isBlank(cell)) return false;
    const { kind } = resolver.resolve(cellText(cell), { levels: [spec.level].flat(), by: spec.by });
    return kind === 'area' || kind === 'ambiguous';
  };
}

/** True for a row of one label that is the area of a row whose figures are blank, and cannot be a heading over rows. */
function lacksFigures(
  binding: Binding,
  resolver: AreaResolver,
): (row: GridRow, reason: AsideReason) => boolean {
  const areas = columnsOf(binding, 'area');
  const [only, ...more] = areas.flatMap(({ spec }) => [spec.level].flat());
  const sections = binding.columns.some(({ col }) =>
    binding.layout.columns.some((column) => column.section === true && column.col === col),
  );
  const isOne = only !== undefined && more.length === 0 && !sections;
  const above = AreaLevel.options.slice(0, only === undefined ? 0 : AreaLevel.options.indexOf(only));
  const headsParts = (row: GridRow) =>
    areas.some((column) => {
      const { kind } = resolver.resolve(cellText(cellAt(row, column)), { levels: above });
      return kind === 'area' || kind === 'ambiguous';
    });
  return (row, reason) => isOne && (reason === 'note' || (reason === 'section' && !headsParts(row)));
}

function cellAt(row: GridRow, column: BoundColumn): Cell {
  return row.cells[column.col - 1] ?? null;
}
