// What `new dataset` makes of form E.81 (evaluation of plans): codes merged under one heading, rows of labels below the numbering.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proposing } from './proposing.js';
import { writers } from './sheet-files.js';

const { made, root } = proposing();
type Row = (string | number | null)[];

interface Shape {
  /** Columns of codes under one heading, and pairs of figures beside each other. */
  readonly codes: number;
  readonly groups: readonly string[];
  readonly labelRows: boolean;
}

/** Widths 15 to 17: a number, codes, programme, indicator, pairs of K and Rp, who answers. */
function form({ codes, groups, labelRows }: Shape) {
  const none = (n: number): Row => Array.from({ length: n }, () => null);
  const first = 1 + codes + 2;
  const figures = groups.length * 2;
  const top: Row = ['No', 'Kode', ...none(codes - 1), 'Program/Kegiatan', 'Indikator Kinerja'];
  const head = [
    [...top, ...groups.flatMap((group) => [group, null]), 'Penanggung Jawab'],
    [...none(first), ...groups.flatMap(() => ['K', 'Rp. (000)']), null],
    [1, 2, ...none(codes - 1), 3, 4, ...groups.flatMap((_, i) => [5 + i, null]), 5 + groups.length],
  ];
  const labels = (text: string): Row => [null, ...none(codes), text, ...none(figures + 2)];
  const indicators = [
    'Tersedianya alat tulis',
    'Tersedianya alat listrik',
    'Laporan aset',
    'Dokumen rencana',
    'Pegawai terlatih',
  ];
  const rows = indicators.map(
    (name, i): Row => [
      i + 1,
      ...Array.from({ length: codes }, (_, j) => String(j + 1 < codes ? j + 1 : i + 1).padStart(2, '0')),
      i < 3 ? 'Pelayanan Administrasi' : 'Perencanaan',
      name,
      ...groups.flatMap((_, j) => [12 + 7 * i + j, 375_000 - 1000 * i + 17 * j]),
      'SEKRETARIAT',
    ],
  );
  const above = labelRows ? [labels('URUSAN WAJIB'), labels('PELAYANAN DASAR')] : [];
  const lines: Row[] = [
    ['Formulir Evaluasi Hasil Renja'],
    ['Kota Cilegon'],
    ['Tahun 2024'],
    [],
    ...head,
    ...above,
    ...rows,
  ];
  const merge = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
  const merges = [
    merge(5, 1, 6, 1),
    merge(5, 2, 6, 1 + codes),
    ...[first - 1, first, first + figures + 1].map((col) => merge(5, col, 6, col)),
    ...groups.map((_, i) => merge(5, first + 1 + 2 * i, 5, first + 2 + 2 * i)),
    merge(7, 2, 7, 1 + codes),
    ...groups.map((_, i) => merge(7, first + 1 + 2 * i, 7, first + 2 + 2 * i)),
  ];
  return { sheet: { name: 'E.81', rows: lines, merges }, facts: indicators.length * figures };
}

const five = ['Target Renstra', 'Target Renja', 'Realisasi Renja', 'Realisasi Renstra', 'Tingkat Capaian'];
const four = five.slice(0, 4);
const shapes: readonly (readonly [string, Shape])[] = [
  ['three columns of codes, 15 columns', { codes: 3, groups: four, labelRows: false }],
  ['four columns of codes, 16 columns', { codes: 4, groups: four, labelRows: true }],
  ['three columns of codes, 17 columns', { codes: 3, groups: five, labelRows: true }],
];

describe.each(['ods', 'csv'] as const)('form E.81 as %s', (format) => {
  it.each(shapes)('%s', async (_, shape) => {
    const { sheet, facts } = form(shape);
    const name = `evaluasi-${shape.codes}-${shape.groups.length}-${format}`;
    const path = join(root, `${name} 2024.${format}`);
    writeFileSync(path, writers[format]([sheet]));
    const { rehearsal, decisions, draft } = await made(`dukcapil/${name}`, path);
    const headings = draft.columns.map(({ heading }) => String(heading));
    for (const group of shape.groups)
      expect(headings.filter((heading) => heading.startsWith(group))).toHaveLength(2);
    expect({ facts: rehearsal.observations, returned: rehearsal.returned, decisions }).toEqual({
      facts,
      returned: 0,
      decisions: [],
    });
  });
});
