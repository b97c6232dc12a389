// A cell's text → the code of the choice it is a way to write.
import { squash } from './squash.js';

export interface Choices {
  /** The code, `total` for a text that means all of them together, or undefined. */
  read(text: string): string | undefined;
  /** Every code with the first way it is written, for messages. */
  readonly shown: readonly string[];
}

/** The code of a row that holds all the choices together: it breaks nothing down. */
export const totalChoice = 'total';
const totals = ['total', 'jumlah', 'semua', 'keseluruhan', 'l+p', 'lakilaki+perempuan', 'lakilakiperempuan'];

/** Code → ways it is written; the code itself is always one of them. */
export function readChoices(choices: Readonly<Record<string, readonly string[]>>): Choices {
  const ways = new Map<string, string>();
  for (const text of totals) ways.set(text, totalChoice);
  for (const [code, texts] of Object.entries(choices))
    for (const text of [code, ...texts]) ways.set(squash(text), code);
  const shown = Object.entries(choices).map(([code, texts]) => texts[0] ?? code);
  return { read: (text) => ways.get(squash(text)), shown };
}
