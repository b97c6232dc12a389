// The text of a PC-Axis file, piece by piece → its keywords with their values, and the text behind DATA=.
import { limits } from '../limits.js';

/** KEYWORD[language]("variable","value")=values; */
export interface Keyword {
  readonly name: string;
  readonly language: string | null;
  readonly of: readonly string[];
  /** Texts, quotation marks taken off and the lines of one text joined; TLIST(A1) and numbers as they stand. */
  readonly values: readonly string[];
}

export interface KeywordReader {
  /** What is left of the text once DATA= is reached; undefined before. Throws a plain Error for what is no keyword. */
  write(piece: string): string | undefined;
  readonly keywords: readonly Keyword[];
}

export function keywordReader(): KeywordReader {
  const keywords: Keyword[] = [];
  let text = '';
  /** Where the next look begins: what was passed holds no end of a keyword. */
  let looked = 0;
  let quoted = false;
  /** Where the values of the keyword at hand begin; 0 before its equals sign. */
  let values = 0;
  return {
    keywords,
    write(piece) {
      text += piece;
      for (;;) {
        const found = nextStop(text, looked, quoted, values > 0 ? ';' : '=;');
        ({ quoted } = found);
        if (found.at < 0) {
          looked = text.length;
          if (text.length > limits.part)
            throw new Error(`has more than ${limits.part} characters before its data`);
          return undefined;
        }
        looked = found.at + 1;
        if (text[found.at] === '=') {
          if (text.slice(0, found.at).trim().toUpperCase() === 'DATA') return text.slice(looked);
          values = looked;
          continue;
        }
        if (values > 0 || text.slice(0, found.at).trim() !== '')
          keywords.push(keywordIn(text.slice(0, Math.max(values - 1, 0)), text.slice(values, found.at)));
        text = text.slice(looked);
        looked = 0;
        values = 0;
      }
    },
  };
}

/** The next of the signs outside of quotation marks; -1 where the text has none. */
function nextStop(
  text: string,
  from: number,
  within: boolean,
  signs: string,
): { at: number; quoted: boolean } {
  let quoted = within;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') quoted = !quoted;
    else if (!quoted && signs.includes(char)) return { at, quoted };
  }
  return { at: -1, quoted };
}

const key = /^([A-Za-z][\w-]{0,60})\s{0,9}(?:\["?([^\]"]{1,40})"?\])?\s{0,9}(?:\(([\s\S]*)\))?$/;

function keywordIn(head: string, values: string): Keyword {
  const match = key.exec(head.trim());
  if (match === null)
    throw new Error(
      `has ${JSON.stringify((head + values).trim().slice(0, 40))} where a keyword was looked for`,
    );
  const [, name = '', language, of] = match;
  return {
    name: name.toUpperCase(),
    language: language?.toLowerCase() ?? null,
    of: of === undefined ? [] : listIn(of),
    values: listIn(values),
  };
}

/** "a" "b", "c" → ab, c: what stands side by side is one text on several lines. */
export function listIn(text: string): readonly string[] {
  const list: string[] = [];
  let item: string | undefined;
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (char === '"') {
      const close = text.indexOf('"', at + 1);
      const end = close < 0 ? text.length : close;
      item = (item ?? '') + text.slice(at + 1, end);
      at = end + 1;
      continue;
    }
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ',' && depth === 0) {
      list.push(item ?? '');
      item = '';
    } else if (char.trim() !== '') item = (item ?? '') + char;
    at += 1;
  }
  if (item !== undefined) list.push(item);
  return list;
}
