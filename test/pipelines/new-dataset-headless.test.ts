// What `new dataset` asks of a column of figures without a heading.
import { expect, it } from 'vitest';
import { newDataset } from '../../pipelines/new-dataset.js';
import { ports, proposing } from './proposing.js';

const { config, file, made } = proposing();
const ternak = (name: string) =>
  file(
    name,
    'Data Ternak Tahun 2024',
    '',
    'Kecamatan,Sapi,,Kuda',
    'Cibeber,10,50,3',
    'Cilegon,11,60,4',
    'Jombang,12,70,5',
    'Grogol,13,80,6',
  );

it('leaves open whether the file goes back for it or it is passed over', async () => {
  const { draft, decisions } = await made('dkpp/ternak', ternak('Ternak 2024.csv'));
  expect(decisions).toMatchObject([{ about: 'other_columns', at: [{ row: 3, col: 3 }] }]);
  expect(decisions[0]?.choices.map(({ write }) => write)).toEqual([
    { other_columns: 'refuse' },
    { other_columns: 'ignore' },
  ]);
  expect(draft.columns.map(({ heading }) => heading)).toEqual(['Kecamatan', 'Sapi', 'Kuda']);
});

it('holds the file where the likeliest is assumed', async () => {
  const request = { id: 'dkpp/ternak-dua', file: ternak('Ternak dua 2024.csv'), config };
  const { text, issues, rehearsal } = await newDataset({ ...request, answer: 'assume' }, ports);
  expect(text).toContain('other_columns: refuse');
  expect(issues.map(({ code, col }) => `${code} ${col}`)).toEqual(['assumed-decision 3']);
  expect(rehearsal.issues.map(({ code, col }) => `${code} ${col}`)).toContain('unknown-column 3');
});

it('asks nothing of a column that counts the rows', async () => {
  const rows = ['1,Cibeber,10', '2,Cilegon,11', '3,Jombang,12', '4,Grogol,13'];
  const from = file('Kuda 2024.csv', 'Data Kuda Tahun 2024', '', ',Kecamatan,Kuda', ...rows);
  expect((await made('dkpp/kuda', from)).decisions).toEqual([]);
});
