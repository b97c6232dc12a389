// The text behind DATA= of a PC-Axis file, piece by piece → its cells, one after the other.
import type { Cell } from '../../../model/cell.js';
import { exactNumber } from '../../../model/exact-number.js';

/** A quoted text (a sign, or the key of a row) or what stood without quotation marks. */
export interface PxToken {
  readonly text: string;
  readonly quoted: boolean;
}

export interface TokenReader {
  /** The tokens that are complete. `last` says that no text follows. Throws a plain Error for one of more than 1000 characters. */
  write(piece: string, last: boolean): PxToken[];
}

/** With which DOS ends a text. */
const dosEnd = String.fromCharCode(26);
const longest = 1_000;
/** A quotation mark that nothing closes takes all that follows. */
const token = /"([^"]*)("?)|[^\s,;"]+/g;

/** Blanks, tabs, line ends, commas and semicolons part cells and are the same. */
export function tokenReader(): TokenReader {
  let rest = '';
  return {
    write(piece, last) {
      const text = rest + piece.replaceAll(dosEnd, ' ');
      const tokens: PxToken[] = [];
      let read = 0;
      token.lastIndex = 0;
      for (let match = token.exec(text); match !== null; match = token.exec(text)) {
        // One that touches the end of the text may go on in the next piece.
        const isOpen = match[2] === '';
        if (isOpen || (!last && token.lastIndex === text.length)) break;
        tokens.push({ text: match[1] ?? match[0], quoted: match[1] !== undefined });
        read = token.lastIndex;
      }
      rest = unfinished(text, read);
      if (rest.length > longest)
        throw new Error(`has ${JSON.stringify(rest.slice(0, 40))} where a cell was looked for`);
      if (last && rest !== '') throw new Error('opens a quotation mark in its data that is never closed');
      return tokens;
    },
  };
}

/** What follows the last token, from the first character that is no separator. */
function unfinished(text: string, from: number): string {
  let at = from;
  while (at < text.length && ' \t\r\n,;'.includes(text.charAt(at))) at += 1;
  return text.slice(at);
}

/** A number, or the sign that the file shows for its dots and dashes. */
export function pxCell({ text }: PxToken, signs: ReadonlyMap<string, string>): Cell {
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) return exactNumber(text);
  return signs.get(text) ?? (text === '' || text.trim() === '' ? null : (shownAs.get(text) ?? text));
}

/** One dot is no sign that is known elsewhere; what it says is that there can be no figure. */
const shownAs: ReadonlyMap<string, string> = new Map([['.', '...']]);
