import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canEnter, serverAccount, unprivileged } from '../../../warehouse/embedded/account.js';
import { lacks } from '../../left-out.js';

const passwd = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n';

test('the server of root runs as postgres where there is one, else as nobody', () => {
  expect(unprivileged(passwd)).toEqual({ uid: 65534, gid: 65534 });
  expect(unprivileged(`${passwd}postgres:x:110:118::/:/bin/sh\n`)).toEqual({ uid: 110, gid: 118 });
});

test('a machine with root alone is told what it lacks', () => {
  expect(() => unprivileged('root:x:0:0::/root:/bin/sh\n')).toThrow(/none of postgres, nobody, daemon/);
});

test.skipIf(lacks('root', process.getuid?.() === 0))(
  'the owner of the data runs the server, whoever he is',
  async () => {
    const place = await mkdtemp(join(tmpdir(), 'satudata-owner-'));
    await chown(place, 4242, 4343);
    expect(await serverAccount(place)).toEqual({ uid: 4242, gid: 4343 });
    await rm(place, { recursive: true });
  },
);

test('an account can enter a directory only when it can enter all above it', async () => {
  const above = await mkdtemp(join(tmpdir(), 'satudata-enter-'));
  const below = join(above, 'below');
  await mkdir(below, { mode: 0o755 });
  const stranger = { uid: 4242, gid: 4343 };
  await chmod(above, 0o755);
  expect(await canEnter(below, stranger)).toBe(true);
  await chmod(above, 0o700);
  expect(await canEnter(below, stranger)).toBe(false);
  expect(await canEnter(below, null)).toBe(true);
  await rm(above, { recursive: true });
});
