// The rows of a table and what its label columns tell → whether a row is one record, and which words tell rows apart.
import { periodType } from '../../model/period.js';
import type { TableColumn } from '../../model/table.js';
import { seriesType } from './dated-series.js';
import { isIdentifier, isPlace, namesKinds, namesThings } from './label-column.js';
import type { PeriodColumn } from './period-column.js';
import { indexOf, type Specimen } from './specimen.js';

/** Words of records that come in more kinds than this break no count down. */
const mostKinds = 12;
/** A column in which nearly every row has words of its own names the rows. */
const ownWords = 0.9;
/** A list this long, with words of its own in each row, is a register and no table of a few kinds. */
const longList = 25;
/** Things of which fewer stand in a period are a small table. */
const fewestThings = 8;
/** The share of days × kinds that stands in a grid of them. */
const dense = 0.7;
/** The share of days × places that a daily table holds at least. */
const filled = 0.5;

interface Columns {
  readonly personal: readonly TableColumn[];
  readonly periods: readonly PeriodColumn[];
  readonly choices: readonly TableColumn[];
  /** Columns of words that may tell rows apart. */
  readonly texts: readonly TableColumn[];
  /** Every column that is neither area nor period. */
  readonly open: readonly TableColumn[];
  /** True where every column of figures holds prices, rates or indices, or codes hold each other. */
  readonly unsummed: boolean;
  /** True where something but areas, days and figures is told of a row, or words speak of what happens. */
  readonly eventful: boolean;
}

/** Rows that nothing but a person, a day, a number of its own or a name tells apart are records: persons, things or events. */
export function areRecords(specimen: Specimen, labels: readonly TableColumn[], columns: Columns): boolean {
  const { personal, periods, choices, texts, open, unsummed, eventful } = columns;
  const days = periods.filter(isDaily).map(({ column }) => column);
  const lasting = labels.filter((column) => !days.includes(column));
  if (unsummed) return false;
  if (personal.length > 0) return repeats(specimen, lasting) > 0;
  const names = choices.filter((column) => isName(specimen, column) && !namesKinds(column));
  const kinds = choices.filter((column) => !names.includes(column));
  if (days.length > 0)
    return (
      repeats(specimen, [...labels, ...kinds]) > 0 ||
      (eventful &&
        isSparse(specimen, days, [...lasting, ...texts.filter((column) => !isName(specimen, column))]) &&
        !isGrid(specimen, days, lasting, texts))
    );
  const things = namesOfThings(specimen, labels, periods, open);
  if (labels.length === 0 || repeats(specimen, [...labels, ...without(kinds, things)]) === 0) return false;
  if (names.length === 0 && things.length === 0) return false;
  const numbered = open.some((column) => isIdentifier(column) || isPlace(column));
  return things.length > 0 || numbered || indexOf(specimen).rows >= longList;
}

/** Months that are dated by their first or last day are no days on which something happened. */
function isDaily({ column, pieces }: PeriodColumn): boolean {
  const ids = pieces.flatMap(({ id }) => (id !== undefined && periodType(id) === 'D' ? [id] : []));
  return column.type === 'date' && (new Set(ids).size < 2 || seriesType(ids) === undefined);
}

function without(columns: readonly TableColumn[], others: readonly TableColumn[]): readonly TableColumn[] {
  return columns.filter((column) => !others.includes(column));
}

/** "Nama Sekolah", each once within its period: as many things as there are rows of one period, however many. */
function namesOfThings(
  specimen: Specimen,
  labels: readonly TableColumn[],
  periods: readonly PeriodColumn[],
  open: readonly TableColumn[],
): readonly TableColumn[] {
  const times = periods.map(({ column }) => column);
  const rows = indexOf(specimen).rows;
  const within = times.length === 0 ? 1 : count(specimen, times);
  return open.filter((column) => {
    if (column.type !== 'text' || labels.includes(column) || !namesThings(column)) return false;
    return (
      rows >= fewestThings * within &&
      count(specimen, [column, ...times]) >= ownWords * rows &&
      count(specimen, [column]) >= (ownWords * rows) / within / 2
    );
  });
}

/** A table of prices has nearly every kind on nearly every day, however its other words change. */
function isGrid(
  specimen: Specimen,
  days: readonly TableColumn[],
  lasting: readonly TableColumn[],
  texts: readonly TableColumn[],
): boolean {
  const { rows } = indexOf(specimen);
  const times = count(specimen, days);
  return [[], ...texts.map((text) => [text])].some((kind) => {
    const told = [...lasting, ...kind];
    const places = count(specimen, told);
    return (
      places > 1 && times > 1 && repeats(specimen, [...days, ...told]) === 0 && rows >= dense * times * places
    );
  });
}

/** A daily table has every day for every place and kind; events have a day each, here and there. */
function isSparse(specimen: Specimen, days: readonly TableColumn[], others: readonly TableColumn[]): boolean {
  const rows = indexOf(specimen).rows;
  const places = count(specimen, others);
  return rows > 3 && places > 1 && rows < count(specimen, days) * places * filled;
}

function count(specimen: Specimen, columns: readonly TableColumn[]): number {
  return indexOf(specimen).count(columns.map(({ col }) => col));
}

function isName(specimen: Specimen, column: TableColumn): boolean {
  const rows = indexOf(specimen).rows;
  return column.type !== 'number' && rows > 3 && count(specimen, [column]) >= ownWords * rows;
}

/** How many rows the columns do not tell from one above. */
export function repeats(specimen: Specimen, columns: readonly TableColumn[]): number {
  return indexOf(specimen).rows - count(specimen, columns);
}

/** Columns are taken while each tells more rows apart, until no two are the same. */
export function telling(
  specimen: Specimen,
  labels: readonly TableColumn[],
  texts: readonly TableColumn[],
): readonly TableColumn[] {
  const taken: TableColumn[] = [];
  let left = repeats(specimen, labels);
  for (const column of texts) {
    if (left === 0) break;
    const then = repeats(specimen, [...labels, ...taken, column]);
    if (then < left) taken.push(column);
    left = Math.min(left, then);
  }
  return taken;
}

export function fewWords(specimen: Specimen, texts: readonly TableColumn[]): readonly TableColumn[] {
  const most = Math.min(mostKinds, indexOf(specimen).rows / 3);
  return texts.filter((column) => count(specimen, [column]) <= most);
}
