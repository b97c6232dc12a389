// The text of an XML document or a web page → the same with a tag, an attribute or a text that should not be so.
import { awkwardNumbers, awkwardTexts } from './awkward.js';
import type { Draw } from './random.js';

type Edit = (text: string, draw: Draw) => string;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A span that the pattern matches, near a place drawn at random; the whole text when there is none. */
function near(text: string, pattern: RegExp, draw: Draw): Span {
  const search = new RegExp(pattern, 'g');
  search.lastIndex = draw.whole(text.length);
  const match = search.exec(text) ?? new RegExp(pattern).exec(text);
  return match ? { from: match.index, to: match.index + match[0].length } : { from: 0, to: text.length };
}

const put = (text: string, { from, to }: Span, piece: string): string =>
  text.slice(0, from) + piece + text.slice(to);

const tag = /<[^<>]{1,400}>/;
const element = /<(\w[\w:.-]*)[^<>]*>[^<>]*<\/\1>/;

const dropTag: Edit = (text, draw) => put(text, near(text, tag, draw), '');

const repeatElement: Edit = (text, draw) => {
  const span = near(text, element, draw);
  return put(
    text,
    span,
    text
      .slice(span.from, span.to)
      .slice(0, 500)
      .repeat(1 + draw.whole(200)),
  );
};

const swapTags: Edit = (text, draw) => {
  const [one, other] = [near(text, tag, draw), near(text, tag, draw)];
  return put(text, one, text.slice(other.from, other.to));
};

const lieInAttribute: Edit = (text, draw) =>
  put(text, near(text, /"[^"<>]{0,60}"/, draw), `"${draw.of(awkwardNumbers)}"`);

const lieInText: Edit = (text, draw) => put(text, near(text, />[^<>]+</, draw), `>${draw.of(awkwardTexts)}<`);

const dropAttribute: Edit = (text, draw) => put(text, near(text, /\s[\w:-]+="[^"<>]*"/, draw), '');

const nest: Edit = (text, draw) => {
  const { from } = near(text, tag, draw);
  const depth = draw.of([10, 100, 3000]);
  const name = draw.of(['c', 'table', 'row', 'text:p', 'si', 'div']);
  return put(text, { from, to: from }, `<${name}>`.repeat(depth) + `</${name}>`.repeat(draw.whole(depth)));
};

const insert: Edit = (text, draw) => {
  const { from } = near(text, tag, draw);
  const piece = draw.of([
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x">',
    '&tak_dikenal;',
    '<![CDATA[',
    '<!--',
    ']]>',
    '<?xml version="1.1"?>',
    '<table><tr><td colspan="9999" rowspan="99999">x</td></tr></table>',
    '<mergeCell ref="A1:XFD1048576"/>',
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    '<table:table-cell table:number-columns-repeated="99999999" office:value-type="float" office:value="1"/>',
  ]);
  return put(text, { from, to: from }, piece);
};

const edits: readonly Edit[] = [
  dropTag,
  repeatElement,
  swapTags,
  lieInAttribute,
  lieInAttribute,
  lieInText,
  dropAttribute,
  nest,
  insert,
];

export function damagedMarkup(text: string, draw: Draw): string {
  let out = text;
  for (let edit = draw.whole(4); edit >= 0; edit -= 1) out = draw.of(edits)(out, draw);
  return out;
}
