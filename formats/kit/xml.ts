// Pieces of XML text → start tags, end tags and text, in one pass, without ever keeping more than an unfinished piece.
import { limits } from './limits.js';
import { XmlError } from './xml-tag.js';

/** Names are without their namespace prefix: writers differ in prefixes, never in local names. */
export interface XmlHandler {
  /** `tag` is the inside of the start tag; read it with `attribute` of xml-tag. */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Raw text, maybe in several pieces; `decodeText` of xml-tag resolves references. Absent: text is skipped. */
  text?(raw: string): void;
}

export interface XmlReader {
  write(piece: string): void;
  /** Throws XmlError when the document is not finished. */
  end(): void;
}

const slash = 47;
const bang = 33;
const question = 63;
const colon = 58;
const blank = 32;
const quotation = 34;
const apostrophe = 39;
const equals = 61;

interface State {
  readonly handler: XmlHandler;
  /** Markup that is not finished yet. */
  rest: string;
  depth: number;
  /** Where the next apostrophe of the piece stands, or its length. */
  apostrophe: number;
}

/** Document types, and with them every entity that is not predefined, are refused. Throws XmlError. */
export function xmlReader(handler: XmlHandler): XmlReader {
  const state: State = { handler, rest: '', depth: 0, apostrophe: 0 };
  return { write: (piece) => write(state, piece), end: () => end(state) };
}

function write(state: State, piece: string): void {
  const { handler } = state;
  const text = state.rest === '' ? piece : state.rest + piece;
  let at = 0;
  state.apostrophe = positionOf(text, "'", 0);
  for (let start = text.indexOf('<'); start >= 0; start = text.indexOf('<', at)) {
    if (start > at) handler.text?.(text.slice(at, start));
    const next = markup(state, text, start);
    if (next < 0) {
      keep(state, text.slice(start));
      return;
    }
    at = next;
  }
  if (at < text.length) handler.text?.(text.slice(at));
  state.rest = '';
}

function keep(state: State, unfinished: string): void {
  if (unfinished.length > limits.cell) throw new XmlError('a tag is longer than a million characters');
  state.rest = unfinished;
}

/** Where the markup that starts at `start` ends, or -1 when it is not finished. */
function markup(state: State, text: string, start: number): number {
  const code = text.charCodeAt(start + 1);
  if (code === bang) return declaration(state.handler, text, start);
  if (code === question) return after(text, '?>', start);
  const stop = tagEnd(state, text, start);
  if (stop < 0) return -1;
  if (code === slash) closeTag(state, localName(text, start + 2, stop));
  else openTag(state, text, start + 1, stop);
  return stop + 1;
}

function openTag(state: State, text: string, from: number, end: number): void {
  const empty = text.charCodeAt(end - 1) === slash;
  const stop = empty ? end - 1 : end;
  const name = localName(text, from, stop);
  state.depth += 1;
  state.handler.open(name, text.slice(from, stop));
  if (empty) closeTag(state, name);
}

function closeTag(state: State, name: string): void {
  state.depth -= 1;
  state.handler.close(name);
}

function declaration(handler: XmlHandler, text: string, start: number): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start);
  if (text.startsWith('<![CDATA[', start)) {
    const stop = text.indexOf(']]>', start);
    if (stop < 0) return -1;
    handler.text?.(escapeText(text.slice(start + 9, stop)));
    return stop + 3;
  }
  const begun = text.slice(start, start + 9);
  if ('<![CDATA['.startsWith(begun) || '<!--'.startsWith(begun)) return -1;
  throw new XmlError('a document type is declared (<!DOCTYPE …>)', true);
}

function end({ rest, depth }: State): void {
  if (rest !== '') throw new XmlError('a document stops inside a tag');
  if (depth !== 0) throw new XmlError('a document stops before its tags are closed');
}

/** A ">" inside an attribute's quotes does not end the tag. */
function tagEnd(state: State, text: string, start: number): number {
  const stop = text.indexOf('>', start);
  if (stop < 0) return -1;
  if (state.apostrophe < start) state.apostrophe = positionOf(text, "'", start);
  return state.apostrophe > stop && closesQuotes(text, stop) ? stop : scannedEnd(text, start);
}

/**
 * True where a closing quotation mark stands before the end of a tag that has no apostrophes, which most tags are: a
 * native search is several times quicker than looking at each character. An opening one would stand behind "=" or blanks.
 */
function closesQuotes(text: string, stop: number): boolean {
  const last = text.charCodeAt(stop - 1) === slash ? stop - 2 : stop - 1;
  const before = text.charCodeAt(last - 1);
  return text.charCodeAt(last) === quotation && before !== equals && before > blank;
}

/** One pass, so that no tag costs more than its length. */
function scannedEnd(text: string, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === quotation || code === apostrophe) quote = code;
    else if (code === 62) return at;
  }
  return -1;
}

function positionOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
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

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
