import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { run } from '../../../warehouse/embedded/run.js';
import { lacks } from '../../left-out.js';

const asRoot = process.getuid?.() === 0;

test('a program gives its status and all it said, in English and without the PG variables of the caller', async () => {
  process.env.PGPORT = '9';
  const script = 'console.log(process.env.PGPORT, process.env.LC_ALL); console.error("no"); process.exit(3)';
  const { status, output } = await run(process.execPath, ['-e', script], tmpdir(), null);
  delete process.env.PGPORT;
  expect(status).toBe(3);
  expect(output).toContain('undefined C');
  expect(output).toContain('no');
});

test('a program that cannot be run on this system is named', async () => {
  await expect(run('/no/such/initdb', [], tmpdir(), null)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_PROGRAM',
    message: expect.stringContaining('/no/such/initdb'),
    hint: expect.stringContaining('glibc'),
  });
});

test.skipIf(lacks('root', asRoot))('a root that may not become another user is told so', async () => {
  const impossible = { uid: -1, gid: -1 };
  await expect(run(process.execPath, ['-v'], tmpdir(), impossible)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_ROOT',
  });
});
