import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { balitaRows, csv, posyandu, workbook } from '../pipelines/bad-input/sendings.js';
import { type Town, town } from '../pipelines/bad-input/town.js';
import { satudata } from './satudata.js';

const place: Town = await town();
let ran: Awaited<ReturnType<typeof satudata>>;

beforeAll(async () => {
  await place.put('Balita 2024.xlsx', workbook(balitaRows(2024)));
  await place.put('Posyandu 2024.csv', posyandu(4));
  await place.put(
    'Balita 2025.csv',
    csv([...balitaRows(2025).slice(0, 3), ['Atlantis', 2025, 'dua', -5, 1]]),
  );
  ran = await satudata(place, 'run');
});

describe('run', () => {
  it('tells each dataset on stderr, and the summary, what was returned and the scores on stdout', () => {
    expect(ran.status).toBe(0);
    expect(ran.err).toMatch(/2\/2 {2}dinkes\//);
    expect(ran.out).toContain('2 accepted, 1 returned');
    expect(ran.out).toContain('Dikembalikan  dinkes/balita  Balita 2025.csv');
    expect(ran.out).toMatch(/Balita per posyandu +\d/);
  });

  it('says that nothing is new the second time, as one document', async () => {
    const { out, status } = await satudata(place, 'run', '--json');
    const document = JSON.parse(out);
    expect(status).toBe(0);
    expect(document.datasets.map((each: { dataset: string }) => each.dataset)).toContain('dinkes/balita');
    expect(document.published.scores.changed).toBe(0);
    expect(document.scores.root.points).toBeGreaterThan(0);
    expect((await satudata(place, 'run')).out).toContain('nothing new: no observation changed');
  });

  it('takes a file handed in by hand for its dataset', async () => {
    const path = join(place.inbox, '..', 'revisi.xlsx');
    await writeFile(path, workbook(balitaRows(2024, 1)));
    const { out, status } = await satudata(
      place,
      'run',
      '--dataset',
      'dinkes/balita',
      '--period',
      '2024',
      '--file',
      path,
    );
    expect(status).toBe(0);
    expect(out).toContain('1 accepted');
  });

  it('names the dataset that was meant, and is a mistake of configuration', async () => {
    const { err, status } = await satudata(place, 'run', '--dataset', 'dinkes/balit');
    expect(status).toBe(2);
    expect(err).toContain('Did you mean "dinkes/balita"?');
  });

  it('says in one sentence that a file handed in does not exist', async () => {
    const { out, status } = await satudata(
      place,
      'run',
      '--dataset',
      'dinkes/balita',
      '--file',
      '/tidak/ada.xlsx',
    );
    expect(status).toBe(3);
    expect(out).toContain('There is no file /tidak/ada.xlsx');
  });
});

describe('score', () => {
  it('shows the tree with coverage', async () => {
    const { out } = await satudata(place, 'score', '--period', '2024');
    expect(out).toMatch(/^Balita · Kota Cilegon · 2024\n/);
    expect(out).toMatch(/Balita per posyandu +\d.* %/);
  });

  it('stops at the depth asked for, gives a document, and knows the past', async () => {
    expect((await satudata(place, 'score', '--depth', '0')).out).not.toContain('Balita per posyandu');
    const { out } = await satudata(place, 'score', '--json');
    expect(JSON.parse(out)).toMatchObject({ framework: { code: 'balita' }, root: { code: 'balita' } });
    const before = await satudata(place, 'score', '--as-of', '2020-01-01');
    expect(before).toMatchObject({ status: 5, err: expect.stringContaining('SD_SCORE_NONE') });
  });

  it('lists the frameworks there are when one is asked for that is not there', async () => {
    const { err, status } = await satudata(place, 'score', '--framework', 'ipm', '--json');
    expect(status).toBe(2);
    expect(err).toContain('way out: Ask for one of: balita');
  });
});

describe('explain', () => {
  it('ends at file, sheet, cell and text as typed', async () => {
    const { out } = await satudata(place, 'explain', 'per-posyandu', '--period', '2024', '--facts', '2');
    expect(out).toMatch(/xlsx › Balita › [CD]\d+/);
    expect(out).toContain('PIC Contoh PIC Dinkes');
    expect(out).toContain('more; --facts shows more');
  });

  it('gives the same as a document, for an indicator of a kecamatan too', async () => {
    const { out } = await satudata(place, 'explain', 'balita-per-posyandu', '--area', 'Cibeber', '--json');
    const document = JSON.parse(out);
    expect(document.area.name).toBe('Cibeber');
    expect(JSON.stringify(document)).toMatch(/"cell": ?"[A-Z]+\d+"/);
  });
});

describe('status', () => {
  it('says what is open, how long, and what was wrong with what was returned', async () => {
    const { out } = await satudata(place, 'status');
    expect(out).toMatch(/returned +dinkes\/balita +2025 +2026-01-30 +\d+/);
    expect(out).toMatch(/Dikembalikan {2}dinkes\/balita {2}2025/);
    expect(out).toContain('Atlantis');
    expect(out).toMatch(/late +dinkes\/posyandu +2025/);
    expect(out).not.toMatch(/accepted +dinkes/);
  });

  it('shows all, only one dataset, or a document', async () => {
    expect((await satudata(place, 'status', '--all')).out).toMatch(
      /(accepted|revised) +dinkes\/balita +2024/,
    );
    const { out } = await satudata(place, 'status', '--dataset', 'dinkes/posyandu', '--json');
    const { obligations } = JSON.parse(out);
    expect(obligations.map((each: { period: string }) => each.period)).toEqual(['2024', '2025']);
    expect((await satudata(place, 'status', '--opd', 'dinkess')).err).toContain('Did you mean "dinkes"?');
  });
});

describe('query', () => {
  const two = "select * from (values (1, 'a'), (2, null)) as t(n, x)";

  it('prints a table, CSV or JSON', async () => {
    expect((await satudata(place, 'query', two)).out).toBe('n  x\n1  a\n2\n');
    expect((await satudata(place, 'query', '--csv', two)).out).toBe('n,x\n1,a\n2,\n');
    const { out } = await satudata(place, 'query', '--json', two);
    expect(JSON.parse(out)).toMatchObject({
      columns: ['n', 'x'],
      rows: [
        { n: 1, x: 'a' },
        { n: 2, x: null },
      ],
    });
  });

  it('says on stderr that there are more rows', async () => {
    const said = await satudata(place, 'query', '--limit', '1', two);
    expect(said.out).toBe('n  x\n1  a\n');
    expect(said.err).toContain('only the first 1 rows');
  });

  it('refuses to write, with a document on stdout and words on stderr', async () => {
    const { out, err, status } = await satudata(place, 'query', '--json', 'delete from core.observation');
    expect(status).toBe(5);
    expect(JSON.parse(out).error.code).toBe('SD_QUERY_REFUSED');
    expect(err).toContain('way out:');
  });
});

describe('check and migrate', () => {
  it('say that all is in order', async () => {
    expect((await satudata(place, 'check')).out).toContain('in order: 1 OPD, 2 datasets');
    expect(JSON.parse((await satudata(place, 'check', '--json')).out)).toMatchObject({
      ok: true,
      mistakes: [],
      warnings: [],
    });
    expect((await satudata(place, 'migrate')).out).toContain('no migration to apply');
    expect(JSON.parse((await satudata(place, 'migrate', '--json')).out)).toMatchObject({ applied: [] });
  });
});

describe('inspect', () => {
  it('draws what it sees, or gives it as a document with every cell', async () => {
    const path = join(place.inbox, 'Balita 2024.xlsx');
    const { out } = await satudata(place, 'inspect', path);
    expect(out).toContain('8 rows of data');
    const document = JSON.parse((await satudata(place, 'inspect', path, '--json', '--cells')).out);
    expect(document.tables[0].values).toHaveLength(8);
  });

  it('says why a file cannot be read and ends with 3', async () => {
    const path = join(place.inbox, '..', 'kosong.xlsx');
    await writeFile(path, '');
    const { out, status } = await satudata(place, 'inspect', path, '--json');
    expect(status).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      tables: [],
      problems: [{ code: expect.stringMatching(/^SD_FORMAT_/) }],
    });
  });
});

describe('a configuration with mistakes', () => {
  it('is told with file and line by check and by doctor', async () => {
    const other = await town();
    await other.configure('opd.yaml', '- { code: dinkes, nama: Dinas }\n');
    const { out, status } = await satudata(other, 'check');
    expect(status).toBe(2);
    expect(out).toMatch(/opd\.yaml:1 .*\n/);
    expect(out).toMatch(/\d+ mistake\(s\)/);
    expect((await satudata(other, 'doctor', '--offline')).out).toMatch(/wrong +configuration +opd\.yaml:1/);
  });
});
