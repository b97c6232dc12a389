// The packed list of every area of the country → areas, of which a city takes its own.
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Area, AreaLevel } from '../../model/area.js';

export interface NationArea extends Pick<Area, 'code' | 'bps' | 'level' | 'name' | 'parent'> {
  readonly spellings: readonly string[];
}

const Lines = z.array(
  z.object({ code: z.string(), bps: z.string(), name: z.string(), spellings: z.string() }),
);

/** From the country down to kelurahan and desa, in the order of their codes. */
export async function readNation(file: string): Promise<readonly NationArea[]> {
  const text = await promisify(brotliDecompress)(await readFile(file));
  return Lines.parse(parse(text, { columns: true })).map(({ code, bps, name, spellings }) => ({
    code,
    bps: bps || null,
    level: levelOf(code),
    name,
    parent: parentOf(code),
    spellings: spellings.split('|').filter(Boolean),
  }));
}

/** "0" is the country; each further part of a code is a level below. */
function levelOf(code: string): AreaLevel {
  return (code === '0' ? 'country' : AreaLevel.options[code.split('.').length]) ?? 'kelurahan';
}

function parentOf(code: string): string | null {
  if (code === '0') return null;
  return code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : '0';
}
