import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../../pipelines/inspect.js';

const folder = await mkdtemp(join(tmpdir(), 'satudata-runs-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const signs = [
  ' ',
  '\n',
  '\t',
  '\u00a0',
  ',',
  '.',
  ';',
  ':',
  '-',
  '_',
  '*',
  '=',
  '¹',
  '(',
  '[',
  '0',
  '1.',
  'a ',
  '1 ',
  "'",
];
const places = ['title', 'heading', 'label', 'figure', 'note'] as const;
const length = 60_000;
const most = 1500;

/** A small table with one text somewhere in it. */
function table(place: (typeof places)[number], text: string): string {
  const at = (here: typeof place, usual: string) => (place === here ? text : usual);
  const rows = [
    [at('title', 'Data Penduduk 2024'), '', ''],
    ['Kecamatan', at('heading', 'L'), 'P'],
    [at('label', 'Cibeber'), at('figure', '1'), '2'],
    ['Jombang', '3', '4'],
    ['Purwakarta', '5', '6'],
    ['Jumlah', '9', '12'],
    [at('note', 'Sumber: dinas'), '', ''],
  ];
  return rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n');
}

/** Of processor time, the least of three: what is slow once may be the machine. */
async function cost(path: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && least > most; turn += 1) {
    const before = process.cpuUsage();
    await inspectFile(path, { cells: true });
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

describe('a cell that repeats one sign sixty thousand times', () => {
  it.each(places)(
    'costs its length, not the square of it, as %s',
    async (place) => {
      const slow: string[] = [];
      for (const sign of signs)
        for (const opening of ['', 'Jumlah (']) {
          const path = join(folder, 'run.csv');
          await writeFile(path, table(place, `${opening}${sign.repeat(length / sign.length)}x`));
          const milliseconds = await cost(path);
          if (milliseconds > most)
            slow.push(`${JSON.stringify(opening + sign)} ${Math.round(milliseconds)} ms`);
        }
      expect(slow).toEqual([]);
    },
    120_000,
  );
});
