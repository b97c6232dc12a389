// A part of a workbook → what an XML handler makes of it.
import type { Entry } from 'yauzl';
import { wideForm } from './encoding.js';
import { limits } from './limits.js';
import { asRefusal } from './refuse.js';
import { type TextStream, textStream } from './text.js';
import { type XmlHandler, xmlReader } from './xml.js';
import { type Archive, inflate, readEntry } from './zip.js';

/** Errors: SD_FORMAT_XML, SD_FORMAT_DAMAGED, SD_FORMAT_TOO_LARGE. */
export async function readPart(archive: Archive, entry: Entry, handler: XmlHandler): Promise<void> {
  const bytes = await readEntry(archive, entry, limits.part);
  const form = wideForm(bytes) ?? { encoding: 'utf-8', bom: 0 };
  const stream = textStream(form.encoding);
  try {
    const reader = xmlReader(handler);
    reader.write(stream.write(bytes.subarray(form.bom)) + stream.end());
    reader.end();
  } catch (error) {
    throw asRefusal(error, archive.fileName, `a workbook (${entry.fileName})`);
  }
}

/**
 * Feeds a part to a handler piece by piece; after each piece the caller may take what has come, and stop.
 * Errors: SD_FORMAT_XML, SD_FORMAT_DAMAGED.
 */
export function streamPart(
  archive: Archive,
  entry: Entry,
  handler: XmlHandler,
): AsyncGenerator<void, void, void> {
  const what = { fileName: archive.fileName, part: `a workbook (${entry.fileName})` };
  return streamXml(inflate(archive, entry), what, handler);
}

/** `streamPart` of a document that is no part of an archive: its bytes, and what to call it in an error. */
export async function* streamXml(
  pieces: AsyncIterable<Buffer>,
  { fileName, part }: { readonly fileName: string; readonly part: string },
  handler: XmlHandler,
): AsyncGenerator<void, void, void> {
  const reader = xmlReader(handler);
  let text: TextStream | undefined;
  try {
    for await (const piece of pieces) {
      const form = text ? undefined : (wideForm(piece) ?? { encoding: 'utf-8' as const, bom: 0 });
      if (form) text = textStream(form.encoding);
      reader.write(text?.write(form ? piece.subarray(form.bom) : piece) ?? '');
      yield;
    }
    reader.write(text?.end() ?? '');
    reader.end();
    yield;
  } catch (error) {
    throw asRefusal(error, fileName, part);
  }
}
