// What stands inside an OpenDocument cell → its text, with its paragraphs, blanks and breaks.
import { limits } from '../limits.js';
import { superscript } from '../superscript.js';
import { attribute, decodeText } from '../xml-tag.js';

export interface CellText {
  begin(): void;
  open(name: string, tag: string): void;
  /** Raw XML text; a reference may be cut in two. Throws a plain Error beyond the length of any cell. */
  add(raw: string): void;
  close(name: string): void;
  finish(): string;
}

/** `isRaised` tells of the name of a style whether its text stands above the line. */
export function cellText(isRaised: (style: string | undefined) => boolean): CellText {
  let raw = '';
  /** Of each span that is open. */
  let spans: boolean[] = [];
  let paragraphs = 0;
  let reading = false;
  return {
    begin() {
      raw = '';
      paragraphs = 0;
      spans = [];
    },
    open(name, tag) {
      if (name === 'p') {
        if (paragraphs > 0) raw += '\n';
        paragraphs += 1;
        reading = true;
      } else if (name === 'span') spans.push(isRaised(attribute(tag, 'text:style-name')));
      else if (name === 's') raw += ' '.repeat(Math.min(Number(attribute(tag, 'text:c') ?? 1) || 1, 1000));
      else if (name === 'tab') raw += '\t';
      else if (name === 'line-break') raw += '\n';
    },
    add(text) {
      if (!reading) return;
      if (raw.length + text.length > limits.cell)
        throw new Error(`a cell has more than ${limits.cell} characters`);
      raw += spans.at(-1) === true && !text.includes('&') ? superscript(text) : text;
    },
    close(name) {
      if (name === 'p') reading = false;
      else if (name === 'span') spans.pop();
    },
    finish: () => decodeText(raw),
  };
}
