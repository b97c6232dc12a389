// A worksheet's XML → its merged ranges, which stand after all its cells.
import type { Entry } from 'yauzl';
import type { Merge } from '../../../model/grid.js';
import { limits } from '../limits.js';
import { asRefusal, refuse } from '../refuse.js';
import { textStream } from '../text.js';
import { type XmlHandler, type XmlReader, xmlReader } from '../xml.js';
import { attribute } from '../xml-tag.js';
import { type Archive, inflate } from '../zip.js';
import { addressRange } from './address.js';

const mark = 'mergeCells';

/** The cells are passed over as bytes, five times faster than reading them. Errors: SD_FORMAT_TOO_LARGE. */
export async function readMerges(archive: Archive, entry: Entry): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  let finished = false;
  const handler: XmlHandler = {
    open: (name, tag) => {
      const range = name === 'mergeCell' ? addressRange(attribute(tag, 'ref') ?? '') : undefined;
      if (range) merges.push(range);
    },
    close: (name) => {
      finished ||= name === mark;
    },
  };
  try {
    for await (const _ of feedFromMark(inflate(archive, entry), xmlReader(handler))) {
      if (finished) break;
      if (merges.length > limits.merges)
        throw refuse('SD_FORMAT_TOO_LARGE', archive.fileName, `has more than ${limits.merges} merged ranges`);
    }
  } catch (error) {
    throw asRefusal(error, archive.fileName, `a workbook (${entry.fileName})`);
  }
  return merges;
}

/** Feeds the reader from the tag that holds the mark; what stands before is kept no longer than one tag. */
async function* feedFromMark(
  pieces: AsyncIterable<Buffer>,
  reader: XmlReader,
): AsyncGenerator<void, void, void> {
  const text = textStream('utf-8');
  let started = false;
  let before: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (started) reader.write(text.write(piece));
    else {
      const bytes = before.length > 0 ? Buffer.concat([before, piece]) : piece;
      const at = bytes.indexOf(mark);
      const tag = bytes.lastIndexOf('<', at < 0 ? bytes.length : at);
      started = at >= 0;
      if (started) reader.write(text.write(bytes.subarray(Math.max(tag, 0))));
      else before = tag < 0 ? Buffer.alloc(0) : Buffer.from(bytes.subarray(tag));
    }
    yield;
  }
}
