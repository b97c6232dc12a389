import { beforeAll, describe, expect, it } from 'vitest';
import { acceptRemap, proposeRemap } from '../../../pipelines/remap.js';
import { town } from '../bad-input/town.js';
import {
  contract,
  type Ending,
  each,
  fileOf,
  headed,
  indonesian,
  now,
  order,
  type Table,
  table,
  thousands,
  times,
} from './tables.js';

const cilegon = await town();
const drifts: { readonly given: Table; readonly ending: Ending }[] = [];
/** Its number, by which its story is found once all have been taken in. */
const drift = (given: Table, ending: Ending = 'xlsx'): number => drifts.push({ given, ending }) - 1;
const id = (n: number) => `dinkes/penduduk-${n}`;

interface Stage {
  readonly outcome: string | undefined;
  readonly codes: readonly string[];
  readonly standing: Awaited<ReturnType<typeof standing>>;
}

/** Takes in whatever is new, and says of each drift what became of its file of 2025. */
async function take(): Promise<readonly Stage[]> {
  const { datasets } = await cilegon.run({ opd: 'dinkes' });
  const stages: Stage[] = [];
  for (const n of drifts.keys()) {
    const arrivals = datasets.find(({ dataset }) => dataset.id === id(n))?.arrivals ?? [];
    const found = arrivals.find(({ fileName }) => fileName.includes(' 2025.'));
    const codes = [...new Set(found?.issues.map(({ code }) => code))];
    stages.push({ outcome: found?.outcome, codes, standing: await standing(n) });
  }
  return stages;
}

const put = (n: number, year: number, given: Table, ending: Ending) =>
  cilegon.put(`Penduduk-${n} ${year}.${ending}`, fileOf(given, ending));

/** What stands of 2025: nothing, the truth to the last figure, or how many figures are not so. */
async function standing(n: number): Promise<'nothing' | 'the truth' | number> {
  const [people, land] = [await cilegon.facts(`orang_${n}`), await cilegon.facts(`luas_${n}`)];
  const found = Object.entries({ ...people, ...land }).filter(([fact]) => fact.includes(' 2025'));
  const truth = new Map(
    now.data.flatMap(([, l, p, , km2], i) => [
      [`36.72.0${i + 1} 2025 jenis_kelamin=L`, l],
      [`36.72.0${i + 1} 2025 jenis_kelamin=P`, p],
      [`36.72.0${i + 1} 2025`, km2],
    ]),
  );
  if (found.length === 0) return 'nothing';
  const wrong = found.filter(([fact, value]) => Math.abs(value - Number(truth.get(fact))) > 1e-6).length;
  return wrong === 0 && found.length === truth.size ? 'the truth' : wrong + truth.size - found.length;
}

interface Told {
  readonly sent: Stage;
  readonly proposals: readonly string[];
  readonly evidence: string;
  readonly accepted: Stage;
  readonly next: Stage;
}
const told: Told[] = [];

beforeAll(async () => {
  for (const n of drifts.keys()) {
    await cilegon.configure(`datasets/dinkes/penduduk-${n}.yaml`, contract(n));
    await put(n, 2024, table(2024), 'xlsx');
  }
  await take();
  for (const [n, { given, ending }] of drifts.entries()) await put(n, 2025, given, ending);
  const sent = await take();
  const reports = await cilegon.inTown(async (session) => {
    const all = [];
    for (const n of drifts.keys()) all.push(await proposeRemap(session, id(n)));
    for (const [n, report] of all.entries())
      if (report.drift.proposals.length > 0)
        await acceptRemap(session, id(n), { by: 'Sari', genuine: false });
    return all;
  });
  const accepted = await take();
  for (const [n, { ending }] of drifts.entries()) {
    await cilegon.remove(`Penduduk-${n} 2025.${ending}`);
    await put(n, 2025, now, 'xlsx');
  }
  const next = await take();
  for (const [n, report] of reports.entries()) {
    const { proposals } = report.drift;
    const [one, two, three] = [sent[n], accepted[n], next[n]];
    if (one === undefined || two === undefined || three === undefined) throw new Error(`drift ${n} is lost`);
    told.push({
      ...{ sent: one, accepted: two, next: three },
      proposals: proposals.map(({ kind, wanted, written, factor }) =>
        [kind, wanted, written, factor].filter((part) => part !== '' && part !== 1).join(' '),
      ),
      evidence: proposals.flatMap(({ evidence }) => evidence).join(' '),
    });
  }
}, 180_000);

