// The bytes of an old workbook (BIFF 5 and 8) → the rows of each sheet whose filled cells are all set in bold, which
// SheetJS does not tell. After [MS-XLS] 2.4.
import * as XLSX from 'xlsx';

/** Numbers of rows from 1. Sheets as SheetJS orders them: by their place in the stream; none for any other file. */
export function boldRows(bytes: Uint8Array): readonly ReadonlySet<number>[] {
  const stream = streamOf(bytes);
  if (stream === undefined) return [];
  const fonts: boolean[] = [];
  const formats: number[] = [];
  const sheets: number[] = [];
  for (const { type, data } of recordsFrom(stream, 0)) {
    if (type === record.font && data.length >= 8) fonts.push(data.readUInt16LE(6) >= boldWeight);
    if (type === record.xf && data.length >= 2) formats.push(data.readUInt16LE(0));
    if (type === record.sheet && data.length >= 4) sheets.push(data.readUInt32LE(0));
  }
  const bold = formats.map((font) => fonts[font < missingFont ? font : font - 1] ?? false);
  if (!bold.includes(true)) return [];
  return sheets.sort((a, b) => a - b).map((start) => boldOf(stream, start, bold));
}

const record = { end: 0x0a, begin: 0x809, font: 0x31, xf: 0xe0, sheet: 0x85, manyNumbers: 0xbd } as const;
/** NUMBER, LABELSST, RK, FORMULA, LABEL, RSTRING and BOOLERR begin with row, column and format. */
const cells: ReadonlySet<number> = new Set([0x203, 0xfd, 0x27e, 0x06, 0x204, 0xd6, 0x205]);
const boldWeight = 600;
/** No font has this number: those behind it are one further on. */
const missingFont = 4;

interface BiffRecord {
  readonly type: number;
  readonly data: Buffer;
}

function streamOf(bytes: Uint8Array): Buffer | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > 4 && buffer.readUInt16LE(0) === record.begin) return buffer;
  if (buffer.length < 8 || buffer.readUInt32BE(0) !== 0xd0cf11e0) return undefined;
  const container = XLSX.CFB.read(buffer, { type: 'buffer' });
  const entry = XLSX.CFB.find(container, 'Workbook') ?? XLSX.CFB.find(container, 'Book');
  return entry === null ? undefined : Buffer.from(entry.content);
}

/** The records of the part of the stream that begins there, without those of parts inside it, such as charts. */
function* recordsFrom(stream: Buffer, start: number): Generator<BiffRecord, void, void> {
  let depth = 0;
  for (let at = start; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    if (type === record.begin) depth += 1;
    if (type === record.end) depth -= 1;
    if (depth === 0) return;
    if (depth === 1) yield { type, data: stream.subarray(at + 4, end) };
    at = end;
  }
}

function boldOf(stream: Buffer, start: number, bold: readonly boolean[]): ReadonlySet<number> {
  const [filled, plain] = [new Set<number>(), new Set<number>()];
  for (const { type, data } of recordsFrom(stream, start)) {
    const formats = formatsIn(type, data);
    if (formats.length === 0) continue;
    const row = data.readUInt16LE(0) + 1;
    (formats.every((format) => bold[format] === true) ? filled : plain).add(row);
  }
  return new Set([...filled].filter((row) => !plain.has(row)));
}

function formatsIn(type: number, data: Buffer): readonly number[] {
  if (cells.has(type)) return data.length >= 6 ? [data.readUInt16LE(4)] : [];
  if (type !== record.manyNumbers) return [];
  const count = Math.floor((data.length - 6) / 6);
  return Array.from({ length: Math.max(0, count) }, (_, i) => data.readUInt16LE(4 + 6 * i));
}
