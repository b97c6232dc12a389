// A sheet with a trait that puts figures in doubt → what a contract takes of it, holds and names.
import type { Area } from '../../../model/area.js';
import { bind } from '../../../transforms/bind.js';
import { checker } from '../../../transforms/check.js';
import { claims } from '../../../transforms/claims.js';
import { sorter } from '../../../transforms/layout/sort-rows.js';
import { leftRowsOf } from '../../../transforms/left-rows.js';
import { survey } from '../../../transforms/survey.js';
import { areaResolver } from '../../../transforms/values/area.js';
import { dataset } from '../given.js';
import type { Drawn, HeldSheet } from './held-traits.js';
import { type Extra, gridOf, see } from './sheets.js';

const ages = Object.fromEntries(
  Array.from({ length: 20 }, (_, i) => `${5 * i}-${5 * i + 4}`).map((age) => [age, [age]]),
);

/** `names`: the kelurahan that rows may name, and the kecamatan that may stand above them. */
export function kelurahanOf(names: readonly string[], districts: readonly string[] = []): readonly Area[] {
  const area = (code: string, level: Area['level'], name: string): Area => ({
    ...{ code, bps: null, level, name, spellings: [] },
    parent: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null,
  });
  return [
    area('36', 'province', 'Banten'),
    area('36.72', 'city', 'Kota Cilegon'),
    area('36.72.01', 'kecamatan', 'Purwakarta'),
    ...districts.map((name, i) => area(`36.72.${String(i + 2).padStart(2, '0')}`, 'kecamatan', name)),
    ...names.map((name, i) => area(`36.72.01.${1001 + i}`, 'kelurahan', name)),
  ];
}

/** The rows that become facts, and every issue as "code row:col". */
export function readHeld(held: HeldSheet, drawn: Drawn, areas: readonly Area[], extra: Extra = {}) {
  const more = { ...extra, merges: held.merges, bold: held.bold, hidden: held.hidden };
  const [layout] = see(held.rows, { ...more, fileName: 'data 2024.xlsx' });
  if (layout === undefined) throw new Error('no table');
  const at = (col: number) => layout.columns.find((column) => column.col === col);
  const isDated = held.trait === 'dated-label';
  const label = isDated
    ? { heading: at(drawn.label)?.name, type: 'choice', breakdown: 'umur' }
    : { heading: at(drawn.label)?.name, type: 'area', level: 'kelurahan' };
  const variables = Object.fromEntries(
    drawn.counts.map((col) => [`v${col}`, { title: at(col)?.name ?? '', unit: at(col)?.unit ?? 'ekor' }]),
  );
  const figures = drawn.counts.map((col) => ({
    heading: at(col)?.name,
    type: 'number',
    variable: `v${col}`,
    optional_cells: held.trait !== 'last-blank',
  }));
  const entry = dataset([label, ...figures], {
    variables,
    other_columns: 'ignore',
    period: { from: 'file' },
    missing: { '-': 'missing' },
    ...(isDated ? { area: 'city' } : {}),
  });
  const binding = bind(entry, layout, { umur: ages });
  const resolver = areaResolver(areas, '36.72');
  const grid = gridOf(held.rows, more);
  const sorted = sorter(layout, claims(binding, resolver))(grid);
  const asked = survey(binding);
  asked.add(sorted);
  const decisions = asked.decide();
  const context = { resolver, city: '36.72', request: null, today: '2026-12-31', merges: held.merges };
  const check = checker(binding, { ...context, decisions });
  const { rows, issues, aside } = check.check(sorted);
  const totals = new Set(aside.map(({ row }) => row));
  const left = leftRowsOf(binding, resolver);
  left.add(sorted.aside);
  return {
    data: sorted.data.flatMap(({ row }) => (totals.has(row) ? [] : [row])),
    taken: rows.map(({ row }) => row),
    issues: [...binding.issues, ...issues, ...check.finish(), ...left.issues()]
      .filter(({ code }) => held.trait !== 'last-blank' || code !== 'figure-implied')
      .map(({ code, row, col }) => `${code} ${row}:${col}`),
  };
}
