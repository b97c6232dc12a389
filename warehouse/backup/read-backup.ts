// A file that "satudata backup" wrote → its manifest and its parts as streams.
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { WarehouseError } from '../../model/errors.js';
import { Manifest, manifestName } from './manifest.js';

export interface Backup {
  readonly path: string;
  readonly manifest: Manifest;
  /** The bytes of a part; SD_RESTORE_DAMAGED where it is missing. */
  part(name: string): Promise<Readable>;
  close(): void;
}

/** WarehouseError SD_RESTORE_FILE for what is no backup, SD_RESTORE_DAMAGED for one that is cut short. */
export async function openBackup(path: string): Promise<Backup> {
  if ((await stat(path).catch(() => null)) === null) throw noBackup(path, 'there is no such file');
  const zip = await yauzl
    .openPromise(path, { lazyEntries: true, autoClose: false })
    .catch((error: unknown) => {
      throw noBackup(path, error instanceof Error ? error.message : String(error));
    });
  try {
    const entries = new Map<string, yauzl.Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const part = async (name: string): Promise<Readable> => {
      const entry = entries.get(name);
      if (entry === undefined) throw damaged(path, `it lacks ${name}`);
      return zip.openReadStreamPromise(entry);
    };
    if (!entries.has(manifestName)) throw noBackup(path, `it has no ${manifestName}`);
    return {
      path,
      manifest: await readManifest(path, await part(manifestName)),
      part,
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readManifest(path: string, bytes: Readable): Promise<Manifest> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const parsed = Manifest.safeParse(parseJson(Buffer.concat(chunks).toString('utf8')));
  if (parsed.success) return parsed.data;
  throw noBackup(path, 'its manifest is not one that this program writes');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function noBackup(path: string, found: string): WarehouseError {
  return new WarehouseError('SD_RESTORE_FILE', `${path} is no backup of satudata: ${found}.`, {
    hint: 'Name a file that "satudata backup" wrote, whole and unchanged.',
  });
}

export function damaged(path: string, found: string, cause?: unknown): WarehouseError {
  return new WarehouseError(
    'SD_RESTORE_DAMAGED',
    `The backup ${path} is damaged: ${found}. Nothing was restored.`,
    {
      hint: 'Take another copy of the backup, or an older one.',
      cause,
    },
  );
}
