import { describe, expect, it } from 'vitest';
import { tameText } from '../../../formats/kit/tame-cell.js';
import { inspectFile } from '../../../pipelines/inspect.js';
import { cellsOf, file } from '../files.js';

describe('the text of a cell', () => {
  it('stays as it was typed where anyone could have typed it', () => {
    for (const text of ['', ' a ', '-'.repeat(900), 'kata '.repeat(200)]) expect(tameText(text)).toBe(text);
  });
  it('that is longer repeats no sign without end, and ends', () => {
    expect(tameText(`a${' '.repeat(200_000)}b`)).toBe(`a${' '.repeat(40)}b`);
    expect(tameText('kata '.repeat(500))).toBe('kata '.repeat(500));
    const long = tameText('kata '.repeat(50_000));
    expect(long).toHaveLength(8_000);
    expect(long.endsWith('…')).toBe(true);
    expect(tameText('0'.repeat(5_000))).toBe('0'.repeat(40));
  });
});

it('two cells of 200 000 blanks cost no more than a table does', async () => {
  const blanks = ' '.repeat(200_000);
  const path = file('kosong.csv', `Kecamatan,Jumlah\nCibeber,1\na${blanks}b,2\nCilegon,3${blanks}x\n`);
  expect((await cellsOf(path))[2]?.[0]).toHaveLength(42);
  const before = process.cpuUsage();
  await inspectFile(path, { cells: true });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(3_000);
});
