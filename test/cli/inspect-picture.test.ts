// What `satudata inspect` shows of a file to people.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectionPicture } from '../../cli/commands/inspect-picture.js';
import { textWidth } from '../../cli/text-width.js';
import { inspectFile } from '../../pipelines/inspect.js';

const folder = mkdtempSync(join(tmpdir(), 'inspect-picture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function picture(name: string, lines: readonly string[], width = 80): Promise<readonly string[]> {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  const shown = inspectionPicture(await inspectFile(path, { cells: false }), width);
  return shown.map((line) => stripVTControlCharacters(line));
}

const kecamatan = ['Cibeber', 'Cilegon', 'Jombang', 'Grogol', 'Ciwandan', 'Purwakarta', 'Pulomerak'];
const months = Array.from({ length: 60 }, (_, i) => `Kolom ${i + 1}`);

describe('the picture of a table', () => {
  it('keeps to a narrow terminal, with the first columns and the last of sixty', async () => {
    const lines = await picture('lebar.csv', [
      ['Kecamatan', ...months].join(';'),
      ...kecamatan.map((name, i) => [name, ...months.map((_, j) => i * 100 + j)].join(';')),
    ]);
    const drawn = lines.filter((line) => /^\s+\d+ {2}(data|header)/.test(line));
    expect(drawn.length).toBeGreaterThan(4);
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(80);
    expect(drawn[0]).toMatch(/Kecamatan.*Kolom 1 .*… .*Kolom 60$/);
    expect(lines.find((line) => line.startsWith('⋮'))).toMatch(/57 more$/);
  });

  it('tells some sixty of thousands of columns of many kinds, and counts the others', async () => {
    const kinds = Array.from({ length: 3000 }, (_, i) => i);
    const lines = await picture('kolom.csv', [
      ['Kecamatan', ...kinds.map((i) => `Kolom ${i + 1}`)].join(';'),
      ...kecamatan.map((name, r) => [name, ...kinds.map((i) => (i % 2 ? `kata ${i}` : i + r))].join(';')),
    ]);
    const from = lines.findIndex((line) => /^\s+column/.test(line));
    const columns = lines.slice(from + 1).filter((line) => /^(?:[A-Z]+|⋮) /.test(line));
    expect(columns).toHaveLength(60);
    expect(columns[58]).toMatch(/^⋮ .*2942 more$/);
    expect(columns[59]).toContain('Kolom 3000');
  });

  it('shows a title and a note as one text, and a numbering row as it was typed', async () => {
    const lines = await picture('judul.csv', [
      'Jumlah penduduk menurut kecamatan di Kota Cilegon yang judulnya panjang sekali;;',
      'Tahun 2024;;',
      'Kecamatan;Laki-laki;Perempuan',
      '(1);(2);(3)',
      ...kecamatan.map((name, i) => `${name};${i + 10};${i + 20}`),
      'Sumber: Dinas Kependudukan;;',
    ]);
    expect(lines.join('\n')).toMatch(/numbering +\(1\) +\(2\) +\(3\)/);
    expect(lines.join('\n')).toMatch(/source +Sumber: Dinas Kependudukan/);
    expect(lines).toContain('  period    2024 (title)');
    expect(lines).toContain('  set aside 2 title, 1 header, 1 numbering, 1 source');
  });

  it('names the cells that spoke for a type and a way of writing', async () => {
    const lines = await picture(
      'bukti.csv',
      ['Kecamatan;Luas', ...kecamatan.map((name, i) => `${name};1.23${i},5`)],
      140,
    );
    expect(lines.join('\n')).toMatch(
      /Luas +number +1\.234,56 +numbers in 7 cells, B2 to B8; B2 .*can only be/,
    );
  });

  it('lists several tables before it draws them', async () => {
    const lines = await picture('dua.csv', [
      'A. Pasar;;',
      'Kecamatan;Jumlah;',
      ...kecamatan.map((name, i) => `${name};${i + 3};`),
      ';;',
      ';;',
      'B. Omzet;;',
      'Bulan;Toko;Omzet (Rp)',
      ...['Januari', 'Februari', 'Maret', 'April'].map((month, i) => `${month};${i + 5};${i}000000`),
    ]);
    expect(lines.slice(1, 3)).toEqual(['  1  rows 2–9: 7 × 2  A. Pasar', '  2  rows 13–17: 4 × 3  B. Omzet']);
  });

  it('takes a remark in the title for no unit', async () => {
    const lines = await picture('contoh.csv', [
      'Jumlah pasar (DATA CONTOH - bukan data resmi);',
      'Kecamatan;Jumlah',
      ...kecamatan.map((name, i) => `${name};${i}`),
    ]);
    expect(lines.filter((line) => line.startsWith('  unit'))).toEqual([]);
  });
});
