// A home directory → the login by which its queries read, kept there for its owner alone.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Login = z.object({
  /** Of this home alone: roles are of a whole server, which may hold several warehouses. */
  role: z.string().regex(/^satudata_query_[0-9a-f]{8}$/),
  password: z.string().min(32),
});
export type ReaderLogin = Readonly<z.infer<typeof Login>>;

export function newReader(): ReaderLogin {
  return {
    role: `satudata_query_${randomBytes(4).toString('hex')}`,
    password: randomBytes(24).toString('base64url'),
  };
}

/** undefined before there is one, and where the file is no longer readable: another is made then. */
export async function recallReader(home: string): Promise<ReaderLogin | undefined> {
  try {
    return Login.parse(JSON.parse(await readFile(readerPath(home), 'utf8')));
  } catch {
    return undefined;
  }
}

export async function keepReader(home: string, login: ReaderLogin): Promise<void> {
  await mkdir(home, { recursive: true });
  const draft = `${readerPath(home)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(login)}\n`, { mode: 0o600 });
  await rename(draft, readerPath(home));
}

function readerPath(home: string): string {
  return join(home, 'reader.json');
}
