// Five hundred workbooks drawn at random, each seen as it was meant.
import { expect, it } from 'vitest';
import { figureAt } from '../../../transforms/layout/figures.js';
import { sorter } from '../../../transforms/layout/sort-rows.js';
import { kelurahanOf, readHeld } from './held-reading.js';
import { type HeldSheet, heldTraits, withHeldTrait } from './held-traits.js';
import { gridOf, see } from './sheets.js';
import { names, type UglySheet, uglySheet } from './ugly-workbook.js';

const drawings = Number(process.env.UGLY_SEEDS ?? 500);
const sheets = Array.from({ length: drawings }, (_, i) => {
  const sheet = uglySheet(i + 1);
  return { seed: i + 1, sheet, held: withHeldTrait(sheet.drawn, i + 1) };
});
const areas = kelurahanOf(names);

/** What was seen, in the terms of the truth. */
function seenOf(sheet: UglySheet, held: HeldSheet) {
  const extra = { merges: held.merges, bold: held.bold, hidden: held.hidden };
  const layouts = see(held.rows, extra);
  const [layout] = layouts;
  if (layout === undefined) return { tables: 0 };
  const unsure = new Set(held.unsure);
  const grid = gridOf(held.rows, extra);
  const data = sorter(layout)(grid).data.filter(({ row }) => !unsure.has(row));
  const columns = new Map(layout.columns.map((column) => [column.col, column]));
  const section = layout.columns.find((column) => column.section);
  const [, second] = layouts;
  return {
    tables: layouts.length,
    header: layout.headerRows,
    data: data.map((row) => row.row),
    second: second === undefined ? [] : sorter(second)(grid).data.map(({ row }) => row),
    leaves: [...sheet.leaves.keys()].map((col) => columns.get(col)?.path.at(-1)),
    values: [...sheet.values.keys()].map((col) =>
      data.map((row) => figureAt(row.cells[col - 1], columns.get(col)?.locale ?? 'none')),
    ),
    sections: data.map((row) => (section === undefined ? null : row.cells[section.col - 1])),
  };
}

function truthOf(sheet: UglySheet, held: HeldSheet) {
  const kept = sheet.data.flatMap((row, i) => {
    const now = held.moved(row);
    return held.data.includes(now) && !held.unsure.includes(now) ? [{ row, now, i }] : [];
  });
  return {
    tables: held.second.size > 0 ? 2 : 1,
    header: sheet.header.map(held.moved),
    data: kept.map(({ now }) => now),
    second: [...held.second.keys()],
    leaves: [...sheet.leaves.values()],
    values: [...sheet.values].map(([col, values]) =>
      kept.map(({ row, i }) => {
        const changed = held.changed.get(`${row}:${col}`);
        return changed === undefined ? values[i] : changed;
      }),
    ),
    sections: kept.map(({ i }) => held.section ?? sheet.sections[i]),
  };
}

it(`sees ${drawings} random ugly workbooks as they were meant`, () => {
  const wrong: string[] = [];
  for (const { seed, sheet, held } of sheets) {
    const [got, truth] = [seenOf(sheet, held), truthOf(sheet, held)];
    if (JSON.stringify(got) !== JSON.stringify(truth))
      wrong.push(`${seed} (${held.trait}): ${difference(got, truth)}`);
  }
  expect(wrong).toEqual([]);
});

it(`holds and names by a contract what is in doubt in ${drawings} random ugly workbooks`, () => {
  const wrong: string[] = [];
  for (const { seed, sheet, held } of sheets) {
    const { data, issues } = readHeld(held, sheet.drawn, areas);
    const got = { data, issues };
    const truth = { data: held.data, issues: held.held };
    if (JSON.stringify(got) !== JSON.stringify(truth))
      wrong.push(`${seed} (${held.trait}): ${difference(got, truth)}`);
  }
  expect(wrong).toEqual([]);
});

it('draws each trait that puts figures in doubt many times', () => {
  const drawn = (trait: string) => sheets.filter(({ held }) => held.trait === trait).length;
  expect(heldTraits.filter((trait) => drawn(trait) < (20 * drawings) / 500)).toEqual([]);
});

function difference(got: Readonly<Record<string, unknown>>, want: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(want).filter((key) => JSON.stringify(got[key]) !== JSON.stringify(want[key]));
  return keys.map((key) => `${key} ${JSON.stringify(got[key])} for ${JSON.stringify(want[key])}`).join('; ');
}
