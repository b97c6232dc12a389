import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SatuDataError } from '../../model/errors.js';
import compileThread from './compiled-thread.js';
import { corpus, file, read } from './files.js';
import { workbookFile } from './workbook-file.js';
import { zipFile } from './zip-file.js';

beforeAll(compileThread);

const budgetMs = Number(process.env.SATUDATA_FUZZ_SECONDS ?? 8) * 1000;
const largest = 200_000;

/** A small generator, so that a failing file can be made again from its number. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32;
  };
}

function mutate(source: Buffer, seed: number): Buffer {
  const next = random(seed);
  const bytes = Buffer.from(source);
  const at = (): number => Math.floor(next() * bytes.length);
  const kind = Math.floor(next() * 5);
  if (kind === 0) return bytes.subarray(0, at());
  if (kind === 1) {
    const [from, to] = [at(), at()];
    return Buffer.concat([
      bytes.subarray(0, from),
      bytes.subarray(Math.min(from, to), Math.min(from, to) + 300),
      bytes.subarray(from),
    ]);
  }
  const edits = 1 + Math.floor(next() * (kind === 2 ? 3 : 40));
  for (let edit = 0; edit < edits; edit += 1)
    bytes[at()] = kind === 4 ? ([0, 0xff, 0x22, 0x3c, 0x0a][edit % 5] ?? 0) : Math.floor(next() * 256);
  return bytes;
}

const own: readonly Buffer[] = [
  Buffer.from('kec;l;p\n"Ciwandan";1,5;2\nGrogol;3;"4""5"\n'),
  Buffer.from(
    '<html><table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c<sup>1</sup></td></tr></table></html>',
  ),
  Buffer.from('[{"a":1,"b":{"c":[1,2],"d":[{"e":1},{"e":2}]}},{"a":null}]'),
  workbookFile({
    sheets: [
      {
        name: 'S',
        xml: '<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
      },
    ],
    strings: '<si><t>a</t></si>',
  }),
  zipFile([{ name: 'a.csv', content: 'a,b\n1,2\n' }]),
];

function samples(): readonly Buffer[] {
  if (!existsSync(corpus)) return own;
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).map((name) => join(corpus, name));
  const small = files.filter(
    (path) =>
      !/\/(source|expected)\.json$/.test(path) && statSync(path).isFile() && statSync(path).size < largest,
  );
  return [...own, ...small.map((path) => readFileSync(path))];
}

describe('damaged files of every format', () => {
  it('are a table or a problem that names its cause, and never take five seconds', async () => {
    const sources = samples();
    const deadline = Date.now() + budgetMs;
    let seed = Number(process.env.SATUDATA_FUZZ_SEED ?? 1);
    for (; Date.now() < deadline; seed += 1) {
      const source = sources[seed % sources.length] ?? Buffer.alloc(0);
      const started = Date.now();
      const outcome = await read(file('fuzz.bin', mutate(source, seed))).catch((error: unknown) => error);
      const told =
        outcome instanceof SatuDataError
          ? outcome.code.startsWith('SD_FORMAT_')
          : !(outcome instanceof Error);
      expect(told, `seed ${seed}: ${String(outcome)}`).toBe(true);
      expect(Date.now() - started, `seed ${seed}`).toBeLessThan(6000);
    }
    expect(seed).toBeGreaterThan(20);
  }, 60_000);
});
