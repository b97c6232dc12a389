import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { xmlReader } from '../../../formats/kit/xml.js';
import { attribute, decodeText, XmlError } from '../../../formats/kit/xml-tag.js';

type Event = readonly [string, string];

function events(pieces: readonly string[], names: readonly string[] = []): Event[] {
  const found: Event[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') found.push(['text', decodeText(text)]);
    text = '';
  };
  const reader = xmlReader({
    open: (name, tag) => {
      flush();
      found.push(['open', name]);
      for (const wanted of names) found.push([wanted, attribute(tag, wanted) ?? '(none)']);
    },
    close: (name) => {
      flush();
      found.push(['close', name]);
    },
    text: (raw) => {
      text += raw;
    },
  });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return found;
}

function oracle(xml: string): Event[] {
  const found: Event[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') found.push(['text', text]);
    text = '';
  };
  const parser = new SaxesParser({});
  parser.on('opentag', (tag) => {
    flush();
    found.push(['open', tag.name]);
    for (const wanted of ['k', 'k2']) found.push([wanted, String(tag.attributes[wanted] ?? '(none)')]);
  });
  parser.on('closetag', (tag) => {
    flush();
    found.push(['close', tag.name]);
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('cdata', (piece) => {
    text += piece;
  });
  parser.write(xml).close();
  return found;
}

const plainText = fc.string({
  unit: fc.constantFrom('a', ' ', '&amp;', '&#x41;', '&lt;', 'é', "'", '"', '>'),
  maxLength: 6,
});
const quoted = fc.string({ unit: fc.constantFrom('a', ' ', '&amp;', '>', '=', '/', "'"), maxLength: 5 });
const element = fc.letrec<{ node: string; tree: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    plainText,
    fc.constant('<!-- <a> -->'),
    fc.constant('<![CDATA[ <x> & ]]>'),
    tie('tree'),
  ),
  tree: fc
    .tuple(
      fc.constantFrom('a', 'b', 'cc'),
      fc.option(quoted),
      fc.option(quoted),
      fc.array(tie('node'), { maxLength: 4 }),
    )
    .map(([name, k, k2, inner]) => {
      const apart = k2 !== null && !k2.includes("'") ? ` k2 = '${k2.replaceAll('=', '"')}'` : ` k2 = "${k2}"`;
      const attributes = `${k2 === null ? '' : apart}${k === null ? '' : `\n k="${k}"`}`;
      return inner.length === 0
        ? `<${name}${attributes}/>`
        : `<${name}${attributes} >${inner.join('')}</${name}>`;
    }),
})).tree;

describe('the XML reader', () => {
  it('sees in any document what saxes sees, wherever it is cut', () => {
    fc.assert(
      fc.property(element, fc.array(fc.nat(200), { maxLength: 5 }), (tree, cuts) => {
        const xml = `<?xml version="1.0"?>${tree}`;
        const edges = [0, ...cuts.filter((cut) => cut < xml.length).sort((a, b) => a - b), xml.length];
        const pieces = edges.slice(1).map((edge, at) => xml.slice(edges[at], edge));
        expect(events(pieces, ['k', 'k2'])).toEqual(oracle(xml));
      }),
      { numRuns: 500 },
    );
  });

  it('drops prefixes of elements and finds attributes by their whole name', () => {
    expect(events(['<x:a r:id="1" id="2" idx="3"/>'], ['id', 'r:id', 'i'])).toEqual([
      ['open', 'a'],
      ['id', '2'],
      ['r:id', '1'],
      ['i', '(none)'],
      ['close', 'a'],
    ]);
  });

  it.each(['', 'a', 'a =', 'a k', 'a k=', 'a k="x', 'a k=x', 'a b="1" c'])(
    'a broken tag "%s" has no attribute',
    (tag) => expect(attribute(tag, 'k')).toBeUndefined(),
  );

  it('resolves numbered characters, and none that is no character', () => {
    expect(decodeText('&#233;&#xE9;&#0;&#99999999;&quot;&apos;')).toBe('éé\ufffd\ufffd"\'');
  });

  it('tells what is never read from what is damaged', () => {
    const refused = (xml: string): unknown => {
      try {
        return events([xml]);
      } catch (error) {
        return error instanceof XmlError && error.forbidden;
      }
    };
    expect(refused('<!DOCTYPE a><a/>')).toBe(true);
    expect(refused('<a>&nbsp;</a>')).toBe(true);
    expect(refused('<a><b></a')).toBe(false);
    expect(refused('<a><b></b>')).toBe(false);
  });
});
