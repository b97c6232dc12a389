// Text → the columns of a terminal that it takes, and the piece of it that fits into a few of them.
import { stripVTControlCharacters } from 'node:util';

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Ideographs, kana, hangul and full-width forms, and pictures, take two columns; marks that ride on a letter none. */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)/u;
const plain = /^[\u0020-\u007e]*$/;
/** No terminal is as wide as such a text, and to count its letters one by one takes as long as it has letters squared. */
const longest = 2000;

/** Colour codes take none. */
export function textWidth(text: string): number {
  const seen = stripVTControlCharacters(text);
  if (seen.length > longest || plain.test(seen)) return seen.length;
  let width = 0;
  for (const { segment } of letters.segment(seen)) width += letterWidth(segment);
  return width;
}

/** At most `most` columns, an ellipsis last where something is left out. The text must hold no colour codes. */
export function fitted(text: string, most: number): string {
  if (textWidth(text) <= most) return text;
  let [piece, width] = ['', 0];
  for (const { segment } of letters.segment(text.slice(0, longest))) {
    width += letterWidth(segment);
    if (width > most - 1) break;
    piece += segment;
  }
  return `${piece}…`;
}

/** Blanks up to `width` columns, in front of the text or behind it. */
export function padded(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const gap = ' '.repeat(Math.max(0, width - textWidth(text)));
  return side === 'left' ? gap + text : text + gap;
}

function letterWidth(letter: string): number {
  if (/^(?:\p{M}|[\u200b-\u200f])+$/u.test(letter)) return 0;
  return wide.test(letter) ? 2 : 1;
}
