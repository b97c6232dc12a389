// The whole sample city through the command line, on a new home, held to the files of golden/: "vitest run test/first-day -u"
// writes them anew, and the commit says which figures changed and why.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { damagedPaths } from '../../samples/damage.js';
import { outputBlock } from '../docs/blocks.js';
import { page } from '../docs/pages.js';
import { newHome, type Told } from './home.js';
import { lines, settled, timeless } from './settled.js';

const golden = (name: string) => join(import.meta.dirname, 'golden', name);
const home = await newHome();
let before: Told;
let first: Told;

beforeAll(async () => {
  before = await home.ask('city', 'doctor', '--offline');
  first = await home.ask('city', 'run');
}, 240_000);

/** Every table that was asked for is small enough to be read whole. */
async function rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { knex } = await home.warehouse();
  return (await knex.raw(sql)).rows;
}

const deliveries = `
  select s.code as dataset, d.file_name as file, d.outcome, d.read_rows as read, d.loaded_rows as loaded,
    d.returned_rows as returned, d.duplicate_rows as duplicate, d.skipped,
    (select string_agg(p.code, ' ' order by p.code) from ref.period p where p.period_id = any (d.periods)) as periods,
    (select count(*) from core.observation o where (o.city_id, o.delivery_id) = (d.city_id, d.delivery_id)) as facts,
    (select string_agg(i.code || coalesce(' ' || i.row_no, ''), '; ' order by i.number) from raw.issue i
     where (i.city_id, i.delivery_id) = (d.city_id, d.delivery_id)) as issues, d.reason
  from raw.delivery d join ref.dataset s using (city_id, dataset_id)
  order by s.code, d.file_name, d.location`;

const nodes = `
  select framework, area, period, node, points::text, round(coverage::numeric, 4)::float8 as coverage,
    colour, indicator, given, partial
  from mart.score_tree order by framework, area_code, period, position`;

const indicators = `
  select i.indicator, i.period, i.value::text, i.numerator::text, i.denominator::text, round(i.coverage::numeric, 4)::float8 as coverage
  from mart.indicator i where area_code = '36.72' and i.period ~ '^\\d{4}$' order by 1, 2`;

const counts = `
  select (select count(*) from raw.delivery) as deliveries,
    (select count(*) from core.observation where superseded_at is null) as facts,
    (select count(*) from mart.indicator_value where superseded_at is null) as "indicator values",
    (select count(*) from mart.score where superseded_at is null) as scores`;

describe('the first day with the sample city', () => {
  it('begins on a home where nothing is wrong', () => {
    expect([before.status, before.out]).toEqual([0, expect.stringContaining('nothing is wrong')]);
    expect(before.out).not.toMatch(/^wrong/m);
  });

  it('prints what the golden text says', async () => {
    expect(first.status).toBe(0);
    await expect(settled(first)).toMatchFileSnapshot(golden('run.txt'));
  });

  it('decides every delivery as it always did, with the same books', async () => {
    await expect(lines(await rows(deliveries))).toMatchFileSnapshot(golden('deliveries.csv'));
  });

  it('gives every node of every tree the same points, coverage and colour', async () => {
    await expect(lines(await rows(nodes))).toMatchFileSnapshot(golden('scores.csv'));
  });

  it('gives the city the same value of every indicator and year', async () => {
    await expect(lines(await rows(indicators))).toMatchFileSnapshot(golden('indicators.csv'));
  });

  it('keeps the same number of everything', async () => {
    await expect(lines(await rows(counts))).toMatchFileSnapshot(golden('counts.csv'));
  });

  it('returns exactly the files that were damaged for it', async () => {
    const returned = await rows(
      `select o.code || '/' || d.file_name as file from raw.delivery d
       join ref.dataset s using (city_id, dataset_id) join ref.opd o using (city_id, opd_id)
       where d.outcome = 'returned' order by 1`,
    );
    expect(returned.map(({ file }) => file)).toEqual([...damagedPaths].sort());
  });

  it('ends on a home where all is well', async () => {
    const { status, out } = await home.ask('city', 'doctor', '--offline');
    // Others may have left a server of theirs on this machine.
    const doubted = out
      .split('\n')
      .filter((line) => /^(warning|wrong)/.test(line) && !/^warning +leftovers/.test(line));
    expect([status, doubted]).toEqual([0, []]);
    expect(out).toMatch(/^ok +audits/m);
  });

  it('finds nothing new the second time, and says so', async () => {
    const again = await home.ask('city', 'run');
    expect(again.status).toBe(0);
    await expect(settled(again)).toMatchFileSnapshot(golden('run-again.txt'));
    expect(again.out).toContain('nothing new: no observation changed');
  });
});

/** Lines of a page that a program did not print, or not in this order; a page may leave lines out and number them otherwise. */
function unprinted(block: string, printed: string): readonly string[] {
  const plain = (text: string) =>
    timeless(text)
      .replace(/^\s*\d+\/\d+ {2}/gm, '')
      .split('\n');
  const lines = plain(printed);
  let from = 0;
  return plain(block).filter((line) => {
    const at = line === '' ? from : lines.indexOf(line, from);
    if (at >= 0) from = at;
    return at < 0;
  });
}

/** "npx satudata query \"select 1\"   # why" → its words. */
function wordsOf(line: string): readonly string[] {
  const bare = line.replace(/\s+#.*$/, '').replace(/^(npx satudata|npm run city --) /, '');
  return [...bare.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

describe('the README', () => {
  const toTry = outputBlock('README.md', 'npx satudata score').trim().split('\n');

  it('shows of a first run what a first run prints', () => {
    const shown = outputBlock('README.md', '47/52  dlh/sampah');
    expect(unprinted(shown, settled(first))).toEqual([]);
  });

  it('shows the end of an explanation as the command prints it', async () => {
    const shown = outputBlock('README.md', 'Balita dengan berat badan kurang (underweight): 4.00');
    const { status, out } = await home.ask('satudata', 'explain', 'balita-kurang-berat');
    expect([status, unprinted(shown, out)]).toEqual([0, []]);
  });

  it.each(toTry)(
    'asks for a command that works: %s',
    async (line) => {
      const program = line.startsWith('npm run city') ? 'city' : 'satudata';
      const { status, out, err } = await home.ask(program, ...wordsOf(line));
      expect([status, out.length > 40 ? 'told' : err]).toEqual([0, 'told']);
    },
    60_000,
  );

  it('counts the datasets and what came of them as they are', () => {
    const { out } = first;
    const [, datasets = ''] = /^(\d+) datasets/m.exec(out) ?? [];
    for (const [said] of page('README.md').matchAll(/\d+ datasets/g))
      expect(said).toBe(`${datasets} datasets`);
  });
});

describe('the list of returned samples', () => {
  it('names the files that are returned, no more and no fewer', () => {
    const [, section = ''] = page('samples/README.md').split('## Deliveries that must be returned');
    const listed = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` \|/gm)].map(
      ([, file]) => file,
    );
    expect(listed.sort()).toEqual([...damagedPaths].sort());
    for (const file of damagedPaths) expect(first.out).toContain(file.slice(file.indexOf('/') + 1));
  });
});
