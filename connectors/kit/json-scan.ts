// Turns JSON that arrives in chunks into the raw text of the values at wanted paths, whatever the size of the whole.
import { type ByteKeeper, byteKeeper } from './byte-keeper.js';
import { each } from './json-path.js';

export interface Wanted {
  readonly steps: readonly string[];
  /** Which values at the path are taken: all, all but arrays, or neither arrays nor objects. */
  readonly take: 'any' | 'not-array' | 'scalar';
}

export interface Listener {
  found(wanted: number, raw: Buffer): void;
  /** An array stands at the path of a wanted that takes none. */
  array(wanted: number): void;
  /** A key of an object on the way to a wanted path; `depth` steps lead to the object. */
  key(wanted: number, depth: number, key: string): void;
  /** A single value that nothing wanted holds, within objects (or the links of one) alone; a wanted single value is told too. */
  aside?(path: readonly string[], raw: Buffer): void;
}

interface Frame {
  readonly isArray: boolean;
  /** Bit i: the path to here is the beginning of wanted i. */
  readonly mask: number;
  /** Only objects lead here, and not many: its values are told aside. */
  readonly plain: boolean;
  key: string;
  keyNext: boolean;
}

interface Scan {
  readonly wanted: readonly Wanted[];
  readonly listener: Listener;
  readonly stack: Frame[];
  readonly keeper: ByteKeeper;
  /** What the text under the cursor is. */
  inside: 'structure' | 'key' | 'text' | 'scalar';
  escaped: boolean;
  done: boolean;
  /** Bytes of the chunks before this one. */
  before: number;
  taking: { readonly wanted: number; readonly depth: number; readonly told: boolean } | undefined;
}

export interface JsonScanner {
  /** Throws SyntaxError for what cannot be JSON. Grammar inside of taken values is left to whoever parses them. */
  push(chunk: Uint8Array): void;
  /** "cut": the text ends inside a value; "empty": there was none. */
  end(): 'complete' | 'cut' | 'empty';
}

const quoteMark = 0x22;
const backslash = 0x5c;
const openArray = 0x5b;
const closeArray = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
const comma = 0x2c;
const colon = 0x3a;
const deepest = 500;

/** At most 30 paths. Values inside of a taken value are not looked for. */
export function jsonScanner(wanted: readonly Wanted[], listener: Listener): JsonScanner {
  const scan: Scan = {
    wanted,
    listener,
    stack: [],
    keeper: byteKeeper(),
    inside: 'structure',
    escaped: false,
    done: false,
    before: 0,
    taking: undefined,
  };
  return { push: (bytes) => push(scan, bytes), end: () => end(scan) };
}

function push(scan: Scan, bytes: Uint8Array): void {
  const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasMark = scan.before === 0 && chunk[0] === 0xef;
  for (let at = hasMark ? 3 : 0; at < chunk.length; at += 1) {
    if (scan.inside === 'key' || scan.inside === 'text') {
      at = endOfText(scan, chunk, at);
      if (at < chunk.length) unquote(scan, chunk, at);
    } else structure(scan, chunk[at] ?? 0, chunk, at);
  }
  scan.keeper.roll(chunk);
  scan.before += chunk.length;
}

/** The place of the closing quote, or the end of the chunk. */
function endOfText(scan: Scan, chunk: Buffer, from: number): number {
  let at = scan.escaped ? from + 1 : from;
  for (let byte = chunk[at]; byte !== undefined && byte !== quoteMark; byte = chunk[at])
    at += byte === backslash ? 2 : 1;
  scan.escaped = at > chunk.length;
  return Math.min(at, chunk.length);
}

function end(scan: Scan): 'complete' | 'cut' | 'empty' {
  // A number at the top ends with the text; one inside of something is cut, and may be half a number.
  if (scan.stack.length === 0) endScalar(scan, Buffer.alloc(0), 0);
  if (scan.done && scan.stack.length === 0) return 'complete';
  return scan.stack.length === 0 && scan.inside === 'structure' ? 'empty' : 'cut';
}

function structure(scan: Scan, byte: number, chunk: Buffer, at: number): void {
  const top = scan.stack.at(-1);
  if (byte === quoteMark) quote(scan, at);
  else if (byte === openObject || byte === openArray) open(scan, byte, at);
  else if (byte === closeObject || byte === closeArray) close(scan, byte, chunk, at);
  else if (byte === comma) {
    endScalar(scan, chunk, at);
    if (top) top.keyNext = !top.isArray;
  } else if (byte === colon) {
    if (top) top.keyNext = false;
  } else if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) endScalar(scan, chunk, at);
  else if (scan.inside !== 'scalar') beginScalar(scan, byte, at);
}

function quote(scan: Scan, at: number): void {
  const top = scan.stack.at(-1);
  if (top?.keyNext !== true) {
    beginValue(scan, quoteMark, at);
    scan.inside = 'text';
    return;
  }
  scan.inside = 'key';
  if (!scan.taking && isHeard(scan, top)) scan.keeper.start(at);
}

