// Turns text with HTML entities and tags, as APIs of statistics offices give it, into plain text.

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  sup2: '²',
  sup3: '³',
  deg: '°',
  frac12: '½',
};

/** One level: "&amp;nbsp;" becomes "&nbsp;". An unknown entity stays as it is. */
export function unescapeMarkup(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]*));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** "<b>INDONESIA</b> \t" becomes "INDONESIA". A "<" that opens no tag stays: "< 5 tahun". */
export function plainText(text: string): string {
  return unescapeMarkup(text)
    .replace(/<br\s*\/?>|<\/?p>/gi, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/\\[nrt]/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
