// The comment parts that a worksheet refers to → what was written beside which cell.
import type { Entry } from 'yauzl';
import type { Comment } from '../../../model/grid.js';
import { commentOf, noteText } from '../comment.js';
import { limits } from '../limits.js';
import { streamPart } from '../xml-part.js';
import { attribute } from '../xml-tag.js';
import type { Archive } from '../zip.js';
import { addressCell } from './address.js';
import { find, type Relation, relations } from './parts.js';
import { cellString } from './strings.js';

/**
 * A thread of comments is kept a second time as an old comment, for programs that know no threads: the thread itself is
 * told, its answers joined. Only the first comments of a sheet are given where there are more than anyone reads.
 */
export async function readComments(archive: Archive, sheet: Entry): Promise<readonly Comment[]> {
  const at = sheet.fileName.lastIndexOf('/') + 1;
  const folder = sheet.fileName.slice(0, at);
  const related = await relations(archive, `${folder}_rels/${sheet.fileName.slice(at)}.rels`, folder);
  const old = await readAll(archive, partsOf(archive, related, 'comments'), 'comment');
  const threads = await readAll(archive, partsOf(archive, related, 'threadedComment'), 'threadedComment');
  return [...new Map([...old, ...threads])].flatMap(([ref, text]) => commentOf(addressCell(ref), text));
}

function partsOf(archive: Archive, related: readonly Relation[], type: string): readonly Entry[] {
  return related.flatMap((relation) => {
    const entry = relation.type === type ? find(archive, relation.target) : undefined;
    return entry === undefined ? [] : [entry];
  });
}

/** Address → text. */
async function readAll(
  archive: Archive,
  entries: readonly Entry[],
  element: string,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const entry of entries) await readPart(archive, entry, element, texts);
  return texts;
}

async function readPart(
  archive: Archive,
  entry: Entry,
  element: string,
  texts: Map<string, string>,
): Promise<void> {
  let ref: string | undefined;
  let [text, reading] = ['', false];
  const handler = {
    open(name: string, tag: string): void {
      if (name === element) [ref, text] = [attribute(tag, 'ref'), ''];
      else if (name === 't' || (name === 'text' && element === 'threadedComment'))
        reading = ref !== undefined;
    },
    text(raw: string): void {
      if (reading && text.length < limits.comment) text += raw;
    },
    close(name: string): void {
      if (name === 't' || name === 'text') reading = false;
      if (name !== element || ref === undefined) return;
      const before = texts.get(ref);
      const whole = noteText(cellString(text));
      texts.set(ref, before === undefined ? whole : `${before}\n${whole}`);
      ref = undefined;
    },
  };
  for await (const _ of streamPart(archive, entry, handler)) if (texts.size >= limits.comments) break;
}
