// The beginning of a text → what ends its lines.

/** "returns": carriage returns alone end some lines, line feeds others. */
export type Newline = '\n' | '\r' | 'returns';

/** Breaks inside quotes belong to cells: a writer of carriage returns may well have line feeds there. */
export function findNewline(sample: string): Newline {
  const bare = sample.replace(/"[^"]*"/g, '');
  const feeds = bare.includes('\n');
  const returns = bare.match(loneReturn)?.length ?? 0;
  if (returns === 0) return '\n';
  return feeds ? 'returns' : '\r';
}

const loneReturn = /(?<![\r\n])\r(?![\r\n])/g;

/** Carriage returns that stand alone become line feeds; `next` is the character behind the piece. */
export function feedsOnly(piece: string): string {
  return piece.replace(loneReturn, '\n');
}
