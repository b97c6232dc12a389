// An empty place → a data directory made by initdb, all or nothing.
import { randomBytes } from 'node:crypto';
import { chown, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.js';
import { superuser } from './answer.js';
import { type Programs, program } from './binaries.js';
import { homeFailure } from './home.js';
import { run } from './run.js';
import { otherVersion, trouble } from './trouble.js';

/** The major version of the packaged PostgreSQL. */
export const majorVersion = '17';

/** The version that made the data directory; null when there is none yet. */
export async function dataVersion(data: string): Promise<string | null> {
  const text = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  return text === null ? null : text.trim();
}

export async function refuseOtherVersion(data: string): Promise<void> {
  const version = await dataVersion(data);
  if (version !== null && version !== majorVersion)
    throw otherVersion(data, `it is ${version}, the program brings ${majorVersion}`);
}

/** initdb syncs all it wrote, and only then the directory gets its name: half of one is never met again. */
export async function initialise(
  place: string,
  programs: Programs,
  password: string,
  account: Account | null,
): Promise<void> {
  // An initdb whose program was killed may still be writing: it gets no part in this one.
  const draft = join(place, `data.new-${randomBytes(4).toString('hex')}`);
  const secret = join(place, 'password.new');
  try {
    await removeDrafts(place);
    await writeFile(secret, password, { mode: 0o600 });
    if (account !== null) await chown(secret, account.uid, account.gid);
    const { status, output } = await run(program(programs, 'initdb'), options(draft, secret), place, account);
    if (status !== 0) throw trouble('make its data directory', place, output);
    await rename(draft, join(place, 'data'));
  } catch (error) {
    throw homeFailure(place, error);
  } finally {
    await rm(secret, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function removeDrafts(place: string): Promise<void> {
  const drafts = (await readdir(place)).filter((name) => name.startsWith('data.new'));
  const remove = (name: string) => rm(join(place, name), { recursive: true, force: true, maxRetries: 3 });
  await Promise.all(drafts.map((name) => remove(name).catch(() => undefined)));
}

/** Sorting and case do not depend on the libraries of the machine: the directory may move to another one. */
function options(data: string, secret: string): readonly string[] {
  return [
    `--pgdata=${data}`,
    `--username=${superuser}`,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
}
