// A file that does not tell its period, and a person who does.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { satudata } from '../cli/satudata.js';
import { balitaRows, csv, kecamatan } from './bad-input/sendings.js';
import { town } from './bad-input/town.js';

const place = await town();
const contract = `
title: Posyandu
frequency: yearly
since: "2024"
until: "2025"
source: { connector: file, folder: "\${SATUDATA_INBOX}", pattern: "Posyandu*.csv" }
period: { from: request }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Posyandu, type: number, integer: true, variable: posyandu }
variables:
  posyandu: { title: Posyandu, unit: unit }
`;
await place.configure('datasets/dinkes/posyandu.yaml', contract);
const rows = [['Kecamatan', 'Posyandu'], ...kecamatan.map((name) => [name, 4])];

async function handIn(lines: (string | number)[][], ...more: string[]) {
  const path = join(place.inbox, '..', 'serahan.csv');
  await writeFile(path, csv(lines));
  const { out, status } = await satudata(
    place,
    'run',
    '--dataset',
    'dinkes/posyandu',
    '--file',
    path,
    '--json',
    ...more,
  );
  const [arrival] = JSON.parse(out).datasets[0].arrivals;
  return {
    status,
    outcome: arrival.outcome,
    issues: arrival.issues as { code: string; message: string; mend: string }[],
  };
}

it('is refused without --period, and asks for it', async () => {
  const { status, outcome, issues } = await handIn(rows);
  expect([status, outcome, issues.map(({ code }) => code)]).toEqual([0, 'returned', ['no-period']]);
  expect(issues[0]?.mend).toContain('satudata run --dataset dinkes/posyandu --file <berkas> --period');
});

it('in a folder is refused as well, and never taken for the latest period that is owed', async () => {
  await place.put('Posyandu.csv', csv(rows));
  const { out } = await satudata(place, 'run', '--dataset', 'dinkes/posyandu', '--json');
  const [arrival] = JSON.parse(out).datasets[0].arrivals;
  expect([arrival.outcome, arrival.issues[0].code]).toEqual(['returned', 'no-period']);
});

it('never stands for a period that the file itself contradicts', async () => {
  const { outcome, issues } = await handIn([['POSYANDU TAHUN 2024', ''], ...rows], '--period', '2025');
  expect([outcome, issues.map(({ code }) => code)]).toEqual(['returned', ['period-not-asked']]);
  expect(issues[0]?.message).toContain('menyebut 2024: "POSYANDU TAHUN 2024"');
});

it('is taken with the period that a person gave, which is recorded and explained as such', async () => {
  const { outcome, issues } = await handIn(rows, '--period', '2025');
  expect([outcome, issues.map(({ code }) => code)]).toEqual(['accepted', ['period-given']]);
  expect(Object.keys(await place.facts('posyandu'))).toHaveLength(8);
  await place.put('Balita 2025.csv', csv(balitaRows(2025)));
  await satudata(place, 'run', '--dataset', 'dinkes/balita');
  const { out } = await satudata(place, 'explain', 'balita-per-posyandu', '--period', '2025');
  expect(out).toMatch(/Cibeber 2025 \(period given by hand\): 4 /);
});
