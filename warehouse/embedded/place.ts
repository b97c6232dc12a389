// A home directory → a directory in which the account that runs PostgreSQL can keep its data.
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Account } from './account.js';
import { canEnter } from './account.js';
import { homeFailure } from './home.js';

export const insideHome = 'postgres';
/** Where places outside of a home are made, the first that will do. */
export const outsideRoots: readonly string[] = ['/var/lib/satudata', '/var/tmp/satudata'];

export function placePath(home: string, place: string): string {
  return isAbsolute(place) ? place : resolve(home, place);
}

/**
 * Makes a new place and returns it as it is remembered. It is inside of the home, unless the home lies where the
 * account cannot come or cannot own anything. Places outside have a random name: a home that was removed and made
 * anew at the same path must not meet the data of the old one.
 */
export async function makePlace(home: string, account: Account | null): Promise<string> {
  const outside = `server-${randomBytes(6).toString('hex')}`;
  const choices = [insideHome, ...outsideRoots.map((root) => join(root, outside))];
  const failures: unknown[] = [];
  for (const choice of account === null ? [insideHome] : choices) {
    try {
      if (await settle(home, choice, account)) return choice;
    } catch (error) {
      failures.push(error);
    }
  }
  throw homeFailure(home, failures[0] ?? new Error('no directory was found that PostgreSQL could use'));
}

/** False where the account cannot come. The file `home` tells an operator whose data these are. */
async function settle(home: string, choice: string, account: Account | null): Promise<boolean> {
  const place = placePath(home, choice);
  if (choice !== insideHome) await mkdir(dirname(place), { recursive: true, mode: 0o755 });
  if (!(await canEnter(dirname(place), account))) return false;
  await mkdir(place, { recursive: true, mode: 0o700 });
  await writeFile(join(place, 'home'), `${home}\n`);
  await chmod(place, 0o700);
  if (account !== null) await chown(place, account.uid, account.gid);
  return true;
}
