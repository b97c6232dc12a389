// A compound file (OLE2, the container of .xls and of encrypted workbooks) → the names of its streams.
import { type FileHandle, open } from 'node:fs/promises';

const endOfChain = 0xfffffffa;
const directoryEntry = 128;
const mostSectors = 512;

/** Empty when the directory cannot be followed; only the first 512 sectors of it are looked at. */
export async function compoundStreams(path: string): Promise<readonly string[]> {
  const file = await open(path, 'r');
  try {
    const header = await readAt(file, 0, 512);
    if (header.length < 512) return [];
    const shift = header.readUInt16LE(30);
    if (shift < 7 || shift > 16) return [];
    return await readDirectory(file, header, 1 << shift);
  } finally {
    await file.close();
  }
}

async function readDirectory(file: FileHandle, header: Buffer, size: number): Promise<string[]> {
  const names: string[] = [];
  let sector = header.readUInt32LE(48);
  for (let seen = 0; sector < endOfChain && seen < mostSectors; seen += 1) {
    const bytes = await readAt(file, (sector + 1) * size, size);
    names.push(...entryNames(bytes));
    sector = await nextSector(file, header, size, sector);
  }
  return names;
}

function entryNames(bytes: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + directoryEntry <= bytes.length; at += directoryEntry) {
    const length = bytes.readUInt16LE(at + 64);
    if (length >= 2 && length <= 64) names.push(bytes.toString('utf16le', at, at + length - 2));
  }
  return names;
}

/** The 109 table sectors that the header names reach 6.8 MB of small sectors, far beyond any directory met. */
async function nextSector(file: FileHandle, header: Buffer, size: number, sector: number): Promise<number> {
  const perTable = size / 4;
  const table = Math.floor(sector / perTable);
  if (table >= 109) return endOfChain;
  const tableSector = header.readUInt32LE(76 + table * 4);
  const bytes = await readAt(file, (tableSector + 1) * size + (sector % perTable) * 4, 4);
  return bytes.length === 4 ? bytes.readUInt32LE(0) : endOfChain;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
