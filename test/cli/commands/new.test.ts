// What `satudata new dataset` prints, and where it writes.
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addNew } from '../../../cli/commands/new.js';
import { addGlobalOptions } from '../../../cli/invocation.js';

let folder = '';
let printed = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-command-'));
  for (const part of ['areas.csv', 'breakdowns.yaml', 'opd.yaml'])
    cpSync(join(import.meta.dirname, '../../../config', part), join(folder, part));
  writeFileSync(join(folder, 'city.yaml'), 'area: "36.72"\nname: Kota Cilegon\n');
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

async function run(lines: readonly string[], ...flags: string[]): Promise<void> {
  const from = join(folder, 'Pohon 2024.csv');
  writeFileSync(from, lines.join('\n'));
  const program = new Command('satudata').exitOverride();
  addGlobalOptions(program);
  addNew(program);
  await program.parseAsync([
    'node',
    'satudata',
    '--config',
    folder,
    ...flags,
    'new',
    'dataset',
    'dlh/pohon',
    '--from',
    from,
  ]);
}

const pohon = ['Kecamatan,Pohon (batang)', 'Cibeber,10', 'Cilegon,20', 'Grogol,30'];

it('says where the dataset stands and what its file gives', async () => {
  await run(pohon);
  expect(existsSync(join(folder, 'datasets/dlh/pohon.yaml'))).toBe(true);
  expect(printed).toContain('the file gives 3 observations in 3 rows');
  expect(printed).toContain('satudata run --dataset dlh/pohon');
});

it('tells what the file itself breaks', async () => {
  await run([...pohon, 'Grogol,35', 'Zzyzx,7', 'Purwakarta,1', 'Citangkil,2', 'Jombang,3', 'Ciwandan,4']);
  expect(printed).toContain('1 rows would be returned');
  expect(printed).toContain('said more than once, with different values');
  expect(printed).toContain('unknown-area');
});

it('gives one JSON document with the text that was written', async () => {
  await run(pohon, '--json');
  expect(JSON.parse(printed)).toMatchObject({
    dataset: 'dlh/pohon',
    file: join(folder, 'datasets/dlh/pohon.yaml'),
    observations: 3,
    returned: 0,
    yaml: expect.stringContaining('heading: Pohon (batang)'),
  });
});
