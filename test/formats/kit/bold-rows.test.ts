import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { boldRows } from '../../../formats/kit/sheetjs/bold-rows.js';
import { file, read } from '../files.js';

type BiffRecord = readonly [type: number, ...words: readonly number[]];

function stream(records: readonly BiffRecord[]): Buffer {
  return Buffer.concat(
    records.map(([type, ...words]) => Buffer.from(Uint16Array.of(type, 2 * words.length, ...words).buffer)),
  );
}

const begin = (substream: number): BiffRecord => [0x809, 0x600, substream, 0, 0, 0, 0, 0, 0];
const end: BiffRecord = [0x0a];
const font = (weight: number): BiffRecord => [0x31, 200, 0, 0x7fff, weight, 0, 0, 0, 0x100, 0x41];
const format = (at: number): BiffRecord => [0xe0, at, 0, 1, 0x20, 0, 0, 0, 0, 0, 0];
/** RK: a whole number times four, and two. */
const number = (row: number, col: number, style: number, value: number): BiffRecord => [
  0x27e,
  row,
  col,
  style,
  value * 4 + 2,
  0,
];
const numbers = (row: number, ...styles: readonly number[]): BiffRecord => [
  0xbd,
  row,
  0,
  ...styles.flatMap((style) => [style, 4 * 7 + 2, 0]),
  styles.length - 1,
];

/** Fonts 0 to 3 and 5, of which 1 and 5 are bold; formats 0 to 2 are set in 0, 1 and 5. */
const fonts = [400, 700, 400, 400, 700].map(font);
const formats = [0, 1, 5].map(format);

/** `sheets` as they stand in the stream; the list of sheets names the last first. */
function workbook(sheets: readonly (readonly BiffRecord[])[]): Buffer {
  const list = (starts: readonly number[]) =>
    stream([
      begin(5),
      ...fonts,
      ...formats,
      ...[...starts]
        .reverse()
        .map((start, i): BiffRecord => [0x85, start & 0xffff, start >>> 16, 0, 1, 0x4100 + i * 0x100]),
      end,
    ]);
  const bodies = sheets.map((records) => stream([begin(0x10), ...records, end]));
  const first = list(sheets.map(() => 0)).length;
  const starts = bodies.map((_, i) => bodies.slice(0, i).reduce((sum, { length }) => sum + length, first));
  return Buffer.concat([list(starts), ...bodies]);
}

const chart = [begin(0x20), number(0, 0, 0, 1), end];

describe('the rows of an old workbook that are set in bold', () => {
  const plain = [number(0, 0, 0, 1), numbers(1, 0, 1)];
  const mixed = [
    number(0, 0, 1, 1),
    number(0, 1, 2, 2),
    numbers(1, 1, 0),
    numbers(2, 2, 1, 1),
    ...chart,
    number(3, 0, 0, 1),
  ];

  it('are those of which every filled cell is, by the font of its format; charts have no rows', () => {
    expect(boldRows(workbook([plain, mixed])).map((rows) => [...rows])).toEqual([[], [1, 3]]);
  });

  it('are found in a container as well, and none in another file or where no font is bold', () => {
    const container = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(container, '/Workbook', workbook([mixed]));
    const packed = XLSX.CFB.write(container, { type: 'buffer' }) as Buffer;
    expect(boldRows(packed).map((rows) => [...rows])).toEqual([[1, 3]]);
    expect(boldRows(Buffer.from('PK\x03\x04 and more'))).toEqual([]);
    expect(boldRows(stream([begin(5), font(400), format(0), end]))).toEqual([]);
  });

  it('are told of a file whose records are cut short or damaged as far as they can be', () => {
    const whole = workbook([mixed]);
    for (let length = 0; length < whole.length; length += 1)
      expect(() => boldRows(whole.subarray(0, length))).not.toThrow();
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = 0xff;
      expect(() => boldRows(damaged)).not.toThrow();
    }
  });

  it('come with the rows that are read', async () => {
    const [sheet] = (await read(file('tebal.xls', workbook([mixed])))).sheets;
    expect(sheet?.rows.map(({ row, bold = false }) => [row, bold])).toEqual([
      [1, true],
      [2, false],
      [3, true],
      [4, false],
    ]);
  });
});
