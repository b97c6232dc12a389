import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../connectors/kit/arrival.js';
import { networkFailure } from '../../../connectors/kit/failure.js';
import { downloadName } from '../../../connectors/kit/file-name.js';
import { plainText, unescapeMarkup } from '../../../connectors/kit/markup.js';
import { firstHop, nextHop } from '../../../connectors/kit/redirect.js';
import { retryAfter } from '../../../connectors/kit/retry-after.js';
import { messageIn, whatItSays } from '../../../connectors/kit/saying.js';
import { sheetExport } from '../../../connectors/kit/shared-sheet.js';
import { Source } from '../../../model/source.js';

describe('a download', () => {
  it.each([
    [{}, 'http://x/a/Data%20Sampah.csv?x=1', 'Data Sampah.csv'],
    [{}, 'http://x.go.id/', 'x.go.id'],
    [{}, 'http://x/100%.csv', '100%.csv'],
    [{ 'content-disposition': 'attachment; filename=rekap.xlsx' }, 'http://x/1', 'rekap.xlsx'],
    [
      {
        'content-disposition': `attachment; filename="${Buffer.from('Keadaan – 2024.xlsx').toString('latin1')}"`,
      },
      'http://x/1',
      'Keadaan – 2024.xlsx',
    ],
    [{ 'content-disposition': 'attachment; filename="caf\u00e9.csv"' }, 'http://x/1', 'café.csv'],
    [{ 'content-disposition': 'attachment; filename="../../etc/passwd"' }, 'http://x/1', 'etc-passwd'],
  ])('named by %o and %s is called right', (headers, url, name) => {
    expect(downloadName({ headers, url, spool: null }, [])).toBe(name);
  });

  it('has a name even when nothing is left of it', () => {
    expect(fileNameOf('../', '.json')).toBe('data.json');
  });
});

describe('a shared spreadsheet', () => {
  const id = '1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789';
  const base = `https://docs.google.com/spreadsheets/d/${id}`;
  it.each([
    [`${base}/edit#gid=12`, `${base}/export?format=csv&gid=12`],
    [`${base}/edit?usp=sharing`, `${base}/export?format=xlsx`],
    [`${base}/view`, `${base}/export?format=xlsx`],
    [base, `${base}/export?format=xlsx`],
    [`${base}/export?format=csv&gid=0`, `${base}/export?format=csv&gid=0`],
    [`${base}/gviz/tq?tqx=out:csv`, `${base}/gviz/tq?tqx=out:csv`],
    ['https://contoh.go.id/edit#gid=1', 'https://contoh.go.id/edit#gid=1'],
  ])('at %s is fetched as a file', (shared, address) => {
    expect(sheetExport(shared)).toBe(address);
  });
});

describe('a refusal', () => {
  it.each([
    ['{"error":{"message":"salah"}}', 'salah'],
    ['{"error":{"__type":"Validation Error","name":["wajib"],"id":"salah"}}', 'wajib; salah'],
    ['{"errors":[{"detail":"kurang"}]}', 'kurang'],
    ['<html><title> Bad \n Gateway </title></html>', 'Bad Gateway'],
    ['<html></html>', ''],
    ['Terlalu sering', 'Terlalu sering'],
    ['', ''],
    [`"${'x'.repeat(400)}"`, `${'x'.repeat(300)}…`],
  ])('that reads %s says why', (body, said) => {
    expect(whatItSays(Buffer.from(body))).toBe(said);
  });

  it('without any message says nothing', () => {
    expect(messageIn({ a: 1, status: 'error' })).toBeUndefined();
  });
});

describe('a network error', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'SD_SOURCE_CERTIFICATE', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SD_SOURCE_CERTIFICATE', false],
    ['ENOTFOUND', 'SD_SOURCE_UNREACHABLE', false],
    ['EAI_AGAIN', 'SD_SOURCE_UNREACHABLE', true],
    ['ETIMEDOUT', 'SD_SOURCE_TIMEOUT', true],
    ['ECONNRESET', 'SD_SOURCE_BROKEN', true],
    ['HPE_INVALID_CONSTANT', 'SD_SOURCE_BROKEN', false],
  ])('%s is told as %s', (code, told, retryable) => {
    const cause = Object.assign(new Error('x'), { code });
    expect(networkFailure({ cause }, 'http://x')).toMatchObject({ code: told, retryable });
  });

  it('without a code is told too', () => {
    expect(networkFailure('?', 'http://x').message).toContain('unknown reason');
  });
});

describe('a Retry-After', () => {
  const now = new Date('2025-01-01T00:00:00Z');
  it.each([
    ['2', 2000],
    ['Wed, 01 Jan 2025 00:00:05 GMT', 5000],
    ['Wed, 01 Jan 2020 00:00:00 GMT', 0],
    ['nanti', 0],
    [undefined, 0],
  ])('of %s is a wait of %i ms', (header, wait) => {
    expect(retryAfter(header, now)).toBe(wait);
  });
});

describe('a redirected POST', () => {
  const limits = Source.parse({ connector: 'http', url: 'http://a/' });
  if (limits.connector !== 'http') throw new Error('unreachable');
  const hop = firstHop({
    url: 'http://a/x',
    body: { kunci: 'rahasia-99' },
    headers: { K: 'v' },
    secrets: ['rahasia-99'],
    limits,
  });

  it('keeps its body only where the status says so', () => {
    expect(nextHop(hop, 303, '/y', [])).toMatchObject({
      url: 'http://a/y',
      body: undefined,
      headers: { K: 'v' },
    });
    expect(nextHop(hop, 307, '/x', [])).toMatchObject({ url: 'http://a/x', body: { kunci: 'rahasia-99' } });
  });

  it('gives no secret of its body to another host', () => {
    expect(() => nextHop(hop, 307, 'http://b/', ['rahasia-99'])).toThrow(/carry a secret to b/);
    expect(() => nextHop(hop, 302, 'http://', [])).toThrow(/no address/);
  });
});

describe('text of a statistics office', () => {
  it.each([
    ['<b>INDONESIA</b>', 'INDONESIA'],
    ['Umur &lt; 5 tahun', 'Umur < 5 tahun'],
    ['Luas (km&sup2;) &#40;2024&#x29;', 'Luas (km²) (2024)'],
    ['a\\n<br>b &tidakada; c', 'a b &tidakada; c'],
    ['Morowali Utara \t', 'Morowali Utara'],
  ])('%s is read as a person reads it', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('is unescaped by one level', () => {
    expect(unescapeMarkup('&amp;nbsp;&#0;')).toBe('&nbsp;&#0;');
  });
});
