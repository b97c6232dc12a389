// A warehouse that an earlier program filled, brought up to this one: what it answered then it answers now.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runAudits } from '../../warehouse/audits.js';
import { type Said, satudata } from '../cli/satudata.js';
import { testDatabaseAt } from '../database.js';
import { type Town, town } from '../pipelines/bad-input/town.js';

const fixture = join(import.meta.dirname, '../fixtures/1475a30');
const Node = z.object({
  code: z.string(),
  points: z.number().nullable(),
  coverage: z.number(),
  colour: z.string().nullable(),
  partial: z.boolean(),
  get children() {
    return z.array(Node).optional();
  },
});
const Cell = z.object({
  area: z.string(),
  period: z.string(),
  breakdown: z.string(),
  value: z.number(),
  fileName: z.string(),
  sheet: z.string().nullable(),
  cell: z.string(),
  deliveryId: z.number(),
});
const answers = z
  .object({
    facts: z.array(z.record(z.string(), z.unknown())),
    scores: z.array(z.object({ asOf: z.string().nullable(), root: Node })),
    cells: z.array(Cell),
  })
  .parse(JSON.parse(readFileSync(join(fixture, 'answers.json'), 'utf8')));

const empty = await testDatabaseAt({ empty: true });
const from: Town = await town();
const home = await mkdtemp(join(tmpdir(), 'satudata-upgrade-'));
afterAll(() => rm(home, { recursive: true, force: true }));
const place: Town = {
  ...from,
  place: { ...from.place, home },
  ports: { ...from.ports, env: { ...from.ports.env, DATABASE_URL: empty.url } },
};
let restored: Said;

beforeAll(async () => {
  restored = await satudata(place, 'restore', join(fixture, 'warehouse.zip'));
});

async function ask(...words: readonly string[]): Promise<unknown> {
  const { out } = await satudata(place, ...words, '--json');
  return JSON.parse(out);
}

describe('a warehouse of migrations up to 0007', () => {
  test('is restored and migrated, and its audits find nothing', async () => {
    expect([restored.status, restored.out]).toEqual([0, expect.stringContaining('restored: ')]);
    expect(await runAudits(empty.warehouse)).toEqual([]);
  });

  test('holds the same facts, each with its moment and its delivery', async () => {
    const sql = `select variable, area_code, period, breakdown, value::text as value, flag, recorded_at::text as recorded_at,
      delivery_id from mart.observation order by variable, area_code, period, breakdown`;
    expect(await ask('query', sql, '--limit', '1000')).toMatchObject({ rows: answers.facts });
  });

  test.each(answers.scores)('gives the scores of then, as of $asOf', async ({ asOf, root }) => {
    const moment = asOf === null ? [] : ['--as-of', asOf];
    const said = z.object({ root: Node }).parse(await ask('score', '--period', '2024', ...moment));
    expect(said.root).toEqual(root);
  });

  test('names the same cells of origin', async () => {
    const words = ['explain', 'balita-per-posyandu', '--area', '36.72.01', '--period', '2024'];
    const Explained = z.object({
      indicator: z.object({ terms: z.array(z.object({ facts: z.array(Cell) })) }),
    });
    const { indicator } = Explained.parse(await ask(...words));
    expect(indicator.terms.flatMap(({ facts }) => facts)).toEqual(answers.cells);
  });
});
