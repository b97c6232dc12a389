// Five hundred sheets as offices hand them in, drawn at random, each seen as it was meant.
import { expect, it } from 'vitest';
import { figureAt } from '../../../transforms/layout/figures.js';
import { sorter } from '../../../transforms/layout/sort-rows.js';
import { allTraits, type OfficeSheet, officeSheet } from './office-workbook.js';
import { gridOf, see } from './sheets.js';

const seeds = Array.from({ length: 500 }, (_, i) => i + 1);

/** What was seen, in the terms of the truth. */
function seenOf(sheet: OfficeSheet) {
  const layouts = see(sheet.rows, sheet);
  const [layout] = layouts;
  if (layout === undefined) return { tables: 0 };
  const { data } = sorter(layout)(gridOf(sheet.rows, sheet));
  const named = (name: string) => layout.columns.find((column) => column.name.startsWith(name))?.col ?? 0;
  const figures = layout.columns.filter(
    (column) => column.col > named('Kelurahan') && column.section !== true,
  );
  const group = layout.columns.find((column) => column.section)?.col ?? named('Kecamatan');
  return {
    tables: layouts.length,
    header: layout.headerRows,
    data: data.map((row) => row.row),
    leaves: figures.map((column) => column.name),
    labels: data.map((row) => row.cells[named('Kelurahan') - 1]),
    groups: data.map((row) => row.cells[group - 1] ?? null),
    values: data.map((row) => figures.map((column) => figureAt(row.cells[column.col - 1], column.locale))),
  };
}

it('sees 500 random sheets of offices as they were meant', () => {
  const wrong = seeds.flatMap((seed) => {
    const sheet = officeSheet(seed);
    const said = difference(seenOf(sheet), sheet.truth);
    return said === '' ? [] : [`${seed} (${[...sheet.traits].join(' ')}): ${said}`];
  });
  expect(wrong).toEqual([]);
});

it('draws every trait many times, alone and with others', () => {
  const counts = new Map(allTraits.map((trait) => [trait, 0]));
  for (const seed of seeds)
    for (const trait of officeSheet(seed).traits) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count < 20)).toEqual([]);
});

function difference(got: Readonly<Record<string, unknown>>, want: OfficeSheet['truth']): string {
  return Object.entries(want)
    .filter(([key, value]) => !isSame(got[key], value))
    .map(([key, value]) => `${key} ${JSON.stringify(got[key])} for ${JSON.stringify(value)}`)
    .join('; ');
}

/** Shares that are stored as fractions come out of binary arithmetic. */
function isSame(got: unknown, want: unknown): boolean {
  const rounded = (value: unknown) =>
    JSON.stringify(value, (_, each) => (typeof each === 'number' ? Number(each.toFixed(6)) : each));
  return rounded(got) === rounded(want);
}
