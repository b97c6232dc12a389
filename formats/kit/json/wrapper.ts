// The beginning of a text → how much of it stands before the JSON that a call, an assignment or a guard is wrapped around.

const guard = /^\s{0,100}(?:\)\]\}'?,?|while\s?\(1\);|for\s?\(;;\);)\s{0,100}/;
const comment = /^\s{0,100}\/\*[^*]{0,200}\*\/\s{0,100}/;
const check = /^\s{0,100}typeof\s[\w$.]{1,100}\s{0,4}={2,3}\s{0,4}["']function["']\s{0,4}&&\s{0,4}/;
const call = /^\s{0,100}(?:(?:var|let|const)\s{1,4})?[A-Za-z_$][\w$.]{0,120}\s{0,4}(?:\(|=)\s{0,100}(?=[[{])/;

/** Characters before the JSON; 0 where nothing is wrapped around it. */
export function wrapperLength(start: string): number {
  let rest = start.slice(0, 2_000);
  const drop = (pattern: RegExp): void => {
    rest = rest.replace(pattern, '');
  };
  for (const pattern of [guard, comment, comment, check, call]) drop(pattern);
  const length = Math.min(start.length, 2_000) - rest.length;
  return length > 0 && /^\s*[[{]/.test(rest) && /\S/.test(start.slice(0, length)) ? length : 0;
}

/** What is left when the wrapper's end, which is no JSON, is cut off too. */
export function unwrapped(text: string, length: number): string {
  if (length === 0) return text;
  return text.slice(length, Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1);
}
