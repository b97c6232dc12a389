// Five hundred sheets as offices hand them in, drawn at random, each seen as it was meant.
import { expect, it } from 'vitest';
import { figureAt } from '../../../transforms/layout/figures.js';
import { sorter } from '../../../transforms/layout/sort-rows.js';
import { kelurahanOf, readHeld } from './held-reading.js';
import { type HeldSheet, heldTraits, withHeldTrait } from './held-traits.js';
import { allTraits, districts, type OfficeSheet, officeSheet } from './office-workbook.js';
import { gridOf, see } from './sheets.js';

const drawings = Number(process.env.UGLY_SEEDS ?? 500);
const seeds = Array.from({ length: drawings }, (_, i) => i + 1);
const areas = kelurahanOf(
  districts.flatMap(([, villages]) => villages),
  districts.map(([name]) => name),
);
const sheets = seeds.map((seed) => {
  const sheet = officeSheet(seed);
  return { seed, sheet, held: withHeldTrait(sheet.drawn, seed) };
});

/** What was seen, in the terms of the truth. */
function seenOf(sheet: OfficeSheet, held: HeldSheet) {
  const extra = { ...sheet, merges: held.merges, bold: held.bold, hidden: held.hidden };
  const layouts = see(held.rows, extra);
  const [layout] = layouts;
  if (layout === undefined) return { tables: 0 };
  const unsure = new Set(held.unsure);
  const grid = gridOf(held.rows, extra);
  const data = sorter(layout)(grid).data.filter(({ row }) => !unsure.has(row));
  const named = (name: string) => layout.columns.find((column) => column.name.startsWith(name))?.col ?? 0;
  const figures = layout.columns.filter(
    (column) => column.col > named('Kelurahan') && column.section !== true,
  );
  const section = layout.columns.find((column) => column.section)?.col;
  const group = (held.section === null && named('Kecamatan')) || (section ?? 0);
  const [again] = held.second.keys();
  const second = layouts.find(({ firstDataRow }) => firstDataRow === again);
  return {
    tables: layouts.length,
    header: layout.headerRows,
    data: data.map((row) => row.row),
    second: second === undefined ? [] : sorter(second)(grid).data.map(({ row }) => row),
    leaves: figures.map((column) => column.name),
    labels: data.map((row) => row.cells[named('Kelurahan') - 1]),
    groups: data.map((row) => row.cells[group - 1] ?? null),
    values: data.map((row) => figures.map((column) => figureAt(row.cells[column.col - 1], column.locale))),
  };
}

function truthOf({ truth, drawn }: OfficeSheet, held: HeldSheet) {
  const kept = truth.data.flatMap((row, i) => {
    const now = held.moved(row);
    return held.data.includes(now) && !held.unsure.includes(now) ? [{ row, now, i }] : [];
  });
  const seen = <T>(row: number, col: number, drawn: T) => {
    const changed = held.changed.get(`${row}:${col}`);
    return changed === undefined ? drawn : changed;
  };
  const figures = truth.leaves.map((_, j) => drawn.label + 1 + j);
  return {
    tables: truth.tables + (held.second.size > 0 ? 1 : 0),
    header: truth.header.map(held.moved),
    data: kept.map(({ now }) => now),
    second: [...held.second.keys()],
    leaves: truth.leaves,
    labels: kept.map(({ row, i }) => seen(row, drawn.label, truth.labels[i])),
    groups: kept.map(({ i }) => held.section ?? truth.groups[i]),
    values: kept.map(({ row, i }) => figures.map((col, j) => seen(row, col, truth.values[i]?.[j]))),
  };
}

it(`sees ${drawings} random sheets of offices as they were meant`, () => {
  const wrong = sheets.flatMap(({ seed, sheet, held }) => {
    const said = difference(seenOf(sheet, held), truthOf(sheet, held));
    return said === '' ? [] : [`${seed} (${held.trait}: ${[...sheet.traits].join(' ')}): ${said}`];
  });
  expect(wrong).toEqual([]);
});

it(`holds and names by a contract what is in doubt in ${drawings} random sheets of offices`, () => {
  const wrong = sheets.flatMap(({ seed, sheet, held }) => {
    const { data, issues } = readHeld(held, sheet.drawn, areas, { hiddenColumns: sheet.hiddenColumns });
    const said = difference({ data, issues }, { data: held.data, issues: held.held });
    return said === '' ? [] : [`${seed} (${held.trait}: ${[...sheet.traits].join(' ')}): ${said}`];
  });
  expect(wrong).toEqual([]);
});

it('draws every trait many times, alone and with others', () => {
  const counts = new Map<string, number>([...allTraits, ...heldTraits].map((trait) => [trait, 0]));
  for (const { sheet, held } of sheets)
    for (const trait of [...sheet.traits, ...(held.trait === null ? [] : [held.trait])])
      counts.set(trait, (counts.get(trait) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count < (20 * drawings) / 500)).toEqual([]);
});

function difference(got: Readonly<Record<string, unknown>>, want: Readonly<Record<string, unknown>>): string {
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
