import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../formats/open.js';
import type { Area } from '../../model/area.js';
import type { DatasetEntry } from '../../model/dataset.js';
import type { GridRow } from '../../model/grid.js';
import type { Observation } from '../../model/observation.js';
import { bind } from '../../transforms/bind.js';
import { checker } from '../../transforms/check.js';
import { claims } from '../../transforms/claims.js';
import { sorter } from '../../transforms/layout/sort-rows.js';
import { understand } from '../../transforms/layout/understand.js';
import { observer } from '../../transforms/observe.js';
import { survey } from '../../transforms/survey.js';
import { areaResolver } from '../../transforms/values/area.js';
import { isMissing } from '../left-out.js';
import { dataset } from './given.js';

const root = join(import.meta.dirname, '../..');
const cases = join(root, '../shared/corpus/cases');

function readAreas(): readonly Area[] {
  const lines = readFileSync(join(root, 'config/areas.csv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [code = '', bps = '', level = '', name = '', parent = '', spellings = ''] = line.split(',');
    return {
      code,
      bps: bps || null,
      level: level as Area['level'],
      name,
      parent: parent || null,
      spellings: spellings.split('|').filter(Boolean),
    };
  });
}

/** The whole pure line over one file: what comes out, and every issue on the way. */
async function read(entry: DatasetEntry, file: string) {
  const fileName = file.split('/').at(-1) ?? file;
  const workbook = await openWorkbook(join(cases, file), { fileName });
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error(file);
  const rows: GridRow[] = [];
  for await (const batch of sheet.rows()) rows.push(...batch);
  const guide = { headings: entry.columns.map((column) => [column.heading].flat()) };
  const merges = await sheet.merges();
  const context = { sheet: sheet.name, fileName, merges, hiddenColumns: [], complete: true };
  const bindings = understand(rows, context, guide).map((layout) => bind(entry, layout, {}));
  const binding = bindings.find((each) => each.issues.length === 0) ?? bindings[0];
  if (binding === undefined) throw new Error('no table');
  const resolver = areaResolver(readAreas(), '36.72');
  const sorted = sorter(binding.layout, claims(binding, resolver))(rows);
  const inquiry = survey(binding, { delimiter: workbook.delimiter ?? null });
  inquiry.add(sorted);
  const check = checker(binding, {
    resolver,
    city: '36.72',
    request: null,
    today: '2026-12-31',
    merges,
    decisions: inquiry.decide(),
  });
  const checked = check.check(sorted);
  const observe = observer(entry);
  const observations = [...observe.observe(binding, 1, checked.rows), ...observe.finish()];
  await workbook.close();
  return {
    observations,
    issues: [...binding.issues, ...checked.issues, ...check.finish()],
    returned: checked.returned,
  };
}

const total = (facts: readonly Observation[], variable: string) =>
  facts.filter((fact) => fact.variable === variable).reduce((sum, { value }) => sum + (value ?? 0), 0);

describe.skipIf(isMissing(cases))('real files', () => {
  const weights = ['bb_sangat_kurang', 'bb_kurang', 'bb_normal', 'bb_lebih', 'total_kurang', 'total_balita'];
  const balita = (areas: object[]) =>
    dataset(
      [
        { heading: 'tahun', type: 'year' },
        { heading: 'bulan', type: 'month' },
        ...areas,
        ...weights.map((heading) => ({ heading, type: 'number', integer: true, variable: heading })),
      ],
      {
        frequency: 'monthly',
        since: '2026-01',
        other_columns: 'ignore',
        rules: [
          { rule: 'bb_sangat_kurang + bb_kurang = total_kurang' },
          { rule: 'bb_sangat_kurang + bb_kurang + bb_normal + bb_lebih = total_balita' },
        ],
      },
    );
  const kecamatan = { heading: 'kecamatan', type: 'area', level: 'kecamatan' };

  it('of toddlers in Cilegon: 43 kelurahan whose sums equal the file by kecamatan', async () => {
    const fine = await read(
      balita([kecamatan, { heading: 'kelurahan', type: 'area', level: 'kelurahan' }]),
      'cilegon-balita-2026-08-csv/gizi_balita_kelurahan_2026_08.csv',
    );
    const coarse = await read(
      balita([kecamatan]),
      'cilegon-balita-2026-08-csv/gizi_balita_kecamatan_2026_08.csv',
    );
    expect([fine.issues, coarse.issues]).toEqual([[], []]);
    expect(new Set(fine.observations.map(({ area }) => area)).size).toBe(43);
    for (const fact of coarse.observations) {
      const parts = fine.observations.filter(
        ({ area, variable }) => variable === fact.variable && area.startsWith(`${fact.area}.`),
      );
      expect(parts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(fact.value);
    }
    expect(total(fine.observations, 'total_balita')).toBe(28015);
    expect(total(fine.observations, 'total_kurang')).toBe(1303);
    expect(fine.observations[0]).toMatchObject({ period: 2026308, row: 2 });
  });

  it.each([
    ['uhh', 'tahun', 66.67],
    ['hls', 'tahun', 13.16],
    ['rls', 'tahun', 9.87],
    ['pengeluaran', 'ribu rupiah', 13010],
  ])(
    'of the IPM (%s): every province and kabupaten/kota, under its own province',
    async (name, unit, cilegon) => {
      const entry = dataset(
        [
          { heading: 'Provinsi/Kabupaten/Kota', type: 'area', level: ['country', 'province', 'city'] },
          { heading: '{year}', type: 'number', variable: 'v' },
        ],
        {
          period: { from: 'heading' },
          duplicates: 'given',
          totals: { check: false },
          variables: { v: { title: 'v', unit } },
        },
      );
      const { observations, issues } = await read(entry, `composite-ipm-2020/${name}_2020.csv`);
      expect(issues).toEqual([]);
      expect(observations).toHaveLength(579);
      expect(observations.find(({ area }) => area === '36.72')).toMatchObject({
        value: cilegon,
        period: 2020000,
      });
      const given = observations.filter(({ value }) => value !== null).map(({ area }) => area);
      expect(new Set(given).size).toBe(given.length);
      expect(observations.find(({ area, value }) => area === '75' && value !== null)).toBeDefined();
      expect(observations.find(({ area, value }) => area === '75.01' && value !== null)).toBeDefined();
    },
  );

  it.each([
    ['010', 'Garis Kemiskinan(Rupiah/Kapita/Bulan) September 2014', 306253],
    ['030', 'Persentase Penduduk Miskin September 2014', 3.81],
  ])("of poverty in Banten (%s): the period is the title's, not the field's", async (file, title, value) => {
    const entry = dataset(
      [
        {
          heading: 'xAxis.title',
          name: 'judul',
          type: 'variable',
          map: { [title.replace(' September 2014', '')]: 'v' },
          other: 'skip',
        },
        { heading: 'xAxis.title', name: 'periode', type: 'period' },
        { heading: 'xAxis.data', name: 'wilayah', type: 'area', level: 'city' },
        { heading: 'series.data', name: 'nilai', type: 'number' },
      ],
      {
        frequency: 'monthly',
        since: '2014-01',
        other_columns: 'ignore',
        variables: { v: { title: 'v', unit: 'rupiah' } },
      },
    );
    const { observations, issues } = await read(
      entry,
      `banten-kemiskinan-json/ik-kabupaten-kota-${file}.json`,
    );
    expect(issues).toEqual([]);
    expect(observations.find(({ area, period }) => area === '36.72' && period === 2014309)).toMatchObject({
      value,
    });
  });
});
