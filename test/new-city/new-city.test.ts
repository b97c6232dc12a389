// The page docs/new-city.md, run block by block from an empty folder, as a newcomer does.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf, outputBlock } from '../docs/blocks.js';
import { newHome, type Told } from '../first-day/home.js';
import { kapanewon, writeFiles, writeRevision } from './files.js';

const folder = await mkdtemp(join(tmpdir(), 'satudata-new-city-'));
const home = await newHome({ cwd: folder, env: { SATUDATA_CONFIG: 'sleman' } });
const steps = blocksOf('docs/new-city.md').filter(({ language }) => ['sh', 'yaml'].includes(language));
const lines = steps.flatMap(({ language, text }) => (language === 'sh' ? text.trim().split('\n') : []));
const answers: (Told & { readonly line: string })[] = [];
const edited = new Set<string>();

/** A block of YAML says in its first line which file it is. */
async function edit(text: string): Promise<void> {
  const [first = '', ...rest] = text.split('\n');
  const path = first.replace(/^# /, '');
  edited.add(path);
  await writeFile(join(folder, path), rest.join('\n'));
}

/** A word may stand in double quotes. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

async function call(line: string): Promise<void> {
  const [program, ...rest] = words(line);
  if (program === 'export') return expect(rest).toEqual(['SATUDATA_CONFIG=sleman']);
  answers.push({ line, ...(await home.ask('satudata', ...rest)) });
  // The files of the agencies come where init has made their place.
  if (rest[0] === 'init') await writeFiles(join(folder, 'sleman', 'inbox'));
}

beforeAll(async () => {
  for (const { language, text } of steps)
    if (language === 'yaml') await edit(text);
    else for (const line of text.trim().split('\n')) await call(line);
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const outOf = (line: string) => answers.find((answer) => answer.line === line)?.out ?? '';

describe('another city, by the page', () => {
  test('takes at most twenty commands and five edited files', () => {
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(edited.size).toBeLessThanOrEqual(5);
  });

  test('has no command that fails', () => {
    expect(answers.flatMap(({ line, status, err }) => (status === 0 ? [] : [`${line}: ${err}`]))).toEqual([]);
    expect(answers).toHaveLength(lines.length - 1);
  });

  test('writes eight contracts that lose nothing of their files', () => {
    const made = answers.filter(({ line }) => line.startsWith('satudata new dataset'));
    expect(made).toHaveLength(8);
    for (const { out } of made) {
      expect(out).toContain(`in ${kapanewon.length} rows`);
      expect(out).not.toMatch(/undecided|returned/);
    }
  });

  test('ends with the scores that the page shows', () => {
    const run = outOf('satudata run');
    expect(run).toContain('12 datasets in');
    expect(run).toContain('8 accepted; observations +289 ~0 −0');
    const shown = outputBlock('docs/new-city.md', 'Kinerja Layanan Sleman').trim();
    expect(run).toContain(shown);
    expect(outOf('satudata score --period 2025')).toContain(shown);
  });

  test('explains a score of one kapanewon down to the cell', () => {
    const out = outOf('satudata explain stunting --area 34.04.07 --period 2025');
    expect(out).toContain('Depok');
    expect(out).toMatch(/Balita 2025\.csv › C8/);
  });

  test('takes in what the agency sends again as "revisi"', async () => {
    await writeRevision(join(folder, 'sleman', 'inbox'));
    const { status, out } = await home.ask('satudata', 'run', '--dataset', 'dukcapil/ktp');
    expect(status).toBe(0);
    expect(out).toContain('1 accepted, 1 unchanged; observations +0 ~1 −0');
  }, 60_000);
});
