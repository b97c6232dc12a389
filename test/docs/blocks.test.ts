import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { program } from '../../cli/main.js';
import { readAreasFile } from '../../config/load/areas-file.js';
import { Dataset } from '../../model/dataset.js';
import { Framework } from '../../model/framework.js';
import { Indicator } from '../../model/indicator.js';
import { Breakdowns, City, Opd } from '../../model/opd.js';
import { Source } from '../../model/source.js';
import { type Block, blocks, blocksOf, outputBlock, pages } from './blocks.js';
import { found, page, root, sources } from './pages.js';
import { type Declared, declarations, exported } from './typescript.js';

const of = (language: string) => blocks.filter((block) => block.language === language);
const commands = new Map((await program()).commands.map((command) => [command.name(), command]));
const scripts = Object.keys(JSON.parse(page('package.json')).scripts);

/** `satudata run --opd dinkes`, wherever a page writes it. */
const call =
  /(?:^|[`\s])(?:npx satudata|satudata|npm run city --|node bin\/satudata\.js) ([a-z]+)((?: [^`\n]*)?)/g;

function wrongWithCall(name: string, rest: string): readonly string[] {
  const command = commands.get(name);
  if (command === undefined) return [`there is no command ${name}`];
  const within = command.commands.find((each) => rest.trim().startsWith(each.name())) ?? command;
  const known = ['--json', '--home', '--config', '--help', '--version'];
  const options = [...known, ...within.options.flatMap((option) => option.long ?? [])];
  const words = rest.replace(/\s#.*$/, '').matchAll(/(?<=\s)--[a-z][a-z-]*/g);
  return [...words].flatMap(([option]) => (options.includes(option) ? [] : [`${name} has no ${option}`]));
}

/** Lines of a shell block, comments and continuations aside. */
function wrongWithLine(line: string): readonly string[] {
  return line.split('&&').flatMap((part) => {
    const words = part.replace(/\s#.*$/, '').trim();
    const [, script] = /^npm (?:run (?:-s )?)?([a-z]+)/.exec(words) ?? [];
    if (/^(npx )?satudata /.test(words) || words.startsWith('npm run city --')) return [];
    if (words.startsWith('npm '))
      return script === 'ci' || scripts.includes(script ?? '') ? [] : [`no script ${script}`];
    if (/^npx (vitest|biome|tsc) /.test(words) || /^export [A-Z_]+=/.test(words)) return [];
    const [, built] = /^node (\S+)/.exec(words) ?? [];
    const source = built?.replace(/^dist\//, '').replace(/js$/, built.startsWith('dist/') ? 'ts' : 'js');
    return source !== undefined && existsSync(join(root, source)) ? [] : [`nobody knows "${words}"`];
  });
}

const kinds: readonly z.ZodType[] = [
  Dataset,
  City,
  z.array(Opd),
  Breakdowns,
  z.array(Indicator),
  Framework,
  z.strictObject({ source: Source }),
];
const least = {
  title: 'Contoh',
  frequency: 'yearly',
  since: '2024',
  source: { connector: 'file', folder: '.', pattern: '*.csv' },
  period: { from: 'file' },
  columns: [{ heading: 'Kecamatan', type: 'area', level: 'kecamatan' }],
  variables: {},
};

/** A part of a dataset is one that makes a dataset of the least there is. */
function isKnownYaml(text: string): boolean {
  const value: unknown = parse(text);
  if (kinds.some((kind) => kind.safeParse(value).success)) return true;
  const isPart = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPart && Dataset.safeParse({ ...least, ...value }).success;
}

const names = exported();

/** "bind(dataset: DatasetEntry): Binding   // …" → what it says of the source that is not so. */
function wrongWithSignatures({ text }: Block): readonly string[] {
  const prepared = text
    .replace(/^(\w+)\(/gm, 'function $1(')
    .replace(/[;,]? … /g, ' ')
    .replace(/^(?=[a-z]\w*(?:…| \/|,))/gm, '// ');
  const listed = [...text.matchAll(/^[a-z]\w*…?(?:(?: \/|,) \w+)+/gm)].flatMap(([list]) =>
    list.split(/ \/ |, /),
  );
  const unlisted = listed.filter((name) => !name.endsWith('…') && !names.has(name));
  const said = declarations(prepared, false);
  expect(said.length + listed.length).toBeGreaterThan(0);
  return [...unlisted, ...said.flatMap(([name, declared]) => (isSo(name, declared) ? [] : [name]))];
}

function isSo(name: string, { parameters, members }: Declared): boolean {
  return (names.get(name) ?? []).some(
    (real) =>
      (parameters === null || real.parameters === null || agree(parameters, real.parameters)) &&
      (members === null || (real.members !== null && members.every((each) => real.members?.includes(each)))),
  );
}

/** What a page says of parameters may stop early: ports, and what a reader needs not know. */
function agree(said: readonly string[], real: readonly string[]): boolean {
  return said.every((each, at) => real[at] === each || real[at] === '{}');
}

describe('every block of the pages', () => {
  const checked = ['sh', 'yaml', 'sql', 'csv', 'ts'];
  const asked = sources(['test'], '.test.ts').flatMap((text) =>
    [...text.matchAll(/outputBlock\(\s*'([^']+)',\s*(['"])(.+?)\2/g)].map(
      ([, name = '', , opening = '']) => ({
        name,
        opening,
      }),
    ),
  );

  test('is of a kind that is checked, or a test asks for it', () => {
    const loose = blocks.filter(
      ({ language, page: name, text }) =>
        !checked.includes(language) &&
        !asked.some((each) => each.name === name && text.startsWith(each.opening)),
    );
    expect(loose.map(({ place, text }) => `${place} ${text.split('\n')[0]}`)).toEqual([]);
    expect(blocks.length).toBeGreaterThan(30);
  });

  test.each(of('sh'))('$place holds commands that there are', ({ text }) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
    expect(lines.flatMap(wrongWithLine)).toEqual([]);
  });

  test.each(of('yaml'))('$place is configuration that the program reads', ({ text }) => {
    const parts = text.split(/\n\n(?=source:)/);
    expect(parts.filter((part) => !isKnownYaml(part))).toEqual([]);
  });

  test.each(of('csv'))('$place is a file of areas that the program reads', async ({ text }) => {
    const folder = await mkdtemp(join(tmpdir(), 'satudata-areas-'));
    const whole = readFileSync(join(root, 'config/areas.csv'), 'utf8').split('\n');
    const shown = text.trim().split('\n');
    const codes = new Set(shown.map((line) => line.split(',')[0]));
    const others = whole.filter((line) => line !== '' && !codes.has(line.split(',')[0] ?? ''));
    const wide = (line: string) =>
      line + ','.repeat(Math.max(0, (shown[0] ?? '').split(',').length - line.split(',').length));
    await writeFile(join(folder, 'areas.csv'), [...shown, ...others.map(wide)].join('\n'));
    const { mistakes } = await readAreasFile(folder);
    await rm(folder, { recursive: true });
    expect(mistakes).toEqual([]);
  });

  test.each(of('ts'))('$place says what the source exports', (block) => {
    expect(wrongWithSignatures(block)).toEqual([]);
  });

  test.each(of('sql'))('$place is among the queries that are run', ({ page: name }) => {
    expect(name).toMatch(/^(README\.md|docs\/[^/]+\.md)$/);
  });
});

describe('what the pages say in passing', () => {
  test.each(pages)('%s calls commands and options that there are', (name) => {
    const wrong = [...page(name).matchAll(call)].flatMap(([, command = '', rest = '']) =>
      wrongWithCall(command, rest),
    );
    expect(wrong).toEqual([]);
  });

  test.each(pages)('%s names files that there are', (name) => {
    const rooms =
      'bin|cli|config|connectors|docs|formats|lexicon|model|pipelines|samples|sql|test|transforms|warehouse|bench';
    const path = new RegExp(`\`((?:${rooms})/[^\`\\s<>*…{}]*)\``, 'g');
    const named = found([page(name)], path).filter((each) => !existsSync(join(root, each)));
    expect(named).toEqual([]);
  });
});

describe('the drawing of the line', () => {
  test('has the stages of the architecture, in their order', () => {
    const stages = (text: string) =>
      text.match(/\b(fetch|keep|decode|understand|check|observe|stage|decide|commit|publish)\b/g);
    const drawn =
      outputBlock('README.md', " OPD's workbook")
        .split('\n')
        .find((line) => line.includes('─▶')) ?? '';
    expect(stages(drawn)).toEqual([
      'fetch',
      'keep',
      'decode',
      'understand',
      'check',
      'observe',
      'stage',
      'decide',
      'commit',
      'publish',
    ]);
    expect(blocksOf('README.md').length).toBeGreaterThan(5);
  });
});
