// Who runs PostgreSQL: this user, or for root an unprivileged one, and what that one can enter.
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WarehouseError } from '../../model/errors.js';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const preferred = ['postgres', 'nobody', 'daemon'];

/** null: as whoever runs this program. For root the owner of `place` when it exists, else the first that there is. */
export async function serverAccount(place: string | null): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = place === null ? null : await stat(place).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return unprivileged(await readFile('/etc/passwd', 'utf8').catch(() => ''));
}

/** initdb asks the system for the name of its user, so the account must be one of /etc/passwd. */
export function unprivileged(passwd: string): Account {
  const users = passwd.split('\n').map((line) => line.split(':'));
  for (const name of preferred) {
    const [, , uid, gid] = users.find((fields) => fields[0] === name) ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new WarehouseError(
    'SD_WAREHOUSE_ROOT',
    `PostgreSQL refuses to run as root, and /etc/passwd names none of ${preferred.join(', ')}.`,
    { hint: 'Add a user such as postgres, run satudata as an ordinary user, or set DATABASE_URL.' },
  );
}

/** Whether the account may enter `directory` and all above it, by their modes; access lists are not looked at. */
export async function canEnter(directory: string, account: Account | null): Promise<boolean> {
  if (account === null) return true;
  const { mode, uid, gid } = await stat(directory);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  if (((mode >> shift) & 0o1) === 0) return false;
  const above = dirname(directory);
  return above === directory || canEnter(above, account);
}
