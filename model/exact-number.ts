// A number as a machine wrote it → the number, or its digits where the number held here would be another one.

/** Whole digits beyond which a number is held as its text: a spreadsheet keeps fifteen. */
const mostDigits = 15;
const leastNormal = 2.2250738585072014e-308;
const written = /^[-+]?(\d*)(?:\.(\d*))?(e[-+]?\d+)?$/i;

/**
 * Digits after the decimal sign may be more than a number holds: what is cut off is dust. Whole digits are none, and
 * neither is what is left of 1e-400 or 1e400. Text that is no number comes back as it is.
 */
export function exactNumber(text: string): number | string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  const size = Math.abs(value);
  if (size >= leastNormal && size < 1e15) return value;
  const match = written.exec(text.trim());
  if (match === null) return text;
  const [, digits = '', fraction = '', exponent] = match;
  const whole = digits.replace(/^0+/, '');
  if (size === 0 && exponent === undefined) return value;
  if (size < leastNormal) return /[1-9]/.test(whole + fraction) ? text : value;
  if (exponent === undefined) return whole.length > mostDigits ? text : value;
  return size > Number.MAX_SAFE_INTEGER || whole.length > mostDigits ? text : value;
}

/** What may be a number that cannot be held; the rest of a document is not looked at. */
const suspect = /\d{16}|\d[eE][-+]?\d/g;
const token = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/** JSON.parse, but for numbers that no number here can hold: they come as the text that was written. Throws what it throws. */
export function parseExactly(text: string): unknown {
  return JSON.parse(withExactNumbers(text));
}

/** The same JSON with such numbers in quotes. Texts are passed over by their quotes: a scan costs a fraction of a parse. */
export function withExactNumbers(text: string): string {
  suspect.lastIndex = 0;
  if (!suspect.test(text)) return text;
  suspect.lastIndex = 0;
  let out = '';
  let copied = 0;
  let outside = 0;
  let passed = 0;
  for (let found = suspect.exec(text); found !== null; found = suspect.exec(text)) {
    outside = passTexts(text, outside, found.index);
    if (outside > found.index) {
      suspect.lastIndex = outside;
      continue;
    }
    const from = startOf(text, found.index, Math.max(outside, passed));
    token.lastIndex = from;
    const number = token.exec(text)?.[0] ?? '';
    // A token that ends before what was found is no number of JSON: the parser will say so.
    const past = found.index + found[0].length;
    const to = Math.max(from + number.length, past);
    if (from + number.length >= past && typeof exactNumber(number) === 'string') {
      out += `${text.slice(copied, from)}"${number}"`;
      copied = to;
    }
    suspect.lastIndex = to;
    passed = to;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** The first place outside of any text at or behind `to`, or `from` moved on over texts that end before it. */
function passTexts(text: string, from: number, to: number): number {
  let at = from;
  for (let quote = text.indexOf('"', at); quote >= 0 && quote < to; quote = text.indexOf('"', at))
    at = endOfText(text, quote + 1);
  return at;
}

function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Where the number that holds the digit at `at` begins. */
function startOf(text: string, at: number, least: number): number {
  let from = at;
  while (from > least && '+-.0123456789eE'.includes(text.charAt(from - 1))) from -= 1;
  return from;
}
