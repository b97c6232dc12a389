// A line of a text → whether it is drawn (dashes, crosses, corners) and holds nothing to read.

const drawing = '\\-=_+*:|\\u2500-\\u257f';
const onlyDrawn = new RegExp(`^[\\s${drawing}]*$`);
const stroke = /[-=_*]{3}|:--|--:|[\u2500-\u257f]{3}/;

/** "+----+----+", "| --: | :-- |", "=====  ====", "├───┼───┤": under a heading, around a table, between its rows. */
export function isDrawn(line: string): boolean {
  return onlyDrawn.test(line) && stroke.test(line);
}
