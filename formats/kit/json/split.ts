// The text of a long JSON document, piece by piece → the values of the array at a path, one at a time.
import { limits } from '../limits.js';

export interface JsonSplitter {
  /** The values that became complete with this piece, parsed. */
  write(piece: string): unknown[];
  /** True once the array's closing bracket was read. */
  finished(): boolean;
}

/**
 * `path` is dotted, "" for a document that is itself the array; only objects are entered on the way. Throws what
 * JSON.parse throws, and a plain Error for a single value of more than 16 MB.
 */
export function jsonSplitter(path: string): JsonSplitter {
  const steps = path === '' ? [] : path.split('.');
  let text = '';
  let at = 0;
  let depth = 0;
  /** Steps of the path whose object we are in; `next` when the value that follows is the next step's. */
  let matched = 0;
  let next = steps.length === 0;
  /** Depth inside the array once it is found, 0 before. */
  let target = 0;
  let done = false;
  /** Where the string, or inside the array the value, that is being read begins. */
  let start = -1;
  let inString = false;

  function write(piece: string): unknown[] {
    const found: unknown[] = [];
    text += piece;
    while (at < text.length && !done) if (!step(text.charAt(at), found)) break;
    const from = start >= 0 ? start : Math.min(at, text.length);
    text = text.slice(from);
    at -= from;
    start = Math.min(start, 0);
    if (text.length > limits.jsonRecord)
      throw new Error(`one value is longer than ${limits.jsonRecord} characters`);
    return found;
  }

  /** False when more text is needed. */
  function step(char: string, found: unknown[]): boolean {
    if (inString) return leaveString();
    if (target > 0 && depth === target) return inArray(char, found);
    if (char === '"') enterString();
    else if (char === '{' || char === '[') enter(char);
    else if (char === '}' || char === ']') leave();
    else if (char === ':' && target === 0) readKey();
    at += 1;
    return true;
  }

  function enterString(): void {
    inString = true;
    if (target === 0) start = at;
  }

  function leaveString(): boolean {
    const end = /["\\]/g;
    end.lastIndex = at;
    const match = end.exec(text);
    at = match ? match.index + (match[0] === '\\' ? 2 : 1) : text.length;
    if (match?.[0] === '"') inString = false;
    return match !== null;
  }

  function enter(char: string): void {
    if (target === 0 && next && char === '[' && matched >= steps.length - 1) target = depth + 1;
    else if (target === 0 && next && char === '{') matched += 1;
    next = false;
    depth += 1;
    if (target === 0 || depth === target) start = -1;
  }

  function leave(): void {
    depth -= 1;
    if (target > 0) return;
    matched = Math.min(matched, Math.max(depth - 1, 0));
    start = -1;
  }

  function readKey(): void {
    const key: unknown = start < 0 ? undefined : JSON.parse(text.slice(start, at));
    next = depth === matched + 1 && key === steps[matched];
    start = -1;
  }

  function inArray(char: string, found: unknown[]): boolean {
    if (char === ',' || char === ']') {
      const value = start < 0 ? '' : text.slice(start, at);
      if (value !== '') found.push(JSON.parse(value));
      start = -1;
      done = char === ']';
    } else {
      if (start < 0 && char.trim() !== '') start = at;
      if (char === '"') inString = true;
      if (char === '{' || char === '[') depth += 1;
    }
    at += 1;
    return true;
  }

  return { write, finished: () => done };
}
