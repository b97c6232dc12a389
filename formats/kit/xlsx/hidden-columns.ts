// A worksheet's XML → the columns it hides, which stand before its cells.
import type { Entry } from 'yauzl';
import { limits } from '../limits.js';
import { streamPart } from '../xml-part.js';
import { attribute } from '../xml-tag.js';
import type { Archive } from '../zip.js';
import { isTrue } from './parts.js';

/** In order, from 1; reading stops where the cells begin. */
export async function readHiddenColumns(archive: Archive, entry: Entry): Promise<readonly number[]> {
  const hidden = new Set<number>();
  let cells = false;
  const open = (name: string, tag: string): void => {
    if (name === 'sheetData') cells = true;
    if (cells || name !== 'col' || !isTrue(attribute(tag, 'hidden'))) return;
    const last = Math.min(Number(attribute(tag, 'max') ?? 0), limits.columns);
    for (let col = Math.max(1, Number(attribute(tag, 'min') ?? 1)); col <= last; col += 1) hidden.add(col);
  };
  for await (const _ of streamPart(archive, entry, { open, close() {} })) if (cells) break;
  return [...hidden].sort((a, b) => a - b);
}
