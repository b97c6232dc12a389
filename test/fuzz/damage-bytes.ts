// Bytes of any format → the same damaged without understanding them, as disks, networks and people do it.
import type { Draw } from './random.js';

export type Damage = (bytes: Buffer, draw: Draw) => Buffer;

const at = (bytes: Buffer, draw: Draw): number => draw.whole(bytes.length);

const cut: Damage = (bytes, draw) => bytes.subarray(0, at(bytes, draw));

const flipBits: Damage = (bytes, draw) => {
  const out = Buffer.from(bytes);
  for (let edit = draw.whole(8); edit >= 0; edit -= 1) {
    const place = at(out, draw);
    out[place] = (out[place] ?? 0) ^ (1 << draw.whole(8));
  }
  return out;
};

function overwrite(most: number, values: readonly number[]): Damage {
  return (bytes, draw) => {
    const out = Buffer.from(bytes);
    for (let edit = draw.whole(most); edit >= 0; edit -= 1)
      out[at(out, draw)] = values.length > 0 ? draw.of(values) : draw.whole(256);
    return out;
  };
}

/** Counts and lengths of binary formats are little-endian numbers of two or four bytes. */
const lieInNumbers: Damage = (bytes, draw) => {
  const out = Buffer.from(bytes);
  if (out.length < 8) return out;
  for (let edit = draw.whole(4); edit >= 0; edit -= 1) {
    const place = draw.whole((out.length - 4) >> 1) * 2;
    if (draw.fraction() < 0.5) out.writeUInt16LE(draw.of([0, 1, 0x7fff, 0xffff, 0x2020]), place);
    else out.writeUInt32LE(draw.of([0, 1, 0x7fffffff, 0xffffffff, 0xfffffffe]), place);
  }
  return out;
};

/** Two stretches change places: in a text cells and lines, in a zip entries and their directory. */
const swap: Damage = (bytes, draw) => {
  const places = [0, 0, 0, 0].map(() => at(bytes, draw)).sort((x, y) => x - y);
  const [a = 0, b = 0, c = 0, d = 0] = places;
  const part = (from: number, to?: number): Buffer => bytes.subarray(from, to);
  return Buffer.concat([part(0, a), part(c, d), part(b, c), part(a, b), part(d)]);
};

const repeat: Damage = (bytes, draw) => {
  const from = at(bytes, draw);
  const piece = bytes.subarray(from, from + draw.whole(2000));
  const copies = Array.from({ length: 1 + draw.whole(60) }, () => piece);
  return Buffer.concat([bytes.subarray(0, from), ...copies, bytes.subarray(from)]);
};

export const damages: readonly Damage[] = [
  cut,
  flipBits,
  overwrite(3, []),
  overwrite(40, []),
  overwrite(10, [0, 0xff, 0x22, 0x3c, 0x0a, 0x3b, 0x2c]),
  lieInNumbers,
  swap,
  repeat,
];

export function damaged(bytes: Uint8Array, draw: Draw): Buffer {
  return draw.of(damages)(Buffer.from(bytes), draw);
}

/** The beginning of one file and the end of another, or both whole: a file that is two formats at once. */
export function spliced(one: Buffer, other: Buffer, draw: Draw): Buffer {
  if (draw.fraction() < 0.3) return Buffer.concat([one, other]);
  return Buffer.concat([one.subarray(0, at(one, draw)), other.subarray(at(other, draw))]);
}
