// Words to the terminal: documents and results on stdout, everything said on the way on stderr.
import { stripVTControlCharacters } from 'node:util';
import colours from 'picocolors';
import { textWidth } from './text-width.js';

/** Writes a line of the result for people. */
export function print(line = ''): void {
  process.stdout.write(`${shown(line, process.stdout)}\n`);
}

/** Writes a line of the result for programs, every character as it is. */
export function printData(line: string): void {
  process.stdout.write(`${line}\n`);
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

/** Any other control a text of an OPD holds must not reach the terminal: it could move the cursor or hide a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it is about
const control = /\u001b(?!\[\d+m)|[\u0000-\u0008\u000b-\u001a\u007f-\u009f]/g;

/** The line without what its stream must not get: colours that nobody shows, and controls. */
export function shown(line: string, stream: { readonly isTTY?: boolean }): string {
  return isColoured(stream) ? line.replace(control, '') : stripVTControlCharacters(line).replace(control, '');
}

const { red, yellow, green, dim, bold, cyan } = colours.createColors(true);
const inks = { red, orange: yellow, green, dim, bold, cyan } as const;
export type Ink = keyof typeof inks;

/** Coloured for whoever shows colours; `print` and `say` take the colour out again for others. */
export function ink(colour: Ink, text: string): string {
  return inks[colour](text);
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