describe('a drift that changes nothing of what the table says', () => {
  const groups = [
    ['Kecamatan', 'Jenis Kelamin', null, 'Jumlah', 'Luas (km2)'],
    [null, 'Laki-laki', 'Perempuan', null, null],
  ];
  const units = [
    ['Kecamatan', 'Laki-laki', 'Perempuan', 'Jumlah', 'Luas'],
    [null, '(jiwa)', '(jiwa)', '(jiwa)', '(km2)'],
  ];
  it.each<[string, number]>([
    ['columns in another order', drift(order(4, 3, 0, 2, 1))],
    ['a heading over two rows', drift({ ...now, head: groups })],
    ['a row of units', drift({ ...now, head: units })],
    ['a numbering row', drift({ ...now, head: [...now.head, ['(1)', '(2)', '(3)', '(4)', '(5)']] })],
    [
      'a table moved down and to the right',
      drift({ ...each((row) => [null, null, ...row]), title: [['PEMERINTAH KOTA'], [], ...now.title] }),
    ],
    ['figures typed as text', drift({ ...now, data: now.data.map((row) => row.map(indonesian)) })],
    ['an older workbook', drift(now, 'xls')],
    ['an open workbook', drift(now, 'ods')],
    ['a text file', drift(now, 'csv')],
    ['a web page', drift(now, 'html')],
  ])('is taken as it comes: %s', (_, n) => {
    expect(told[n]?.sent).toMatchObject({ outcome: 'accepted', standing: 'the truth' });
    expect(told[n]?.proposals).toEqual([]);
  });
});

