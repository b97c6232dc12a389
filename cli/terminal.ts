// Words to the terminal: documents and results on stdout, everything said on the way on stderr.
import { randomInt } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import { textWidth } from './text-width.js';

/** Writes a line of the result for people. */
export function print(line = ''): void {
  process.stdout.write(`${shown(line, process.stdout)}\n`);
}

/** Writes a line of the result for programs, every character as it is; a terminal gets it as `print` would write it. */
export function printData(line: string): void {
  process.stdout.write(`${process.stdout.isTTY ? harmless(line) : line}\n`);
}

export function printJson(document: unknown): void {
  printData(JSON.stringify(document, null, 2));
}

/** Writes a line that is not the result. */
export function say(line: string): void {
  process.stderr.write(`${shown(line, process.stderr)}\n`);
}

/** Columns of the terminal; of a file or a pipe as many as a page usually has. */
export function terminalWidth(): number {
  return Math.max(60, process.stdout.columns ?? Number(process.env.COLUMNS || 120));
}

/** FORCE_COLOR and NO_COLOR decide for both streams, otherwise each for itself: one may be a terminal, the other a file. */
export function isColoured(stream: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return stream.isTTY === true && TERM !== 'dumb';
}

/**
 * Colours of ours carry a number that no file can know; whatever else begins like one comes from a file. It stands in two parts
 * of four digits: whoever strips sequences takes no longer ones for such.
 */
const mark = `${randomInt(1_000, 9_999)};${randomInt(1_000, 9_999)}`;
const own = new RegExp(`\\u001b\\[(\\d{1,2});${mark}m`, 'g');

/**
 * What a text of a file must not bring to a terminal: sequences that move the cursor, colour or conceal, the controls
 * they begin with, and signs that turn the direction of writing or are not seen at all.
 */
const hostile =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The line as its stream gets it: our colours where they are shown, and nothing that a file could steer it with. */
export function shown(line: string, stream: { readonly isTTY?: boolean }): string {
  const coloured = isColoured(stream);
  return line
    .split(own)
    .map((part, i) => (i % 2 === 0 ? harmless(part) : coloured ? `\u001b[${part}m` : ''))
    .join('');
}

/** The text without what could steer a terminal; line ends and tabs stay. */
export function harmless(text: string): string {
  return stripVTControlCharacters(text).replace(hostile, '');
}

/** Codes that switch on and off. */
const inks = {
  red: [31, 39],
  orange: [33, 39],
  green: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
  cyan: [36, 39],
} as const;
export type Ink = keyof typeof inks;

/** Coloured for whoever shows colours; `print` and `say` take the colour out again for others. */
export function ink(colour: Ink, text: string): string {
  const [on, off] = inks[colour].map((code) => `\u001b[${code};${mark}m`);
  return `${on}${text.replaceAll(off ?? '', `${off}${on}`)}${off}`;
}

/** Rows under a header, columns as wide as their widest cell; a column of numbers stands to the right. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const lines = rows.map((row) => header.map((_, i) => (row[i] ?? '').replace(/\s+/g, ' ')));
  const widths = header.map((title, i) =>
    lines.reduce((most, row) => Math.max(most, textWidth(row[i] ?? '')), title.length),
  );
  const right = header.map(
    (_, i) =>
      lines.length > 0 && lines.every((row) => /^[-–\d.,%\s]*$/.test(stripVTControlCharacters(row[i] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => {
        const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - textWidth(cell)));
        return right[i] ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [ink('bold', line(header)), ...lines.map(line)];
}

/** At most `most` characters, the last one an ellipsis where something is left out. */
export function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
