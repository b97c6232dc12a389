// The text of a long JSON document, piece by piece → the values of the array at a path, one at a time.
import { parseExactly } from '../../../model/exact-number.js';
import { limits } from '../limits.js';

export interface JsonSplitter {
  /** The values that became complete with this piece, parsed. */
  write(piece: string): unknown[];
  /** True once the array's closing bracket was read. */
  finished(): boolean;
  /** What was written of the text behind the array. */
  rest(): string;
}

interface State {
  readonly steps: readonly string[];
  text: string;
  at: number;
  depth: number;
  /** How many steps of the path lead to the object we are in. */
  matched: number;
  /** True when the value that follows is that of the next step. */
  next: boolean;
  /** The depth inside the array once it is found, 0 before. */
  target: number;
  done: boolean;
  /** Where the key, or inside the array the value, that is being read begins; -1: nothing is. */
  start: number;
  inString: boolean;
}

/**
 * `path` is dotted, "" for a document that is itself the array; only objects are entered on the way. Throws what
 * JSON.parse throws, and a plain Error for a single value of more than 16 MB.
 */
export function jsonSplitter(path: string): JsonSplitter {
  const steps = path === '' ? [] : path.split('.');
  const place = { at: 0, depth: 0, matched: 0, next: steps.length === 0, target: 0, done: false };
  const state: State = { steps, text: '', start: -1, inString: false, ...place };
  return { write: (piece) => write(state, piece), finished: () => state.done, rest: () => state.text };
}

function write(state: State, piece: string): unknown[] {
  const found: unknown[] = [];
  state.text += piece;
  while (state.at < state.text.length && !state.done) step(state, found);
  const from = state.start >= 0 ? state.start : Math.min(state.at, state.text.length);
  state.text = state.text.slice(from);
  state.at -= from;
  state.start = Math.min(state.start, 0);
  if (state.text.length > limits.jsonRecord)
    throw new Error(`one value is longer than ${limits.jsonRecord} characters`);
  return found;
}

function step(state: State, found: unknown[]): void {
  if (state.inString) {
    passString(state);
    return;
  }
  const char = state.text.charAt(state.at);
  if (state.target > 0 && state.depth === state.target) inArray(state, char, found);
  else if (char === '"') openString(state);
  else if (char === '{' || char === '[') enter(state, char);
  else if (char === '}' || char === ']') leave(state);
  else if (char === ':' && state.target === 0) readKey(state);
  state.at += 1;
}

function openString(state: State): void {
  state.inString = true;
  if (state.target === 0) state.start = state.at;
}

/** To the end of the string, or of the text; `at` may stand one behind the text after a backslash at its end. */
function passString(state: State): void {
  const special = /["\\]/g;
  special.lastIndex = state.at;
  const match = special.exec(state.text);
  state.at = match ? match.index + (match[0] === '\\' ? 2 : 1) : state.text.length;
  if (match?.[0] === '"') state.inString = false;
}

function enter(state: State, char: string): void {
  const { steps, matched, next } = state;
  if (state.target === 0 && next && char === '[' && matched >= steps.length - 1)
    state.target = state.depth + 1;
  else if (state.target === 0 && next && char === '{') state.matched += 1;
  state.next = false;
  state.depth += 1;
  if (state.target === 0 || state.depth === state.target) state.start = -1;
}

function leave(state: State): void {
  state.depth -= 1;
  if (state.target > 0) return;
  state.matched = Math.min(state.matched, Math.max(state.depth - 1, 0));
  state.start = -1;
}

function readKey(state: State): void {
  const { start, at, text, depth, matched, steps } = state;
  const key: unknown = start < 0 ? undefined : JSON.parse(text.slice(start, at));
  state.next = depth === matched + 1 && key === steps[matched];
  state.start = -1;
}

function inArray(state: State, char: string, found: unknown[]): void {
  const { start, at, text } = state;
  if (char === ',' || char === ']') {
    if (start >= 0) found.push(parseExactly(text.slice(start, at)));
    state.start = -1;
    state.done = char === ']';
    return;
  }
  if (start < 0 && char.trim() !== '') state.start = at;
  if (char === '"') state.inString = true;
  if (char === '{' || char === '[') state.depth += 1;
}
