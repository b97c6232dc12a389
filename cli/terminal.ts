// Words to the terminal: documents and results on stdout, everything said on the way on stderr.
import colours from 'picocolors';

/** Writes a line of the result. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** Writes a line that is not the result. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const inks = {
  red: colours.red,
  orange: colours.yellow,
  green: colours.green,
  dim: colours.dim,
  bold: colours.bold,
  cyan: colours.cyan,
} as const;
export type Ink = keyof typeof inks;

export function ink(colour: Ink, text: string): string {
  return inks[colour](text);
}

/** Rows under a header, columns as wide as their widest cell; a column of numbers stands to the right. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => plain(row[i]).length)));
  const right = header.map(
    (_, i) => rows.length > 0 && rows.every((row) => /^[-–\d.,%\s]*$/.test(plain(row[i]))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => {
        const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - plain(cell).length));
        return right[i] ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [ink('bold', line(header)), ...rows.map((row) => line(header.map((_, i) => row[i] ?? '')))];
}

/** A text without its colour codes, for measuring. */
function plain(text = ''): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character
  return text.replace(/\u001b\[\d+m/g, '');
}
