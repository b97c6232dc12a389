// The raw text of a start tag or between tags → attribute values and characters, references resolved.

/** A reason to refuse a document, thrown to whoever knows the file's name. */
export class XmlError extends Error {
  /** True for what is never read (document types, entities); false for damage. */
  readonly forbidden: boolean;

  constructor(message: string, forbidden = false) {
    super(message);
    this.forbidden = forbidden;
  }
}

/** The value of an attribute (prefix included in `name` where there is one), references resolved. */
export function attribute(tag: string, name: string): string | undefined {
  const length = tag.length;
  let at = 0;
  while (at < length && tag.charCodeAt(at) > 32) at += 1;
  while (at < length) {
    while (at < length && tag.charCodeAt(at) <= 32) at += 1;
    const equals = tag.indexOf('=', at);
    if (equals < 0) return undefined;
    const opening = nextQuote(tag, equals + 1);
    if (opening < 0) return undefined;
    const closing = tag.indexOf(tag.charAt(opening), opening + 1);
    if (closing < 0) return undefined;
    if (tag.startsWith(name, at) && isNameEnd(tag, at + name.length, equals))
      return decodeText(tag.slice(opening + 1, closing));
    at = closing + 1;
  }
  return undefined;
}

function isNameEnd(tag: string, at: number, equals: number): boolean {
  return at === equals || (at < equals && tag.slice(at, equals).trim() === '');
}

function nextQuote(tag: string, from: number): number {
  for (let at = from; at < tag.length; at += 1) {
    const code = tag.charCodeAt(at);
    if (code === 34 || code === 39) return at;
    if (code > 32) return -1;
  }
  return -1;
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the five predefined references and numbered ones. Throws XmlError for any other. */
export function decodeText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(#x[0-9a-f]+|#\d+|[^;&\s]{1,32});/gi, (whole, name: string) => {
    if (name.startsWith('#')) return numbered(name);
    const text = predefined[name];
    if (text === undefined) throw new XmlError(`the entity ${whole} is used`, true);
    return text;
  });
}

function numbered(name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
