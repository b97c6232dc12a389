// A file, another one and a seed → a file that someone could have sent instead, always the same for the same three.
import { damaged, spliced } from './damage-bytes.js';
import { damagedCsv } from './damage-csv.js';
import { damagedJson } from './damage-json.js';
import { damagedMarkup } from './damage-markup.js';
import { damagedZip, zipParts } from './damage-zip.js';
import { type Draw, draw } from './random.js';

/** Of what a file is made, so that it can be damaged by someone who understands it. */
type Understanding = (bytes: Buffer, draw: Draw) => Buffer;

/** What could be said of a larger file can be said of one of this size, sooner. */
const largest = 400_000;

export function mutated(bytes: Buffer, other: Buffer, seed: number): Buffer {
  return drawnFrom(bytes, other, draw(seed)).subarray(0, largest);
}

function drawnFrom(bytes: Buffer, other: Buffer, drawn: Draw): Buffer {
  const kind = drawn.fraction();
  if (kind < 0.07) return spliced(bytes, other, drawn);
  const understood = kind < 0.7 ? understanding(bytes) : undefined;
  return understood ? understood(bytes, drawn) : damaged(bytes, drawn);
}

function understanding(bytes: Buffer): Understanding | undefined {
  const head = bytes.toString('latin1', 0, 400).trimStart();
  if (head.startsWith('PK')) return (whole, drawn) => damagedZip(zipParts(whole), drawn);
  if (head.startsWith('\xd0\xcf')) return undefined;
  if (head.startsWith('<'))
    return (whole, drawn) => Buffer.from(damagedMarkup(whole.toString('utf8'), drawn));
  if (isJson(bytes)) return (whole, drawn) => Buffer.from(damagedJson(whole.toString('utf8'), drawn));
  return (whole, drawn) => damagedCsv(whole.toString('utf8'), drawn);
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
