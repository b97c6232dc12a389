import { beforeAll, expect, it } from 'vitest';
import { balitaRows, workbook } from '../pipelines/bad-input/sendings.js';
import { town } from '../pipelines/bad-input/town.js';
import { satudata } from './satudata.js';

const cilegon = await town();
const id = 'dinkes/balita';

beforeAll(async () => {
  await cilegon.put('Balita 2024.xlsx', workbook(balitaRows(2024)));
  await cilegon.run({ dataset: id });
  const [head = [], ...rows] = balitaRows(2025);
  await cilegon.put(
    'Balita 2025.xlsx',
    workbook([head.map((each) => (each === 'Perempuan' ? 'Wanita' : each)), ...rows]),
  );
  await cilegon.run({ dataset: id });
});

it('remap shows what was renamed and why, accepts it, and takes it back', async () => {
  const shown = await satudata(cilegon, 'remap', id);
  expect(shown.out).toContain('"Perempuan" (column D) is now "Wanita" (column D).');
  expect(shown.out).toContain('It stands where "Perempuan" stood: in column D.');
  const accepted = await satudata(cilegon, 'remap', id, '--accept', '1', '--by', 'Sari');
  expect(accepted.out).toContain(`Take the file in: satudata run --dataset ${id}`);
  expect((await cilegon.run({ dataset: id })).datasets[0]?.arrivals.at(-1)?.outcome).toBe('accepted');
  const { out } = await satudata(cilegon, 'remap', id, '--json');
  const { standing } = JSON.parse(out);
  expect(standing).toMatchObject([{ written: 'Wanita', acceptedBy: 'Sari' }]);
  const back = await satudata(cilegon, 'remap', id, '--withdraw', String(standing[0].remapId));
  expect(back).toMatchObject({ status: 0, out: expect.stringContaining('Taken back') });
});

it('remap refuses a dataset and numbers that are none', async () => {
  expect((await satudata(cilegon, 'remap', 'dinkes/balitta')).err).toContain('Did you mean "dinkes/balita"?');
  expect((await satudata(cilegon, 'remap', id, '--accept', 'satu')).status).toBe(2);
});
