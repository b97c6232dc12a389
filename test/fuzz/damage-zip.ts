// A zip (every .xlsx and .ods is one) → the same with one of its entries damaged, or its directory telling lies.
import { inflateRawSync } from 'node:zlib';
import { type ZipPart, zipFile } from '../formats/zip-file.js';
import { damaged } from './damage-bytes.js';
import { damagedMarkup } from './damage-markup.js';
import type { Draw } from './random.js';

const endMark = 0x06054b50;

/** The entries of a whole, honest zip. */
export function zipParts(bytes: Buffer): ZipPart[] {
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== endMark) end -= 1;
  const parts: ZipPart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const [packed = 0, local = 0] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + packed);
    parts.push({ name, content: bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

type Edit = (parts: ZipPart[], draw: Draw) => void;

/** Where the cells are, and what they refer to, comes oftener than what nobody reads. */
function onePart(parts: readonly ZipPart[], draw: Draw): number {
  const telling = parts.flatMap(({ name }, at) =>
    /sheet\d*\.(xml|bin)|sharedStrings|styles|workbook|content\.xml/.test(name) ? [at] : [],
  );
  return telling.length > 0 && draw.fraction() < 0.9 ? draw.of(telling) : draw.whole(parts.length);
}

function changePart(change: (part: ZipPart, draw: Draw) => ZipPart): Edit {
  return (parts, draw) => {
    const at = onePart(parts, draw);
    const part = parts[at];
    if (part) parts[at] = change(part, draw);
  };
}

const markup = changePart((part, draw) => {
  const text = Buffer.from(part.content).toString('utf8');
  return { ...part, content: damagedMarkup(text, draw) };
});
const bytes = changePart((part, draw) => ({ ...part, content: damaged(Buffer.from(part.content), draw) }));
const lies = changePart((part, draw) => ({ ...part, declaredSize: draw.of([0, 10, 2 ** 31, 2 ** 32 - 1]) }));
const otherName = changePart((part, draw) => ({
  ...part,
  name: draw.of(['../../x', '/etc/x', 'C:\\x', '', 'a.csv', `${part.name}x`, part.name.toUpperCase()]),
}));

const drop: Edit = (parts, draw) => {
  parts.splice(onePart(parts, draw), 1);
};

const twice: Edit = (parts, draw) => {
  const part = parts[onePart(parts, draw)];
  if (part) parts.push(part);
};

const swapContents: Edit = (parts, draw) => {
  const [one, other] = [onePart(parts, draw), draw.whole(parts.length)];
  const [a, b] = [parts[one], parts[other]];
  if (a && b)
    [parts[one], parts[other]] = [
      { ...a, content: b.content },
      { ...b, content: a.content },
    ];
};

const edits: readonly Edit[] = [
  markup,
  markup,
  markup,
  markup,
  markup,
  bytes,
  bytes,
  lies,
  otherName,
  drop,
  twice,
  swapContents,
];

export function damagedZip(parts: readonly ZipPart[], draw: Draw): Buffer {
  const out = [...parts];
  for (let edit = draw.whole(3); edit >= 0 && out.length > 0; edit -= 1) draw.of(edits)(out, draw);
  const whole = zipFile(out);
  return draw.fraction() < 0.05 ? zipFile([{ name: 'lapis.xlsx', content: whole }]) : whole;
}
