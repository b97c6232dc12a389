// A word that was typed with blanks between its letters ("J U M L A H") → the word.

const spaced = /(?<![\p{L}\p{N}])\p{L}(?:([\s\u00a0_.]{1,3})\p{L})(?:\1\p{L})+(?![\p{L}\p{N}])/gu;

/** Three letters at least, all the same distance apart; words further apart stay apart: "T O T A L   U M U M" → "TOTAL   UMUM". */
export function withoutSpacing(text: string): string {
  return text.replace(spaced, (word) => word.replace(/[\s\u00a0_.]/g, ''));
}