describe('a drift that a person must accept', () => {
  const sexes = ['heading laki_laki', 'heading perempuan'];
  it.each<[string, number, string[]]>([
    [
      'other words',
      drift(headed('Kecamatan', 'Pria', 'Wanita', 'Jumlah', 'Luas (km2)')),
      [`${sexes[0]} Pria`, `${sexes[1]} Wanita`],
    ],
    [
      'another language',
      drift(headed('District', 'Male', 'Female', 'Total', 'Area (sq.km)')),
      [
        'heading kecamatan District',
        `${sexes[0]} Male`,
        `${sexes[1]} Female`,
        'heading jumlah Total',
        'heading luas_km2 Area (sq.km)',
      ],
    ],
    [
      'initials',
      drift(headed('Kecamatan', 'L', 'P', 'L+P', 'Luas (km2)')),
      [`${sexes[0]} L`, `${sexes[1]} P`, 'heading jumlah L+P'],
    ],
    [
      'other words in another order',
      drift({ ...order(0, 3, 4, 2, 1), head: [['Kecamatan', 'Jumlah', 'Luas (km2)', 'Wanita', 'Pria']] }),
      [`${sexes[0]} Pria`, `${sexes[1]} Wanita`],
    ],
    [
      'other words around a new column of their size',
      drift({
        ...order(0, 1, 2, 2, 3, 4),
        head: [['Kecamatan', 'Pria', 'Jumlah KK', 'Wanita', 'Jumlah', 'Luas (km2)']],
      }),
      [`${sexes[0]} Pria`, `${sexes[1]} Wanita`, 'ignore Jumlah KK'],
    ],
    [
      'thousands that the headings declare',
      drift(
        times(
          headed(
            'Kecamatan',
            'Laki-laki (ribu jiwa)',
            'Perempuan (ribu jiwa)',
            'Jumlah (ribu jiwa)',
            'Luas (km2)',
          ),
          thousands,
        ),
      ),
      ['laki_laki Laki-laki', 'perempuan Perempuan', 'jumlah Jumlah'].map(
        (column) => `unit ${column} (ribu jiwa) 1000`,
      ),
    ],
    [
      'thousands that the title declares',
      drift(times({ ...now, title: [...now.title.slice(0, 2), ['(ribu jiwa)'], []] }, thousands)),
      ['laki_laki Laki-laki', 'perempuan Perempuan', 'jumlah Jumlah'].map(
        (column) => `unit ${column} (ribu jiwa) 1000`,
      ),
    ],
    [
      'thousands that nothing declares',
      drift(times(now, thousands)),
      ['unit laki_laki Laki-laki 1000', 'unit perempuan Perempuan 1000', 'unit jumlah Jumlah 1000'],
    ],
    [
      'hectares that the heading declares',
      drift(times(headed('Kecamatan', 'Laki-laki', 'Perempuan', 'Jumlah', 'Luas (ha)'), [1, 1, 1, 1, 100])),
      ['unit luas_km2 Luas (ha) 0.01'],
    ],
    [
      'hectares that nothing declares',
      drift(times(now, [1, 1, 1, 1, 100])),
      ['unit luas_km2 Luas (km2) 0.01'],
    ],
    ['another sheet', drift({ ...now, sheet: 'Rekap 2025' }), ['sheet Rekap 2025']],
    [
      'a column of the year that the title tells',
      drift({
        ...now,
        head: [[...(now.head[0] ?? []), 'Tahun']],
        data: now.data.map((row) => [...row, 2025]),
      }),
      ['ignore Tahun'],
    ],
  ])('loads nothing before and the truth afterwards: %s', (_, n, proposals) => {
    expect(told[n]?.sent).toMatchObject({ outcome: 'returned', standing: 'nothing' });
    expect(told[n]?.proposals).toEqual(proposals);
    expect(told[n]?.accepted).toMatchObject({ outcome: 'accepted', standing: 'the truth' });
    expect(told[n]?.next).toMatchObject({ outcome: 'accepted', standing: 'the truth' });
  });
});

describe('a drift that nobody should accept', () => {
  it.each<[string, number, string]>([
    [
      "two columns under each other's headings",
      drift(headed('Kecamatan', 'Luas (km2)', 'Perempuan', 'Jumlah', 'Laki-laki')),
      'columns-swapped',
    ],
    [
      'a part under the heading of the whole',
      drift(headed('Kecamatan', 'Jumlah', 'Perempuan', 'Laki-laki', 'Luas (km2)')),
      'columns-swapped',
    ],
    [
      'headings that tell nothing',
      drift(headed('Kecamatan', 'Penduduk A', 'Penduduk B', 'Jumlah', 'Luas (km2)')),
      'missing-column',
    ],
    ['a column that is gone', drift(order(0, 1, 3, 4)), 'missing-column'],
    ['the title of another year', drift({ ...now, title: table(2024).title }), 'period-not-asked'],
    [
      'a column of years that the title does not tell',
      drift({
        ...now,
        head: [[...(now.head[0] ?? []), 'Tahun']],
        data: now.data.map((row, i) => [...row, 2024 + (i % 2)]),
      }),
      'unknown-column',
    ],
  ])('returns the file, and nothing is proposed: %s', (_, n, code) => {
    expect(told[n]?.sent).toMatchObject({ outcome: 'returned', standing: 'nothing' });
    expect(told[n]?.sent.codes).toContain(code);
    expect(told[n]?.proposals).toEqual([]);
    expect(told[n]?.next).toMatchObject({ outcome: 'accepted', standing: 'the truth' });
  });

  const crossed = drift(headed('Kecamatan', 'Wanita', 'Pria', 'Jumlah', 'Luas (km2)'));
  it('is not taken for the column in whose place it stands: women where men stood', () => {
    expect(told[crossed]?.proposals).toEqual(['heading laki_laki Pria', 'heading perempuan Wanita']);
    expect(told[crossed]?.evidence).toContain('"Pria" is another way to write "Laki-laki"');
  });
});
