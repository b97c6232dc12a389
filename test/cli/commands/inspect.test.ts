// What `satudata inspect` prints and how it ends.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addInspect } from '../../../cli/commands/inspect.js';
import { addGlobalOptions } from '../../../cli/invocation.js';

let folder = '';
let printed = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-command-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<void> {
  const program = new Command('satudata').exitOverride();
  addGlobalOptions(program);
  addInspect(program);
  await program.parseAsync(['node', 'satudata', 'inspect', ...args]);
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it('prints one JSON document, with the cells when they are asked for', async () => {
  await run(file('a.csv', 'Kelurahan,Penduduk\nBulakan,10\n'), '--json', '--cells');
  expect(JSON.parse(printed).tables[0].values).toEqual([{ row: 2, cells: { 1: 'Bulakan', 2: 10 } }]);
});

it('prints a picture for people', async () => {
  await run(file('a.csv', 'Kelurahan,Penduduk\nBulakan,10\n'));
  expect(printed).toContain('1 rows of data, 2 columns');
});

it('ends with status 3 for a file that cannot be read', async () => {
  await run(file('a.csv', ''), '--json');
  expect(process.exitCode).toBe(3);
  expect(JSON.parse(printed)).toMatchObject({ tables: [], problems: [{ code: 'SD_FORMAT_EMPTY' }] });
});
