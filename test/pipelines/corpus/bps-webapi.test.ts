import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../../../pipelines/run.js';
import { status } from '../../../pipelines/status.js';
import { corpus } from '../../connectors/corpus.js';
import { json, type Play, serve } from '../../connectors/server.js';
import { isMissing } from '../../left-out.js';
import { account, errorsOf } from './account.js';
import { corpusCity } from './city.js';

const key = 'kunci-bps-0123456789';
const fixture = (name: string) =>
  JSON.parse(readFileSync(corpus(`api-bps-webapi-fixtures/${name}_fixture.json`), 'utf8'));

/** Answers as the WebAPI does: two years at a time, page after page, errors with a status of 200. */
const webapi: Play = ({ url }, response) => {
  if (url.includes('model=var')) return json(response, variablePage(url));
  if (url.includes('model=statictable')) return json(response, fixture('static_table_detail'));
  if (url.includes('model=indicators')) return json(response, fixture('list_unavailable'));
  if (url.includes('/var/8/')) return json(response, fixture('error'));
  if (url.includes('/var/9/')) return json(response, fixture('unavailable'));
  return json(response, table(url));
};

function variablePage(url: string): object {
  const list = fixture('variable_list');
  const page = Number(new URL(url, 'http://x').searchParams.get('page'));
  return { ...list, data: [{ ...list.data[0], page }, list.data[1]] };
}

/** The table of the fixture, with the years alone that were asked for. */
function table(url: string): object {
  const whole: { tahun: { val: number }[]; datacontent: Record<string, number> } =
    fixture('dynamic_table_detail');
  const years = /\/th\/([\d:]+)\//.exec(url)?.[1]?.split(':').map(Number) ?? [];
  const tahun = whole.tahun.filter(({ val }) => years.includes(val));
  const cells = Object.entries(whole.datacontent);
  const asked = cells.filter(([cell]) => tahun.some(({ val }) => cell === `7315310${val}0`));
  return { ...whole, tahun, datacontent: Object.fromEntries(asked) };
}

describe.skipIf(isMissing(corpus('')))('what BPS gives by its WebAPI', async () => {
  const server = await serve(webapi);
  afterAll(() => server.close());
  const env = { BPS_URL: server.url, BPS_API_KEY: key };
  const city = await corpusCity({ own: 'config-bps', today: '2026-09-05', env });
  let report: RunReport;
  beforeAll(async () => {
    report = await city.run();
  });
  const asked = (part: string) => server.seen.filter(({ url }) => url.includes(part)).length;
  const outcome = (dataset: string) => account(report).find((each) => each.dataset === dataset);

  it('becomes the three facts of a dynamic table, asked for two years at a time', async () => {
    const facts = await city.facts('bps/penduduk');
    expect(facts.map((fact) => [fact.area, fact.period, fact.value])).toEqual([
      ['73.15', '1999', 308669],
      ['73.15', '2000', 311595],
      ['73.15', '2001', 312473],
    ]);
    expect(asked('/var/31/')).toBe(2);
    expect(outcome('bps/penduduk')).toMatchObject({ outcome: 'accepted', unbalanced: 0, issues: [] });
  });

  it('fails with its own message where it answers with an error, and keeps back no other dataset', async () => {
    expect(errorsOf(report)).toEqual([expect.stringMatching(/^bps\/keliru: .*There is something wrong!/)]);
    const owed = await city.inCity((session) => status(session, { dataset: 'bps/keliru' }));
    const told = { state: 'late', lastReason: expect.stringContaining('There is something wrong!') };
    expect(owed).toMatchObject([told, told, told]);
    expect(JSON.stringify([owed, errorsOf(report)])).not.toContain(key);
  });

  it.each(['bps/belum-ada', 'bps/indikator'])(
    'is empty and not failed where %s is not available',
    async (id) => {
      expect(outcome(id)).toMatchObject({ outcome: 'unchanged', moved: [0, 0, 0], issues: [] });
      expect(await city.facts(id)).toEqual([]);
    },
  );

  it('is followed over 51 pages, and stands for the latest period that is owed', async () => {
    expect(asked('model=var')).toBe(51);
    expect(outcome('bps/daftar-variabel')).toMatchObject({
      outcome: 'accepted',
      unbalanced: 0,
      issues: [],
      books: { read: 511, loaded: 510 },
    });
    const facts = await city.facts('bps/daftar-variabel');
    expect(facts.map((fact) => [fact.variable, fact.area, fact.period, fact.value])).toEqual([
      ['jumlah_subjek', '0', '2026-08', 6],
      ['jumlah_variabel', '0', '2026-08', 510],
    ]);
  });

  it('becomes the facts of a static table, whose total row agrees with them', async () => {
    expect(outcome('bps/tenaga-kesehatan')).toMatchObject({ outcome: 'accepted', unbalanced: 0, issues: [] });
    const facts = await city.facts('bps/tenaga-kesehatan');
    expect(facts).toHaveLength(21);
    expect(new Set(facts.map((fact) => `${fact.area} ${fact.period}`))).toEqual(new Set(['73.15 2014']));
    expect(facts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(814);
    const nurses = facts.find((fact) => fact.breakdown === 'tenaga=penata-rawat-umum');
    expect(nurses?.value).toBe(286);
  });

  it('stays as it is when it is asked for again', async () => {
    const again = account(await city.run());
    expect(again.map((each) => [each.outcome, ...each.moved])).toEqual(
      again.map(() => ['unchanged', 0, 0, 0]),
    );
  });
});
