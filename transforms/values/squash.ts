// Text → the letters and digits of it, so that case, blanks, hyphens and dots make no difference.

/** "Laki - Laki" and "laki_laki" → "lakilaki"; signs that carry meaning in a label (+ % < >) stay. */
export function squash(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+%<>≥≤]/gu, '');
}
