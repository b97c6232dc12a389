import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsSecret, isAddress, redact, secretsIn } from '../../../connectors/kit/redact.js';

const secret = fc
  .string({ minLength: 8, maxLength: 30, unit: 'grapheme-ascii' })
  .filter((text) => text.trim() === text);

describe('a secret', () => {
  it('is gone from a text in every spelling', () => {
    fc.assert(
      fc.property(secret, (text) => {
        const url = new URL('http://contoh.go.id/');
        url.searchParams.set('x', text);
        const told = [
          text,
          encodeURIComponent(text),
          url.href,
          JSON.stringify({ a: text }),
          Buffer.from(text).toString('base64'),
        ];
        const shown = redact(told.join(' | '), [text]);
        expect(holdsSecret(shown, [text])).toBe(false);
      }),
    );
  });

  it.each([
    [
      'https://webapi.bps.go.id/v1/api/list/key/abc123/page/2',
      'https://webapi.bps.go.id/v1/api/list/key/***/page/2',
    ],
    ['http://x/?key=abc&page=2', 'http://x/?key=***&page=2'],
    ['http://x/?a=1&access_token=abc', 'http://x/?a=1&access_token=***'],
    ['http://budi:sandi@x/', 'http://***@x/'],
  ])('is recognised by its place in %s', (url, shown) => {
    expect(redact(url, [])).toBe(shown);
  });

  it('is in an address of the environment only where credentials or parameters are', () => {
    expect(secretsIn(['http://127.0.0.1:48710', 'rahasia', 'abc'])).toEqual(['rahasia']);
    expect(secretsIn(['https://budi%40x:sandi-1@x/?t=token%201'])).toEqual(
      expect.arrayContaining(['budi@x', 'sandi-1', 'token 1']),
    );
    expect(secretsIn(['https://x:100%25%25@x/?t=%E0%A4%A0'])).toContain('100%%');
    expect(isAddress('http://x/y')).toBe(true);
    expect(isAddress('http://u:p@x/y')).toBe(false);
  });
});
