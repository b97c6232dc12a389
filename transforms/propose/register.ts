// The rows of a table and what its label columns tell → whether a row is one record, and which words tell rows apart.
import type { TableColumn } from '../../model/table.js';
import { isIdentifier, isPlace } from './label-column.js';
import type { PeriodColumn } from './period-column.js';
import { indexOf, type Specimen } from './specimen.js';

/** Words of records that come in more kinds than this break no count down. */
const mostKinds = 12;
/** A column in which nearly every row has words of its own names the rows. */
const ownWords = 0.9;
/** A list this long, with words of its own in each row, is a register and no table of a few kinds. */
const longList = 25;
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
}

/** Rows that nothing but a person, a day, a number of its own or a name tells apart are records. */
export function areRecords(
  specimen: Specimen,
  labels: readonly TableColumn[],
  { personal, periods, choices, texts, open }: Columns,
): boolean {
  const days = periods.map(({ column }) => column).filter(({ type }) => type === 'date');
  const lasting = labels.filter((column) => !days.includes(column));
  if (personal.length > 0) return repeats(specimen, lasting) > 0;
  const names = choices.filter((column) => isName(specimen, column));
  const kinds = choices.filter((column) => !names.includes(column));
  if (days.length > 0)
    return (
      repeats(specimen, [...labels, ...kinds]) > 0 ||
      isSparse(specimen, days, [...lasting, ...texts.filter((column) => !isName(specimen, column))])
    );
  if (labels.length === 0 || names.length === 0 || repeats(specimen, [...labels, ...kinds]) === 0)
    return false;
  const numbered = open.some((column) => isIdentifier(column) || isPlace(column));
  return numbered || indexOf(specimen).rows >= longList;
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
