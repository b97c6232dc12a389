// The hidden rows and columns of a table that were passed over → warnings that say so.
import { isBlank } from '../model/cell.js';
import type { Issue } from '../model/issue.js';
import { lineIn, placeIn } from '../model/place.js';
import type { AsideRow, Layout } from '../model/table.js';

export interface HiddenCount {
  add(aside: readonly AsideRow[]): void;
  issues(): readonly Issue[];
}

const mostNamed = 5;

/** `columns`: hidden columns that hold something, as the layout numbers them. */
export function hiddenCount(layout: Layout, columns: readonly number[]): HiddenCount {
  const rows: number[] = [];
  let count = 0;
  return {
    add(aside) {
      for (const { row, reason, cells } of aside) {
        if (reason !== 'hidden' || cells.every(isBlank)) continue;
        count++;
        if (rows.length < mostNamed) rows.push(row);
      }
    },
    issues: () => [
      ...hiddenLines(layout, { transposed: layout.transposed !== true }, rows, count),
      ...hiddenLines(layout, layout, columns.slice(0, mostNamed), columns.length),
    ],
  };
}

/** `way`: how the lines are counted that are hidden. */
function hiddenLines(
  layout: Layout,
  way: Pick<Layout, 'transposed'>,
  lines: readonly number[],
  count: number,
): readonly Issue[] {
  const [first] = lines;
  if (first === undefined) return [];
  const rows = way.transposed === true;
  const named = lines.map((line) => lineIn(way, line, ['', '']).trim()).join(', ');
  const rest = count > lines.length ? ` dan ${count - lines.length} lainnya` : '';
  return [
    {
      code: rows ? 'hidden-rows' : 'hidden-columns',
      severity: 'warning',
      sheet: layout.sheet,
      ...placeIn({ transposed: rows }, null, first),
      text: '',
      message: `${rows ? 'Baris' : 'Kolom'} ${named}${rest} tersembunyi, jadi tidak dibaca.`,
      mend: 'Tampilkan bila memuat data; bila tidak, hapus agar tidak meragukan.',
    },
  ];
}
