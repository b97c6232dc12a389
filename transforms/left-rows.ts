// Rows that were put aside though figures stand in them → the warnings that name them.
import { AreaLevel } from '../model/area.js';
import type { AsideReason } from '../model/books.js';
import { type Cell, cellText } from '../model/cell.js';
import type { Issue } from '../model/issue.js';
import { addressIn, placeIn } from '../model/place.js';
import type { AsideRow, Layout } from '../model/table.js';
import type { Binding } from './binding.js';
import { kindOf } from './layout/kind.js';
import { saysFigure } from './layout/worded-figures.js';
import { totalWordOf } from './layout/words.js';
import { columnsOf, measuresOf } from './typed-row.js';
import type { AreaResolver } from './values/area.js';

export interface LeftRows {
  add(aside: readonly AsideRow[]): void;
  issues(): readonly Issue[];
}

interface Columns {
  /** Columns of figures. */
  readonly values: readonly number[];
  /** Columns whose labels may be told, and are asked for a word that says total. */
  readonly labels: readonly number[];
}

const asked: ReadonlySet<AsideReason> = new Set([
  'total',
  'subtotal',
  'derived',
  'note',
  'source',
  'section',
  'blank',
  'continuation',
]);
const mostTold = 20;

/** Of a sheet read by its contract. What stands in a personal column is neither told nor asked. */
export function leftRowsOf(binding: Binding, resolver: AreaResolver): LeftRows {
  const personal = new Set(binding.columns.flatMap(({ spec, col }) => (spec.personal ? [col] : [])));
  const open = (cols: readonly number[]) => [...new Set(cols)].filter((col) => !personal.has(col));
  const values = open(measuresOf(binding).map(({ col }) => col));
  const keys = columnsOf(binding, 'area', 'choice', 'variable', 'period').map(({ col }) => col);
  const labels = open([...keys, ...(binding.layout.plan?.stub ?? [])]).filter((col) => !values.includes(col));
  const areas = columnsOf(binding, 'area').flatMap(({ spec }) => spec.level);
  const top = Math.max(...areas.map((level) => ranks.indexOf(level)), ranks.indexOf('city') + 1);
  return leftRows(binding.layout, { values, labels }, (label) => {
    const reading = resolver.resolve(label);
    return reading.kind === 'area' && ranks.indexOf(reading.area.level) < top;
  });
}

/** From the greatest to the smallest. */
const ranks = AreaLevel.options;

/** `isWhole`: a label names an area that the rows are parts of, which says total as well as the word does. */
export function leftRows(
  layout: Layout,
  columns: Columns,
  isWhole: (label: string) => boolean = () => false,
): LeftRows {
  const told: Issue[] = [];
  let more = 0;
  return {
    add(aside) {
      for (const row of aside) {
        const col = figureIn(row, columns, isWhole);
        if (col === undefined) continue;
        if (told.length < mostTold) told.push(leftIssue(layout, row, col, columns));
        else more++;
      }
    },
    issues: () => (more === 0 ? told : [...told, moreIssue(layout, more)]),
  };
}

/** The first column of figures that holds one, in a row that nothing calls a total. */
function figureIn(
  { reason, cells }: AsideRow,
  { values, labels }: Columns,
  isWhole: (label: string) => boolean,
): number | undefined {
  if (!asked.has(reason)) return undefined;
  const col = values.find((each) => isFigure(cells[each - 1]));
  if (col === undefined) return undefined;
  const texts = labels.map((each) => cellText(cells[each - 1]).trim()).filter((text) => text !== '');
  return texts.some((text) => totalWordOf(text) !== null || isWhole(text)) ? undefined : col;
}

function isFigure(cell: Cell | undefined): boolean {
  return kindOf(cell) === 'number' || (typeof cell === 'string' && cell.length < 24 && saysFigure(cell));
}

function leftIssue(layout: Layout, { row, cells }: AsideRow, col: number, { labels }: Columns): Issue {
  const label = labels.map((each) => cellText(cells[each - 1]).trim()).find((text) => /\p{L}/u.test(text));
  const named = label === undefined ? '' : ` ("${label.slice(0, 60)}")`;
  const address = addressIn(layout, row, col);
  return {
    code: 'row-not-taken',
    severity: 'warning',
    sheet: layout.sheet,
    ...placeIn(layout, row, null),
    text: '',
    message: `Baris ${row}${named} berisi angka (${address}), tetapi tidak diambil: tidak ada kata yang menyebutnya jumlah, dan labelnya tidak dikenal sebagai baris data.`,
    mend: 'Tulis "Jumlah" bila baris itu jumlah; bila data, tulis labelnya seperti baris lain, lengkap dengan nomor urutnya.',
  };
}

function moreIssue(layout: Layout, count: number): Issue {
  return {
    code: 'row-not-taken',
    severity: 'warning',
    sheet: layout.sheet,
    row: null,
    col: null,
    text: '',
    message: `Masih ada ${count} baris lain yang berisi angka, tetapi tidak diambil.`,
    mend: 'Periksa baris-baris itu dengan "satudata inspect".',
  };
}
