import { expect, test } from 'vitest';
import { town } from './bad-input/town.js';

const dataset = `title: Penimbangan sampah
frequency: yearly
since: "2024"
until: "2025"
source: { connector: file, folder: "\${SATUDATA_INBOX}", pattern: "Timbang {year}.tsv" }
period: { from: file }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Berat, type: number, name: berat }
records:
  measures:
    - { variable: sampah, by: sum, of: berat }
variables:
  sampah: { title: Sampah ditimbang, unit: ton }
`;

/** 3000 weighings of 1.234, which is a thousand or a little more than one; the last row is what tells. */
const weighings = (last: string): string =>
  ['Kecamatan\tBerat', ...Array.from({ length: 3000 }, () => 'Cibeber\t1.234'), `Cibeber\t${last}`, ''].join(
    '\n',
  );

test.each([
  ['2.500,50', 3000 * 1234 + 2500.5],
  ['2,500.50', 3000 * 1.234 + 2500.5],
])(
  'where the first thousands of rows do not tell how numbers are written, a last row of %s does',
  async (last, sum) => {
    const cilegon = await town();
    await cilegon.configure('datasets/dinkes/timbang.yaml', dataset);
    await cilegon.put('Timbang 2024.tsv', weighings(last));
    await cilegon.run({ dataset: 'dinkes/timbang' });
    expect((await cilegon.facts('sampah'))['36.72.01 2024']).toBeCloseTo(sum, 6);
  },
);

test('what the last file was written like does not speak before the whole of this one was asked', async () => {
  const cilegon = await town();
  await cilegon.configure('datasets/dinkes/timbang.yaml', dataset);
  await cilegon.put('Timbang 2024.tsv', weighings('2.500,50'));
  await cilegon.put('Timbang 2025.tsv', weighings('2,500.50'));
  const report = await cilegon.run({ dataset: 'dinkes/timbang' });
  expect(await cilegon.facts('sampah')).toEqual({ '36.72.01 2024': 3000 * 1234 + 2500.5 });
  expect(report.datasets[0]?.arrivals[1]?.issues.map(({ code }) => code)).toContain('scale-differs');
});

test('where no row tells, the numbers are held and not guessed', async () => {
  const cilegon = await town();
  await cilegon.configure('datasets/dinkes/timbang.yaml', dataset);
  await cilegon.put('Timbang 2024.tsv', weighings('1.234'));
  const report = await cilegon.run({ dataset: 'dinkes/timbang' });
  expect(report.datasets[0]?.arrivals[0]).toMatchObject({
    outcome: 'returned',
    books: { loaded: 0, returned: 3001 },
  });
  expect(report.datasets[0]?.arrivals[0]?.issues[0]).toMatchObject({
    code: 'ambiguous-number',
    row: 2,
    text: '1.234',
  });
});
