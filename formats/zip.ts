// A zip of exactly one table → that table's workbook.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Entry } from 'yauzl';
import type { Workbook } from '../model/grid.js';
import type { DecodeOptions, Decoder, Evidence, OpenFile } from './kit/decoder.js';
import { refuse } from './kit/refuse.js';
import { type Archive, inflate, openArchive } from './kit/zip.js';

/** What operating systems leave in archives. */
const litter = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;

export const zip: Decoder = { name: 'zip', detect, open };

/** The last resort of a zip that no other format claims: a lone document of another program is none. */
function detect({ container, parts }: Evidence): number {
  return container === 'zip' && !parts.includes('[Content_Types].xml') ? 0.1 : 0;
}

async function open(path: string, options: DecodeOptions, openInner: OpenFile): Promise<Workbook> {
  const archive = await openArchive(path, options.fileName);
  try {
    const entry = onlyEntry(archive);
    return await openUnpacked(archive, entry, options, openInner);
  } finally {
    archive.close();
  }
}

function onlyEntry(archive: Archive): Entry {
  const names = [...archive.entries.keys()].filter((name) => !litter.test(name));
  const entry = names.length === 1 ? archive.entries.get(names[0] ?? '') : undefined;
  if (entry) return entry;
  const found = names.length === 0 ? 'no file' : `${names.length} files: ${names.slice(0, 8).join(', ')}`;
  throw refuse('SD_FORMAT_ZIP', archive.fileName, `is a zip of ${found}; it must hold exactly one table`);
}

/** The copy lives in a folder of its own, whatever the entry is called, and goes when the workbook is closed. */
async function openUnpacked(
  archive: Archive,
  entry: Entry,
  options: DecodeOptions,
  openInner: OpenFile,
): Promise<Workbook> {
  const folder = await mkdtemp(join(tmpdir(), 'satudata-zip-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const file = join(folder, 'table');
    await pipeline(inflate(archive, entry), createWriteStream(file));
    const workbook = await openInner(file, { ...options, fileName: posix.basename(entry.fileName) });
    const close = async (): Promise<void> => {
      await workbook.close();
      await remove();
    };
    return { ...workbook, close };
  } catch (error) {
    await remove();
    throw error;
  }
}
