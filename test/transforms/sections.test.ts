// A contract that asks for what stands alone above the rows it holds for.
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../model/cell.js';
import { bind } from '../../transforms/bind.js';
import { checker } from '../../transforms/check.js';
import { sorter } from '../../transforms/layout/sort-rows.js';
import { observer } from '../../transforms/observe.js';
import { keptSheet, seenSheet } from '../../transforms/remap/seen-sheet.js';
import { survey } from '../../transforms/survey.js';
import { areaResolver } from '../../transforms/values/area.js';
import { areas, breakdowns, dataset } from './given.js';
import { gridOf, see } from './layout/sheets.js';

const posyandu = dataset([
  { heading: '{section}', name: 'kecamatan', type: 'area', level: 'kecamatan' },
  { heading: 'Tahun', type: 'year' },
  { heading: 'Balita', type: 'number', variable: 'balita' },
]);
const head = ['Posyandu', 'Tahun', 'Balita'];

function read(entry: typeof posyandu, rows: readonly (readonly Cell[])[]) {
  const [layout] = see(rows);
  if (layout === undefined) throw new Error('no table');
  const binding = bind(entry, layout, breakdowns);
  const sorted = sorter(layout)(gridOf(rows));
  const asked = survey(binding);
  asked.add(sorted);
  const decisions = asked.decide();
  const resolver = areaResolver(areas, '36.72');
  const check = checker(binding, { resolver, city: '36.72', request: null, today: '2025-06-30', decisions });
  const checked = check.check(sorted);
  return {
    seen: keptSheet(seenSheet(binding, 1, sorted.data, decisions)),
    issues: [...binding.issues, ...checked.issues],
    facts: observer(entry)
      .observe(binding, 1, checked.rows)
      .map(({ variable, area, value }) => `${variable} ${area} ${value}`),
  };
}

describe('a section heading', () => {
  it('is the area of the rows below it, and is remembered as what the contract asked for', () => {
    const { facts, issues, seen } = read(posyandu, [
      head,
      ['KECAMATAN CIBEBER'],
      ['Melati', 2024, 41],
      ['Mawar', 2023, 52],
      ['KECAMATAN CILEGON'],
      ['Melati', 2024, 33],
      ['Mawar', 2023, 24],
    ]);
    expect(issues.filter(({ code }) => code !== 'unknown-column')).toEqual([]);
    expect(facts).toEqual([
      'balita 36.72.01 41',
      'balita 36.72.01 52',
      'balita 36.72.02 33',
      'balita 36.72.02 24',
    ]);
    expect(seen.columns.find(({ name }) => name === 'kecamatan')).toMatchObject({ heading: '{section}' });
  });

  it('that nobody knows is told where it stands', () => {
    const { issues, facts } = read(posyandu, [
      head,
      ['KECAMATAN CIBEBER'],
      ['Melati', 2024, 41],
      ['KECAMATAN CIBEBAR'],
      ['Mawar', 2024, 52],
      ['Dahlia', 2023, 21],
    ]);
    expect(facts).toEqual(['balita 36.72.01 41']);
    const [issue] = issues.filter(({ code }) => code === 'unknown-area');
    expect(issue).toMatchObject({ row: 4, col: null, text: 'KECAMATAN CIBEBAR' });
    expect(issue?.message).toMatch(/^Judul bagian di baris 4 berisi "KECAMATAN CIBEBAR"/);
  });

  it('that is missing returns the delivery', () => {
    const { issues } = read(posyandu, [head, ['Melati', 2024, 41], ['Mawar', 2023, 52], ['Dahlia', 2022, 3]]);
    expect(issues.find(({ code }) => code === 'missing-column')?.message).toMatch(
      /^Judul bagian, .* tidak ditemukan/,
    );
  });

  it('tells equal labels of different variables apart, and a label under a new one is nobody', () => {
    const map = { 'A. KELAHIRAN | Laki-laki': 'lahir', 'B. KEMATIAN | Laki-laki': 'mati' };
    const entry = dataset(
      [
        { heading: 'Uraian', type: 'variable', map },
        { heading: 'Tahun', type: 'year' },
        { heading: 'Nilai', type: 'number' },
      ],
      { variables: { lahir: { title: 'Lahir', unit: 'jiwa' }, mati: { title: 'Mati', unit: 'jiwa' } } },
    );
    const { facts, issues } = read(entry, [
      ['Uraian', 'Tahun', 'Nilai'],
      ['A. KELAHIRAN'],
      ['Laki-laki', 2023, 31],
      ['Laki-laki', 2024, 32],
      ['B. Kematian'],
      ['Laki-laki', 2023, 3],
      ['C. PERKAWINAN'],
      ['Laki-laki', 2023, 9],
    ]);
    expect(facts).toEqual(['lahir 36.72 31', 'lahir 36.72 32', 'mati 36.72 3']);
    expect(issues).toMatchObject([{ code: 'unknown-variable', row: 8 }]);
    expect(issues[0]?.message).toContain('tidak dikenal sebagai uraian di bagian "C. PERKAWINAN"');
  });
});
