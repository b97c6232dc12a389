// What somebody wrote beside a cell is told, and becomes the number's flag where it says no more than a flag does.
import { describe, expect, it } from 'vitest';
import type { Comment } from '../../model/grid.js';
import { remarks } from '../../transforms/comments.js';
import { commentFlag } from '../../transforms/values/comment-flag.js';
import { dataset, run } from './given.js';
import { see } from './layout/sheets.js';

const entry = dataset([
  { heading: 'Kecamatan', type: 'area', level: 'kecamatan', personal: true },
  { heading: 'Jiwa', type: 'number', variable: 'jiwa' },
]);

function remarked(comments: readonly Comment[]) {
  const { binding, checked } = run(
    entry,
    ['Kecamatan', 'Jiwa', 'Lain'],
    [
      ['Cibeber', 10],
      ['Cilegon', '5 e'],
    ],
    {
      context: { request: 2024000 },
    },
  );
  const { issues, flagged } = remarks(binding, comments);
  return { issues, rows: flagged(checked.rows), before: checked.rows };
}

describe('a comment', () => {
  it.each([
    ['Angka sementara', 'provisional'],
    ['data ini masih sangat sementara.', 'very-provisional'],
    ['*) estimasi', 'estimate'],
    ['direvisi', 'revised'],
    ['bukan angka sementara', undefined],
    ['sementara dari bidan desa, cek lagi', undefined],
    ['', undefined],
  ] as const)('that says %j gives the flag %s', (text, flag) => {
    expect(commentFlag(text)).toBe(flag);
  });

  it('flags the number that it stands beside, unless that has a flag of its own', () => {
    const comments = [2, 3].map((row) => ({ row, col: 2, text: 'angka sementara' }));
    const { rows, issues } = remarked(comments);
    expect(rows.map(({ flags }) => flags)).toEqual([['provisional'], ['estimate']]);
    expect(issues[0]).toMatchObject({
      code: 'cell-comment',
      severity: 'warning',
      row: 2,
      col: 2,
      message: 'Sel B2 (Jiwa) diberi komentar: "angka sementara"; angkanya dicatat sebagai angka sementara.',
    });
  });

  it('that says more is told and changes nothing; one at a column that nobody asked for is not told', () => {
    const { rows, before, issues } = remarked([
      { row: 2, col: 2, text: 'dari bidan' },
      { row: 2, col: 3, text: 'rahasia' },
    ]);
    expect(rows).toBe(before);
    expect(issues.map(({ message }) => message)).toEqual(['Sel B2 (Jiwa) diberi komentar: "dari bidan".']);
  });

  it('at a personal column is told without its text, and of very many only the number', () => {
    const { issues } = remarked(
      Array.from({ length: 60 }, (_, i) => ({ row: i + 2, col: 1, text: 'rahasia' })),
    );
    expect(issues).toHaveLength(51);
    expect(JSON.stringify(issues)).not.toContain('rahasia');
    expect(issues.at(-1)?.message).toBe('Masih ada 10 sel lain yang diberi komentar.');
  });

  it('at a heading that tells none gives the column its unit', () => {
    const rows = [
      ['Kecamatan', 'Produksi', 'Luas (ha)'],
      ['Cibeber', 10, 2],
      ['Cilegon', 20, 3],
    ];
    const comments = [2, 3].map((col) => ({ row: 1, col, text: 'dalam ribuan ton' }));
    const units = see(rows, { comments })[0]?.columns.map(({ unit }) => unit);
    expect(units).toEqual([null, 'ribuan ton', 'ha']);
  });
});
