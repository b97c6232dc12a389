// A file and a number → the same file damaged in one way, always the same for the same number.

export function random(seed: number): () => number {
  let state = (seed + 1) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32;
  };
}

type Damage = (bytes: Buffer, next: () => number) => Buffer;

const at = (bytes: Buffer, next: () => number) => Math.floor(next() * bytes.length);

function overwrite(most: number, value: (next: () => number) => number): Damage {
  return (bytes, next) => {
    const out = Buffer.from(bytes);
    for (let edit = Math.ceil(next() * most); edit > 0; edit--) out[at(out, next)] = value(next);
    return out;
  };
}

const truncate: Damage = (bytes, next) => bytes.subarray(0, at(bytes, next));

/** Two stretches of the file change places: in a text cells and lines, in a zip entries and their directory. */
const swap: Damage = (bytes, next) => {
  const [a = 0, b = 0, c = 0, d = 0] = [at, at, at, at]
    .map((each) => each(bytes, next))
    .sort((x, y) => x - y);
  const part = (from: number, to?: number) => bytes.subarray(from, to);
  return Buffer.concat([part(0, a), part(c, d), part(b, c), part(a, b), part(d)]);
};

const repeat: Damage = (bytes, next) => {
  const from = at(bytes, next);
  const piece = bytes.subarray(from, from + 400);
  const copies = Array.from({ length: Math.ceil(next() * 20) }, () => piece);
  return Buffer.concat([bytes.subarray(0, from), ...copies, bytes.subarray(from)]);
};

const awkward = [0, 0xff, 0x22, 0x3c, 0x0a, 0x3b, 0x2c];
const damages: readonly Damage[] = [
  truncate,
  swap,
  repeat,
  overwrite(3, (next) => Math.floor(next() * 256)),
  overwrite(40, (next) => Math.floor(next() * 256)),
  overwrite(10, (next) => awkward[Math.floor(next() * awkward.length)] ?? 0),
];

export function damaged(bytes: Uint8Array, seed: number): Buffer {
  const next = random(seed);
  const damage = damages[Math.floor(next() * damages.length)] ?? truncate;
  return damage(Buffer.from(bytes), next);
}

/** A table with some cells changed for each other, emptied, or filled with what people type. */
export function disarranged<T>(rows: readonly (readonly T[])[], typed: readonly T[], seed: number): T[][] {
  const next = random(seed);
  const out = rows.map((row) => [...row]);
  for (let edit = Math.ceil(next() * 4); edit > 0; edit--) {
    const one = out[Math.floor(next() * out.length)] ?? [];
    const other = out[Math.floor(next() * out.length)] ?? [];
    const [i, j] = [Math.floor(next() * one.length), Math.floor(next() * other.length)];
    const held = one[i];
    const taken = next() < 0.5 ? other[j] : typed[Math.floor(next() * typed.length)];
    if (held === undefined || taken === undefined) continue;
    one[i] = taken;
    if (next() < 0.5) other[j] = held;
  }
  return out;
}
