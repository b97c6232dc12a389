// Pieces of XML text → start tags, end tags and text, in one pass, without ever keeping more than an unfinished piece.
import { limits } from './limits.js';

/** Names are without their namespace prefix: writers differ in prefixes, never in local names. */
export interface XmlHandler {
  /** `tag` is the inside of the start tag; read it with `attribute`. */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Raw text, maybe in several pieces; `decodeText` resolves references. Absent: text is skipped. */
  text?(raw: string): void;
}

export interface XmlReader {
  write(piece: string): void;
  /** Throws XmlError when the document is not finished. */
  end(): void;
}

/** A reason to refuse the document, thrown to whoever knows the file's name. */
export class XmlError extends Error {
  /** True for what is never read (document types, entities); false for damage. */
  readonly forbidden: boolean;

  constructor(message: string, forbidden = false) {
    super(message);
    this.forbidden = forbidden;
  }
}

const slash = 47;
const bang = 33;
const question = 63;
const colon = 58;

/** Document types, and with them every entity that is not predefined, are refused. Throws XmlError. */
export function xmlReader(handler: XmlHandler): XmlReader {
  let rest = '';
  let depth = 0;

  function write(piece: string): void {
    const text = rest === '' ? piece : rest + piece;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start < 0) break;
      if (start > at) handler.text?.(text.slice(at, start));
      const end = markup(text, start);
      if (end < 0) {
        keep(text.slice(start));
        return;
      }
      at = end;
    }
    if (at < text.length) handler.text?.(text.slice(at));
    rest = '';
  }

  function keep(unfinished: string): void {
    if (unfinished.length > limits.cell) throw new XmlError('a tag is longer than a million characters');
    rest = unfinished;
  }

  /** Where the markup that starts at `start` ends, or -1 when it is not finished. */
  function markup(text: string, start: number): number {
    const code = text.charCodeAt(start + 1);
    if (code === bang) return declaration(text, start);
    if (code === question) return after(text, '?>', start);
    const end = tagEnd(text, start);
    if (end < 0) return -1;
    if (code === slash) closeTag(localName(text, start + 2, end));
    else openTag(text, start + 1, end);
    return end + 1;
  }

  function openTag(text: string, from: number, end: number): void {
    const empty = text.charCodeAt(end - 1) === slash;
    const stop = empty ? end - 1 : end;
    const name = localName(text, from, stop);
    depth += 1;
    handler.open(name, text.slice(from, stop));
    if (empty) closeTag(name);
  }

  function closeTag(name: string): void {
    depth -= 1;
    handler.close(name);
  }

  function declaration(text: string, start: number): number {
    if (text.startsWith('<!--', start)) return after(text, '-->', start);
    if (text.startsWith('<![CDATA[', start)) {
      const end = text.indexOf(']]>', start);
      if (end < 0) return -1;
      handler.text?.(escapeText(text.slice(start + 9, end)));
      return end + 3;
    }
    if (
      '<![CDATA['.startsWith(text.slice(start, start + 9)) ||
      '<!--'.startsWith(text.slice(start, start + 4))
    )
      return -1;
    throw new XmlError('a document type is declared (<!DOCTYPE …>)', true);
  }

  function end(): void {
    if (rest !== '') throw new XmlError('a document stops inside a tag');
    if (depth !== 0) throw new XmlError('a document stops before its tags are closed');
  }

  return { write, end };
}

/** A ">" inside an attribute's quotes does not end the tag; one pass, so that no tag costs more than its length. */
function tagEnd(text: string, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  return -1;
}

function after(text: string, mark: string, start: number): number {
  const at = text.indexOf(mark, start);
  return at < 0 ? -1 : at + mark.length;
}

function localName(text: string, from: number, end: number): string {
  let start = from;
  let at = from;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === slash) break;
    if (code === colon) start = at + 1;
  }
  return text.slice(start, at);
}

/** The value of an attribute (prefix included in `name` where there is one), references resolved. */
export function attribute(tag: string, name: string): string | undefined {
  const length = tag.length;
  let at = 0;
  while (at < length && tag.charCodeAt(at) > 32) at += 1;
  while (at < length) {
    while (at < length && tag.charCodeAt(at) <= 32) at += 1;
    const equals = tag.indexOf('=', at);
    if (equals < 0) return undefined;
    const opening = nextQuote(tag, equals + 1);
    if (opening < 0) return undefined;
    const closing = tag.indexOf(tag.charAt(opening), opening + 1);
    if (closing < 0) return undefined;
    if (tag.startsWith(name, at) && isNameEnd(tag, at + name.length, equals))
      return decodeText(tag.slice(opening + 1, closing));
    at = closing + 1;
  }
  return undefined;
}

function isNameEnd(tag: string, at: number, equals: number): boolean {
  return at === equals || (at < equals && tag.slice(at, equals).trim() === '');
}

function nextQuote(tag: string, from: number): number {
  for (let at = from; at < tag.length; at += 1) {
    const code = tag.charCodeAt(at);
    if (code === 34 || code === 39) return at;
    if (code > 32) return -1;
  }
  return -1;
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the five predefined references and numbered ones. Throws XmlError for any other. */
export function decodeText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(#x[0-9a-f]+|#\d+|[^;&\s]{1,32});/gi, (whole, name: string) => {
    if (name.startsWith('#')) return numbered(name);
    const text = predefined[name];
    if (text === undefined) throw new XmlError(`the entity ${whole} is used`, true);
    return text;
  });
}

function numbered(name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
