// A sheet and the frame of a table that lies on its side → the same table standing up, and what stands around it.
import type { BesideRow } from '../../model/table.js';
import type { Frame } from './sideways.js';
import type { Turned } from './turn.js';
import { textAt, type View, type ViewRow, viewOf, withColumns, withRows } from './view.js';
import { isSource } from './words.js';

export function turnedRegion(turned: Turned, { top, bottom, left, right }: Frame, useHidden: boolean): View {
  const view = withColumns(viewOf(turned.rows, turned.merges, turned.hiddenColumns, useHidden), top, bottom);
  return withRows(
    view,
    view.rows.filter(({ row }) => row >= left && row <= right),
  );
}

export interface Surround {
  readonly beside: readonly BesideRow[];
  readonly titles: readonly string[];
  readonly notes: readonly string[];
}

/** What stands above a table titles it; what stands below explains it. */
export function surroundOf(region: View, { top, bottom }: Frame): Surround {
  const beside: BesideRow[] = [];
  const titles: string[] = [];
  const notes: string[] = [];
  for (const row of region.rows) {
    if (row.row >= top && row.row <= bottom) continue;
    const texts = textsOf(row);
    const above = row.row < top;
    (above ? titles : notes).push(...texts);
    const [text = ''] = texts;
    beside.push({ row: row.row, reason: above ? 'title' : isSource(text) ? 'source' : 'note', text });
  }
  return { beside, titles, notes };
}

function textsOf(row: ViewRow): string[] {
  return row.filled.map((col) => textAt(row, col));
}
