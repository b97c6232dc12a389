import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathSteps, pathText, valueAt } from '../../../connectors/kit/json-path.js';
import { jsonScanner, type Wanted } from '../../../connectors/kit/json-scan.js';

function scan(text: string | Buffer, wanted: readonly Wanted[], chunk = 7) {
  const found: [number, unknown][] = [];
  const arrays: number[] = [];
  const scanner = jsonScanner(wanted, {
    found: (i, raw) => void found.push([i, JSON.parse(raw.toString('utf8'))]),
    array: (i) => void arrays.push(i),
    key: () => undefined,
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.subarray(at, at + chunk));
  return { found, arrays, end: scanner.end() };
}
const elements = (path: string): Wanted => ({ steps: [...pathSteps(path), '[]'], take: 'any' });

describe('JSON in chunks', () => {
  it('gives the same elements as JSON in one piece, wherever the chunks end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.jsonValue(),
        fc.string(),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        (rows, other, key, chunk, wide) => {
          const value = { [`x${key}`]: other, data: { rows, data: { rows: [0] } }, rows: [1] };
          const text = JSON.stringify(value, null, wide ? 2 : 0);
          const { found, end } = scan(text, [elements('data.rows')], chunk);
          expect(found.map(([, element]) => element)).toEqual(JSON.parse(JSON.stringify(rows)));
          expect(end).toBe('complete');
        },
      ),
    );
  });

  it('is known to be cut wherever it is cut', () => {
    const text = '{"data":[{"a":"x\\"]"},12,null],"n":-1.5e3}';
    for (let length = 1; length < text.length; length += 1)
      expect(scan(text.slice(0, length), [elements('data')]).end).toBe('cut');
    expect(scan(` ${text}\n`, [elements('data')]).end).toBe('complete');
    expect(scan(' \n', [elements('data')]).end).toBe('empty');
  });

  it('gives single values, and says where an array stands instead', () => {
    const wanted: Wanted[] = [
      { steps: ['total'], take: 'scalar' },
      { steps: ['next'], take: 'scalar' },
      { steps: ['data'], take: 'not-array' },
      { steps: [], take: 'scalar' },
    ];
    expect(scan('{"total":5,"next":{"a":1},"data":[1]}', wanted)).toEqual({
      found: [[0, 5]],
      arrays: [2],
      end: 'complete',
    });
    expect(scan('\uFEFF7 ', wanted).found).toEqual([[3, 7]]);
  });

  it.each(['}', '[}', '[1]]', '{"a":1}x', '[1] [2]', 'NaN', '[undefined]'])(
    'is refused when it is %s',
    (text) => {
      expect(() => scan(text, [elements('')])).toThrow(SyntaxError);
    },
  );

  it('is refused when it is nested without end', () => {
    expect(() => scan('['.repeat(100_000), [elements('a')], 1000)).toThrow(/nested too deeply/);
  });

  it('is refused when one value is too long to hold', () => {
    const scanner = jsonScanner([elements('')], {
      found: () => undefined,
      array: () => undefined,
      key: () => undefined,
    });
    scanner.push(Buffer.from('["'));
    const piece = Buffer.alloc(4 * 1_048_576, 'x');
    expect(() => {
      for (let i = 0; i < 20; i += 1) scanner.push(piece);
    }).toThrow(/longer than 64 MB/);
  });
});

describe('a path', () => {
  it('goes by keys and through arrays', () => {
    expect(pathSteps('data[].cuaca[][]')).toEqual(['data', '[]', 'cuaca', '[]', '[]']);
    expect(pathSteps('')).toEqual([]);
    expect(pathText(pathSteps('data[].cuaca[][]'))).toBe('“data[].cuaca[][]”');
    expect(valueAt({ a: { b: 1 } }, ['a', 'b'])).toBe(1);
    expect(valueAt({ a: 1 }, ['a', 'toString'])).toBeUndefined();
  });
});
