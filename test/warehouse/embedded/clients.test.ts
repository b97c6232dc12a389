import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgetOthers, signIn } from '../../../warehouse/embedded/clients.js';
import { instanceTag } from '../../../warehouse/embedded/instance.js';

test('only the last of those who live is the last: the dead and their namesakes do not count', async () => {
  const place = await mkdtemp(join(tmpdir(), 'satudata-clients-'));
  const one = await signIn(place);
  const other = await signIn(place);
  await writeFile(join(place, 'clients', `${instanceTag}.999999999.1`), 'boot:1');
  await writeFile(join(place, 'clients', `${instanceTag}.${process.pid}.99`), 'another-boot:1');
  expect(await one.leave()).toEqual({ last: false });
  expect(await readdir(join(place, 'clients'))).toHaveLength(1);
  expect(await other.leave()).toEqual({ last: true });
  await rm(place, { recursive: true });
});

test('who signed in from another container is neither counted nor cleared, until a server begins here', async () => {
  const place = await mkdtemp(join(tmpdir(), 'satudata-clients-'));
  const one = await signIn(place);
  await writeFile(join(place, 'clients', 'elsewhere.1.1'), 'boot:1');
  expect(await one.leave()).toEqual({ last: true });
  expect(await readdir(join(place, 'clients'))).toEqual(['elsewhere.1.1']);
  await forgetOthers(place);
  expect(await readdir(join(place, 'clients'))).toEqual([]);
  await rm(place, { recursive: true });
});
