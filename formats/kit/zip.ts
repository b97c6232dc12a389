// A zip file → its entries by name, each to be inflated as a stream within limits.
import yauzl from 'yauzl';
import { unpack } from './inflate.js';
import { limits } from './limits.js';
import { asRefusal, refuse } from './refuse.js';

export interface Archive {
  readonly fileName: string;
  /** By name as written, "/" between folders; folders themselves are left out. */
  readonly entries: ReadonlyMap<string, yauzl.Entry>;
  /** The inflated bytes; fails where they are not those that the archive declared. */
  unpack(entry: yauzl.Entry): AsyncIterable<Buffer>;
  close(): void;
}

/** Errors: SD_FORMAT_TRUNCATED, SD_FORMAT_ENCRYPTED, SD_FORMAT_BOMB, SD_FORMAT_DAMAGED. */
export async function openArchive(path: string, fileName: string): Promise<Archive> {
  const zip = await openZip(path, fileName);
  try {
    const entries = await listEntries(zip, fileName);
    return {
      fileName,
      entries,
      unpack: (entry) => unpack(zip, entry),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw asRefusal(error, fileName, 'a zip');
  }
}

async function openZip(path: string, fileName: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (error) {
    const detail = causeOf(error instanceof Error ? error.message : String(error));
    const code = /end of central directory|EOF/i.test(detail) ? 'SD_FORMAT_TRUNCATED' : 'SD_FORMAT_DAMAGED';
    throw refuse(code, fileName, `begins as a zip but does not end as one: ${detail}`, error);
  }
}

/** What yauzl says of an archive with something behind it speaks of comments and quotes control characters. */
function causeOf(message: string): string {
  return message.startsWith('Invalid comment length') ? 'other data follows its end' : message;
}

async function listEntries(zip: yauzl.ZipFile, fileName: string): Promise<ReadonlyMap<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    checkEntry(entry, total, entries.size, fileName);
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
  }
  return entries;
}

function checkEntry(entry: yauzl.Entry, total: number, count: number, fileName: string): void {
  const { uncompressedSize: size, compressedSize } = entry;
  if (entry.isEncrypted())
    throw refuse('SD_FORMAT_ENCRYPTED', fileName, `is protected by a password (${entry.fileName})`);
  if (count >= limits.entries)
    throw refuse('SD_FORMAT_BOMB', fileName, `holds more than ${limits.entries} entries`);
  if (size > limits.entry || total > limits.archive)
    throw refuse('SD_FORMAT_BOMB', fileName, `would unpack to ${megabytes(Math.max(size, total))}`);
  if (size > limits.suspicious && size > compressedSize * limits.ratio)
    throw refuse(
      'SD_FORMAT_BOMB',
      fileName,
      `would unpack ${megabytes(compressedSize)} to ${megabytes(size)} (${entry.fileName})`,
    );
}

/** The inflated pieces of an entry, with what goes wrong told as an error about the file. */
export async function* inflate(archive: Archive, entry: yauzl.Entry): AsyncGenerator<Buffer, void, void> {
  try {
    yield* archive.unpack(entry);
  } catch (error) {
    throw asRefusal(error, archive.fileName, 'a zip');
  }
}

/** All inflated bytes of a part that must be held whole. Errors: SD_FORMAT_TOO_LARGE beyond `most` bytes. */
export async function readEntry(archive: Archive, entry: yauzl.Entry, most: number): Promise<Buffer> {
  const { fileName: name, uncompressedSize } = entry;
  if (uncompressedSize > most)
    throw refuse('SD_FORMAT_TOO_LARGE', archive.fileName, `holds ${name} of ${megabytes(uncompressedSize)}`);
  const pieces: Buffer[] = [];
  for await (const piece of inflate(archive, entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
