import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePeriodCode } from '../../../model/period.js';
import type { Ports } from '../../../model/ports.js';
import { check } from '../../../pipelines/check.js';
import { newDataset } from '../../../pipelines/new-dataset.js';
import { type RunReport, run } from '../../../pipelines/run.js';
import { withCurrentWarehouse } from '../../../pipelines/session.js';
import { corpus } from '../../connectors/corpus.js';
import { testDatabaseAt } from '../../database.js';
import { isMissing } from '../../left-out.js';
import { silent } from '../../server.js';
import { account, errorsOf } from './account.js';

/** Dataset, folder of the case and name of the file, data rows × columns of figures less the cells without one. */
const tables = [
  ['rasio-gini', 'bps-gini-prov-2010-2022-xlsx', 'giniratio', 35 * 13],
  ['persen-miskin', 'bps-miskin-prov-2010-2022-xlsx', 'persentasemiskin', 35 * 13],
  ['kapasitas-fiskal', 'bps-kfd-xlsx', 'KFD', 34 * 12],
  ['laju-pdrb', 'bps-pdrb-2019-csv', 'Laju', 34],
  ['harapan-sekolah', 'bps-hls-2020-csv', '[Metode', 1 + 34 + 514],
  ['pengeluaran', 'composite-ipm-2020', 'pengeluaran', 1 + 34 + 514],
  ['lapangan-usaha', 'bps-emp-prov-sect17-xlsx', 'emp', 306 * 18],
  ['gizi-kelurahan', 'cilegon-balita-2026-08-csv', 'gizi_balita_kelurahan', 43 * 8],
  ['gizi-kecamatan', 'cilegon-balita-2026-08-csv', 'gizi_balita_kecamatan', 8 * 8],
  ['ketahanan-pangan', 'cilegon-ikp-2020-2025-csv', 'ikp', 6],
  ['daging-unggas', 'sumsel-daging-unggas-2018-2020', 'csv', 17 * 12 - 15],
  ['padi', 'sumsel-padi-2018-2020', 'csv', 17 * 3],
  ['palawija', 'sumsel-palawija-2017-2019', 'csv', 17 * 18],
  ['telur', 'sumsel-telur-2017', 'csv', 17 * 3 - 3],
  ['luas-wilayah', 'ref-wilayah-indonesia', 'wilayah_luas', 552],
  ['penduduk-wilayah', 'ref-wilayah-indonesia', 'wilayah_penduduk', 553 * 3],
] as const;

const shipped = join(import.meta.dirname, '../../../config');

async function fileOf(folder: string, begin: string): Promise<string> {
  const names = await readdir(corpus(folder));
  return join(corpus(folder), names.find((name) => name.startsWith(begin)) ?? begin);
}

describe.skipIf(isMissing(corpus('')))('a dataset proposed from a real table of areas', async () => {
  const { warehouse, url } = await testDatabaseAt();
  const config = await mkdtemp(join(tmpdir(), 'satudata-new-'));
  const ports: Ports = {
    clock: () => new Date('2026-09-05T05:00:00Z'),
    env: { DATABASE_URL: url },
    log: silent,
    signal: new AbortController().signal,
  };
  let report: RunReport;
  /** The tables whose files tell no period, and the one that is given. */
  const given = new Map<string, number>();
  beforeAll(async () => {
    for (const part of ['areas.csv', 'breakdowns.yaml', 'opd.yaml'])
      await cp(join(shipped, part), join(config, part));
    await cp(join(import.meta.dirname, 'config-statistik/city.yaml'), join(config, 'city.yaml'));
    for (const [name, folder, begin] of tables) {
      const { text } = await newDataset(
        { id: `bps/${name}`, file: await fileOf(folder, begin), config },
        ports,
      );
      if (/^period: \{ from: request \}/m.test(text))
        given.set(name, parsePeriodCode(/^since: "([^"]*)"/m.exec(text)?.[1] ?? '') ?? 0);
    }
    report = await withCurrentWarehouse({ home: warehouse.home, config }, ports, async (session) => {
      const all = await run(session, {}, () => undefined);
      // A file that tells no period is returned until a person gives it.
      const byHand = await Promise.all(
        [...given].map(([name, period]) =>
          run(session, { dataset: `bps/${name}`, periods: [period, period] }, () => undefined),
        ),
      );
      const others = all.datasets.filter(({ dataset }) => !given.has(dataset.id.replace('bps/', '')));
      return { ...all, datasets: [...others, ...byHand.flatMap(({ datasets }) => datasets)] };
    });
  }, 120_000);
  afterAll(() => rm(config, { recursive: true, force: true }));

  it('has no mistake, and neither have all of them together', async () => {
    expect((await check(config)).mistakes).toEqual([]);
  });

  it.each(tables)('%s loads every figure with no edit', async (name, _folder, _begin, count) => {
    expect(errorsOf(report)).toEqual([]);
    const arrivals = account(report).filter(({ dataset }) => dataset === `bps/${name}`);
    const issues = given.has(name) ? [expect.stringContaining('period-given')] : [];
    expect(arrivals).toMatchObject([{ outcome: 'accepted', unbalanced: 0, issues }]);
    const { rows } = await warehouse.knex.raw(
      `select count(o.value)::int as facts from core.observation o
       join ref.variable using (city_id, variable_id) join ref.dataset d using (city_id, dataset_id)
       where d.code = ? and o.superseded_at is null`,
      [`bps/${name}`],
    );
    expect(rows).toEqual([{ facts: count }]);
  });

  it.each(tables.slice(0, 4))('%s gives the values that a person read off the file', async (name, folder) => {
    const { spot_checks } = JSON.parse(await readFile(join(corpus(folder), 'expected.json'), 'utf8'));
    const { rows } = await warehouse.knex.raw(
      `select o.value::float8 as value from core.observation o
       join ref.variable using (city_id, variable_id) join ref.dataset d using (city_id, dataset_id)
       where d.code = ? and o.superseded_at is null`,
      [`bps/${name}`],
    );
    const values = rows.map((row: { value: number }) => Number(row.value.toPrecision(10)));
    for (const { value } of spot_checks)
      if (typeof value === 'number') expect(values).toContain(Number(value.toPrecision(10)));
  });
});
