import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { runDocument, runLines } from '../../cli/run-lines.js';
import { statusLines } from '../../cli/status-lines.js';
import { printNumber } from '../../transforms/values/print-number.js';
import { kecamatan, type Rows, workbook } from './bad-input/sendings.js';
import { arrivalOf, town } from './bad-input/town.js';

const cilegon = await town();
const id = 'dinkes/balita';

const contract = `title: Balita menurut jenis kelamin
frequency: yearly
since: "2024"
until: "2025"
source: { connector: file, folder: "\${SATUDATA_INBOX}", pattern: "Balita {year}.*" }
period: { from: column }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Tahun, type: year }
  - { heading: Laki-laki, type: number, variable: balita, breakdown: { jenis_kelamin: L } }
  - { heading: Perempuan, type: number, variable: balita, breakdown: { jenis_kelamin: P }, optional_cells: true }
variables:
  balita: { title: Balita, unit: jiwa }
`;

/** Figures that grow by two percent a year. */
const sent = (year: number): Rows => [
  ['Kecamatan', 'Tahun', 'Laki-laki', 'Perempuan'],
  ...kecamatan.map((name, i) => {
    const size = (800 + 137 * i) * 1.02 ** (year - 2024);
    return [name, year, Math.round(size), Math.round(size * 0.94 - 3 * i)];
  }),
];

const send = async (rows: Rows) => {
  await cilegon.put('Balita 2025.xlsx', workbook(rows));
  await cilegon.remove('Balita 2024.xlsx').catch(() => undefined);
  const report = await cilegon.run({ dataset: id });
  return { report, arrival: arrivalOf(report, id) };
};
const change = (rows: Rows, row: number, col: number, to: string | number | null): Rows =>
  rows.map((cells, r) => cells.map((cell, c) => (r === row - 1 && c === col - 1 ? to : cell)));

beforeAll(async () => {
  await cilegon.configure('datasets/dinkes/balita.yaml', contract);
  await cilegon.put('Balita 2024.xlsx', workbook(sent(2024)));
  const report = await cilegon.run({ dataset: id });
  expect(arrivalOf(report, id)).toMatchObject({ outcome: 'accepted', issues: [] });
});

describe('a delivery that is hard to believe', () => {
  it('is accepted, and its warnings name the cells', async () => {
    const { arrival } = await send(change(sent(2025), 4, 3, 10_955));
    expect(arrival).toMatchObject({ outcome: 'accepted', reason: null, added: 16 });
    expect(arrival.issues).toMatchObject([
      { code: 'figure-slipped', severity: 'warning', sheet: 'Balita', row: 4, col: 3, text: '10.955' },
    ]);
    expect(arrival.issues[0]?.message).toBe(
      'Sel C4 berisi 10.955 untuk Kecamatan Pulomerak, periode 2025: kira-kira 10 kali yang wajar menurut periode lain, yaitu sekitar 1.100.',
    );
  });

  it('is held against what was accepted for the year before', async () => {
    const copied = sent(2024).map((cells, r) => cells.map((cell, c) => (r > 0 && c === 1 ? 2025 : cell)));
    const { arrival } = await send(copied);
    expect(arrival.issues.map(({ message }) => message)).toEqual([
      'Semua 16 angka periode 2025 di kolom C (Laki-laki), kolom D (Perempuan) sama persis dengan periode 2024 yang sudah diterima.',
    ]);
  });

  it('lacks areas that the delivery before it had, and is not filled in', async () => {
    const { arrival } = await send(sent(2025).filter((_, row) => row !== 3 && row !== 8));
    expect(arrival).toMatchObject({ outcome: 'accepted', closed: 4 });
    expect(arrival.issues.map(({ message }) => message)).toEqual([
      'Tidak ada angka periode 2025 untuk 2 wilayah yang ada di kiriman sebelumnya untuk periode itu: Kecamatan Pulomerak, Kecamatan Citangkil.',
    ]);
    expect(Object.keys(await cilegon.facts('balita')).filter((each) => each.includes(' 2025 '))).toHaveLength(
      12,
    );
  });

  it('goes back for its mistake alone, and is told the figure that its total implies', async () => {
    const rows = sent(2025);
    const sum = (col: number) => rows.slice(1).reduce((total, cells) => total + Number(cells[col]), 0);
    const { arrival } = await send([...change(rows, 5, 4, null), ['Jumlah', null, sum(2), sum(3)]]);
    expect(arrival.outcome).toBe('returned');
    expect(arrival.issues.map(({ code, row, col }) => `${code} ${row} ${col}`)).toEqual([
      'total-mismatch 10 4',
      'figure-implied 5 4',
    ]);
    expect(arrival.issues[1]?.message).toContain(
      `tampaknya angka kolom Perempuan yang kurang itu ${printNumber(Number(rows[4]?.[3]), 'id')}`,
    );
  });

  it('is shown by the run and counted, and by the status', async () => {
    const { report } = await send(change(sent(2025), 4, 3, 10_955));
    const lines = stripVTControlCharacters(runLines(report).join('\n'));
    expect(lines).toContain('1 accepted, 1 warning;');
    expect(lines).toContain('Peringatan  dinkes/balita  Balita 2025.xlsx  1\n  • Sel C4 berisi 10.955');
    expect(runDocument(report)).toMatchObject({
      datasets: [{ arrivals: [{ outcome: 'accepted', warnings: 1 }] }],
    });
    const standings = await cilegon.status(id);
    const shown = statusLines(
      standings.map((each) => ({ ...each, issues: [] })),
      true,
      '2026-03-01',
    ).join('\n');
    expect(stripVTControlCharacters(shown)).toMatch(/2025 .* 1 catatan/);
  });
});
