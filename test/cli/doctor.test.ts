import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../pipelines/doctor.js';
import { serve } from '../connectors/server.js';
import { balitaRows, posyandu, workbook } from '../pipelines/bad-input/sendings.js';
import { type Town, town } from '../pipelines/bad-input/town.js';
import { satudata } from './satudata.js';

async function findings(place: Town, ...words: readonly string[]) {
  const said = await satudata(place, 'doctor', '--json', ...words);
  const document: { readonly ok: boolean; readonly findings: readonly Finding[] } = JSON.parse(said.out);
  const of = (subject: Finding['subject'], level: Finding['level']) =>
    document.findings.filter((each) => each.subject === subject && each.level === level);
  return { ...said, ...document, of };
}

const remote = (url: string) => `
title: Posyandu
frequency: yearly
since: "2024"
until: "2025"
source: { connector: http, url: "${url}", headers: { X-Key: "\${CONTOH_KEY}" }, attempts: 1 }
period: { from: file }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Posyandu, type: number, integer: true, variable: posyandu }
variables:
  posyandu: { title: Posyandu, unit: unit }
`;

describe('doctor', () => {
  it('finds nothing wrong in a town that runs', async () => {
    const place = await town();
    await place.put('Balita 2024.xlsx', workbook(balitaRows(2024)));
    await place.put('Posyandu 2024.csv', posyandu(4));
    await satudata(place, 'run');
    const { status, ok, of } = await findings(place);
    expect({ status, ok }).toEqual({ status: 0, ok: true });
    expect(of('database', 'ok')).toHaveLength(2);
    for (const subject of [
      'version',
      'configuration',
      'secrets',
      'disk',
      'deliveries',
      'audits',
      'sources',
    ] as const)
      expect(of(subject, 'ok'), subject).toHaveLength(1);
    expect((await satudata(place, 'doctor')).out).toMatch(/^ok +version +satudata/);
  });

  it('names every secret that is missing and who needs it, and asks that source nothing', async () => {
    const place = await town();
    await place.configure('datasets/dinkes/posyandu.yaml', remote('http://127.0.0.1:9/{year}'));
    const { status, of } = await findings(place);
    expect(status).toBe(2);
    expect(of('secrets', 'wrong')).toMatchObject([
      { message: '${CONTOH_KEY} is not set; needed by dinkes/posyandu' },
    ]);
    expect(of('sources', 'wrong')).toEqual([]);
  });

  it('tells a source that is down, one that lacks the period, one that refuses the key, and a clock that is off', async () => {
    const answers: { status: number; date?: string } = { status: 404 };
    const server = await serve((_request, response) => {
      if (answers.date !== undefined) response.setHeader('date', answers.date);
      response.writeHead(answers.status).end('rahasia-s3kali');
    });
    const place = await town({ env: { CONTOH_KEY: 'rahasia-s3kali' } });
    await place.configure('datasets/dinkes/posyandu.yaml', remote(`${server.url}/{year}`));
    const absent = await findings(place);
    expect(absent.status).toBe(0);
    expect(
      absent.of('sources', 'warning')[1]?.message ?? absent.of('sources', 'warning')[0]?.message,
    ).toContain('404');
    answers.status = 401;
    const refused = await findings(place);
    expect(refused.status).toBe(3);
    expect(refused.out).not.toContain('rahasia-s3kali');
    Object.assign(answers, { status: 200, date: 'Mon, 01 Jan 2024 00:00:00 GMT' });
    expect((await findings(place)).of('clock', 'warning')[0]?.message).toContain('ahead of 127.0.0.1');
    await place.configure('datasets/dinkes/posyandu.yaml', remote('http://127.0.0.1:9/{year}'));
    expect((await findings(place)).of('sources', 'wrong')[0]?.message).toContain('SD_SOURCE_UNREACHABLE');
    expect((await findings(place, '--offline')).status).toBe(0);
  });

  it('tells a folder that is gone', async () => {
    const place = await town();
    await rm(place.inbox, { recursive: true });
    const { status, of } = await findings(place);
    expect(status).toBe(3);
    expect(of('sources', 'wrong')).toHaveLength(2);
  });

  it('tells migrations that wait, deliveries that were cut off and audits that fail', async () => {
    const place = await town();
    await satudata(place, 'migrate');
    const { knex } = place.warehouse;
    await knex.raw(
      `insert into raw.delivery (city_id, dataset_id, location, file_name, channel, received_at, contract_hash, program_version)
       select city_id, dataset_id, 'x', 'x', 'file', now() - interval '2 hours', '', '' from ref.dataset limit 1`,
    );
    const cut = await findings(place, '--offline');
    expect(cut.of('deliveries', 'warning')).toHaveLength(1);
    await knex.raw('delete from ops.migration where name = (select max(name) from ops.migration)');
    const waiting = await findings(place, '--offline');
    expect(waiting.status).toBe(5);
    expect(waiting.of('database', 'wrong')[0]?.mend).toContain('satudata migrate');
  });

  it('tells a database that cannot be reached', async () => {
    const place = await town({ door: () => Promise.resolve('postgres://x@127.0.0.1:9/x') });
    const { status, of } = await findings(place, '--offline');
    expect(status).toBe(5);
    expect(of('database', 'wrong')[0]?.message).toContain('SD_WAREHOUSE_UNREACHABLE');
  });

  it('makes no warehouse where there is none', async () => {
    const place = await town({ door: () => Promise.resolve('') });
    const { status, of } = await findings(place, '--offline');
    expect(status).toBe(0);
    expect(of('database', 'warning')[0]?.message).toContain('there is no warehouse');
  });
});
