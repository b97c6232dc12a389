// Five hundred workbooks drawn at random, each seen as it was meant.
import { expect, it } from 'vitest';
import { figureAt } from '../../../transforms/layout/figures.js';
import { sorter } from '../../../transforms/layout/sort-rows.js';
import { gridOf, see } from './sheets.js';
import { type UglySheet, uglySheet } from './ugly-workbook.js';

/** What was seen, in the terms of the truth. */
function seenOf(sheet: UglySheet) {
  const extra = { merges: sheet.merges, bold: sheet.bold };
  const layouts = see(sheet.rows, extra);
  const [layout] = layouts;
  if (layout === undefined) return { tables: 0 };
  const { data } = sorter(layout)(gridOf(sheet.rows, extra));
  const columns = new Map(layout.columns.map((column) => [column.col, column]));
  const section = layout.columns.find((column) => column.section);
  return {
    tables: layouts.length,
    header: layout.headerRows,
    data: data.map((row) => row.row),
    leaves: [...sheet.leaves.keys()].map((col) => columns.get(col)?.path.at(-1)),
    values: [...sheet.values.keys()].map((col) =>
      data.map((row) => figureAt(row.cells[col - 1], columns.get(col)?.locale ?? 'none')),
    ),
    sections: data.map((row) => (section === undefined ? null : row.cells[section.col - 1])),
  };
}

it('sees 500 random ugly workbooks as they were meant', () => {
  const wrong: string[] = [];
  for (let seed = 1; seed <= 500; seed++) {
    const sheet = uglySheet(seed);
    const truth = {
      tables: 1,
      header: sheet.header,
      data: sheet.data,
      leaves: [...sheet.leaves.values()],
      values: [...sheet.values.values()],
      sections: sheet.sections,
    };
    const got = seenOf(sheet);
    if (JSON.stringify(got) !== JSON.stringify(truth)) wrong.push(`${seed}: ${difference(got, truth)}`);
  }
  expect(wrong).toEqual([]);
});

function difference(got: Readonly<Record<string, unknown>>, want: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(want).filter((key) => JSON.stringify(got[key]) !== JSON.stringify(want[key]));
  return keys.map((key) => `${key} ${JSON.stringify(got[key])} for ${JSON.stringify(want[key])}`).join('; ');
}
