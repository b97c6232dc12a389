// A line of a text → whether it is drawn (dashes, crosses, corners) and holds nothing to read.

const drawing = '\\-=_+*:|\\u2500-\\u257f';
const drawnLine = new RegExp(`^[\\s${drawing}]*(?:[-=_*]{3}|:--|--:|[\\u2500-\\u257f]{3})[\\s${drawing}]*$`);

/** "+----+----+", "| --: | :-- |", "=====  ====", "├───┼───┤": under a heading, around a table, between its rows. */
export function isDrawn(line: string): boolean {
  return drawnLine.test(line);
}
