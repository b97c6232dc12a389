// A place in the text of a CSV → the field that begins there, and where it ends.

/** The text at hand and what counts in it; `end` and `openQuote` say how the last field was read. */
export interface Scan {
  /** Character codes. */
  readonly delimiter: number;
  readonly newline: number;
  quote: number;
  /** True when a backslash takes the meaning off the quote behind it. */
  readonly escapes: boolean;
  text: string;
  /** True when no text follows. */
  last: boolean;
  /** Where the field ends: at its delimiter, its newline or the end of the text. */
  end: number;
  openQuote: boolean;
}

const space = 32;
const equals = 61;
const backslash = 92;
const carriageReturn = 13;

/**
 * Quotes count only at the start of a field (blanks before them are let pass, and the sign in ="0012", by which programs
 * have Excel keep a text); a field whose closing quote is followed by anything else is kept as it was typed. undefined:
 * the text ends before the field does.
 */
export function readField(scan: Scan, from: number): string | null | undefined {
  let at = from;
  while (scan.text.charCodeAt(at) === space && scan.delimiter !== space) at += 1;
  if (scan.text.charCodeAt(at) === equals && scan.text.charCodeAt(at + 1) === scan.quote) at += 1;
  return scan.text.charCodeAt(at) === scan.quote ? readQuoted(scan, from, at) : readPlain(scan, from, from);
}

/** The hottest loop of a load: one pass over the characters, one slice. */
function readPlain(scan: Scan, from: number, scanFrom: number): string | null | undefined {
  const { text, delimiter, newline } = scan;
  const length = text.length;
  let at = scanFrom;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === newline) break;
  }
  if (at === length && !scan.last) return undefined;
  scan.end = at;
  let stop = at;
  if (at === length || text.charCodeAt(at) === newline)
    while (stop > from && text.charCodeAt(stop - 1) === carriageReturn) stop -= 1;
  return stop === from ? null : text.slice(from, stop);
}

function readQuoted(scan: Scan, from: number, opening: number): string | null | undefined {
  const { text } = scan;
  const close = closingQuote(scan, opening + 1);
  if (close < 0 || (close === text.length - 1 && !scan.last)) {
    scan.openQuote = true;
    return undefined;
  }
  const after = skipBlanks(scan, close + 1);
  if (after >= text.length && !scan.last) return undefined;
  if (!endsField(scan, after))
    return readPlain(scan, from, runsOver(scan, opening, close) ? from : close + 1);
  scan.end = after;
  return close === opening + 1 ? null : unquoted(scan, text.slice(opening + 1, close));
}

/** A mark whose partner stands on a later line, in the midst of a text, never opened anything. */
function runsOver({ text, newline }: Scan, opening: number, close: number): boolean {
  const at = text.indexOf(String.fromCharCode(newline), opening);
  return at >= 0 && at < close;
}

/** Where the next quote stands that is neither doubled nor escaped; -1 when the text has none. */
function closingQuote({ text, quote, escapes }: Scan, from: number): number {
  const mark = String.fromCharCode(quote);
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at)) {
    if (escapes && isEscaped(text, at, from)) at += 1;
    else if (text.charCodeAt(at + 1) === quote) at += 2;
    else return at;
  }
  return -1;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - slashes > from && text.charCodeAt(at - slashes - 1) === backslash) slashes += 1;
  return slashes % 2 === 1;
}

function unquoted({ quote, escapes }: Scan, content: string): string {
  const mark = String.fromCharCode(quote);
  const single = content.includes(mark) ? content.replaceAll(mark + mark, mark) : content;
  const plain = escapes ? single.replace(/\\(["'\\])/g, '$1') : single;
  return plain.startsWith('="') && plain.endsWith('"') ? plain.slice(2, -1) : plain;
}

function skipBlanks({ text, newline, delimiter }: Scan, from: number): number {
  if (delimiter === space) return from;
  let at = from;
  for (let code = text.charCodeAt(at); code !== newline && (code === space || code === carriageReturn); ) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

function endsField({ text, delimiter, newline }: Scan, at: number): boolean {
  const code = text.charCodeAt(at);
  return at >= text.length || code === delimiter || code === newline;
}