function unquote(scan: Scan, chunk: Buffer, at: number): void {
  const isKey = scan.inside === 'key';
  scan.inside = 'structure';
  const top = scan.stack.at(-1);
  if (!isKey) endValue(scan, chunk, at + 1);
  else if (top && !scan.taking && isHeard(scan, top)) {
    top.key = String(JSON.parse(scan.keeper.stop(chunk, at + 1).toString('utf8')));
    for (const wanted of bits(top.mask)) scan.listener.key(wanted, scan.stack.length - 1, top.key);
  }
}

function beginScalar(scan: Scan, byte: number, at: number): void {
  const letter = String.fromCharCode(byte);
  if (!/[-0-9tfn]/.test(letter)) throw misplaced(scan, `an unexpected “${letter}”`, at);
  beginValue(scan, byte, at);
  scan.inside = 'scalar';
}

function endScalar(scan: Scan, chunk: Buffer, at: number): void {
  if (scan.inside !== 'scalar') return;
  scan.inside = 'structure';
  endValue(scan, chunk, at);
}

function open(scan: Scan, byte: number, at: number): void {
  const mask = beginValue(scan, byte, at);
  if (scan.stack.length >= deepest) throw misplaced(scan, 'a value nested too deeply', at);
  const isArray = byte === openArray;
  const plain = isPlain(scan, isArray);
  scan.stack.push({ isArray, mask, plain, key: '', keyNext: !isArray });
}

function close(scan: Scan, byte: number, chunk: Buffer, at: number): void {
  endScalar(scan, chunk, at);
  const frame = scan.stack.pop();
  if (frame?.isArray !== (byte === closeArray)) throw misplaced(scan, 'a bracket without its partner', at);
  endValue(scan, chunk, at + 1);
}

/** The paths that the value at hand may still lead to. */
function beginValue(scan: Scan, byte: number, at: number): number {
  const depth = scan.stack.length;
  if (depth === 0 && scan.done) throw misplaced(scan, 'something after the end', at);
  if (scan.taking) return 0;
  const mask = maskOfNext(scan);
  for (const wanted of bits(mask)) {
    const { steps, take } = scan.wanted[wanted] ?? { steps: [], take: 'any' };
    if (steps.length !== depth) continue;
    if (takes(take, byte)) {
      scan.taking = { wanted, depth, told: take === 'scalar' && isAside(scan, byte) };
      scan.keeper.start(at);
      return mask;
    }
    if (byte === openArray) scan.listener.array(wanted);
  }
  if (isAside(scan, byte)) {
    scan.taking = { wanted: nobody, depth, told: true };
    scan.keeper.start(at);
  }
  return mask;
}

const nobody = -1;
const deepestAside = 5;

function isHeard(scan: Scan, { mask, plain }: Frame): boolean {
  return mask !== 0 || (plain && scan.listener.aside !== undefined);
}

/** A list is passed over, but for that of links. */
function isPlain({ stack }: Scan, isArray: boolean): boolean {
  const top = stack.at(-1);
  if (top?.plain === false || stack.length > deepestAside) return false;
  return !isArray || (top?.isArray === false && top.key === 'links');
}

function isAside(scan: Scan, byte: number): boolean {
  const top = scan.stack.at(-1);
  return scan.listener.aside !== undefined && top?.plain === true && !top.isArray && takes('scalar', byte);
}

function endValue(scan: Scan, chunk: Buffer, to: number): void {
  if (scan.stack.length === 0) scan.done = true;
  if (scan.taking?.depth !== scan.stack.length) return;
  const { wanted, told } = scan.taking;
  scan.taking = undefined;
  const raw = scan.keeper.stop(chunk, to);
  if (told) scan.listener.aside?.(pathTo(scan), raw);
  if (wanted !== nobody) scan.listener.found(wanted, raw);
}

function pathTo({ stack }: Scan): readonly string[] {
  return stack.flatMap(({ isArray, key }) => (isArray ? [] : [key]));
}

function maskOfNext({ stack, wanted }: Scan): number {
  const top = stack.at(-1);
  if (!top) return 2 ** wanted.length - 1;
  if (top.mask === 0) return 0;
  const step = top.isArray ? each : top.key;
  const fitting = bits(top.mask).filter((i) => wanted[i]?.steps[stack.length - 1] === step);
  return fitting.reduce((mask, i) => mask | (1 << i), 0);
}

function takes(take: Wanted['take'], byte: number): boolean {
  if (take === 'any') return true;
  return byte !== openArray && (take === 'not-array' || byte !== openObject);
}

function bits(mask: number): readonly number[] {
  const set: number[] = [];
  for (let rest = mask, i = 0; rest !== 0; rest >>>= 1, i += 1) if (rest & 1) set.push(i);
  return set;
}

function misplaced(scan: Scan, found: string, at: number): SyntaxError {
  return new SyntaxError(`there is ${found} at byte ${scan.before + at + 1}`);
}
