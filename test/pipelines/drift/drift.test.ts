import { beforeAll, describe, expect, it } from 'vitest';
import { drift, tellAll, told } from './story.js';
import { each, headed, indonesian, now, order, table, thousands, times } from './tables.js';

beforeAll(tellAll, 180_000);

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

  const swapped = drift(headed('Kecamatan', 'Perempuan', 'Laki-laki', 'Jumlah', 'Luas (km2)'));
  it('is doubted where the sizes are alike and each column goes on from the past of the other', () => {
    expect(told[swapped]?.sent).toMatchObject({ outcome: 'accepted' });
    expect(told[swapped]?.sent.codes).toContain('columns-swapped');
    expect(told[swapped]?.next).toMatchObject({ outcome: 'accepted', standing: 'the truth' });
  });

  const crossed = drift(headed('Kecamatan', 'Wanita', 'Pria', 'Jumlah', 'Luas (km2)'));
  it('is not taken for the column in whose place it stands: women where men stood', () => {
    expect(told[crossed]?.proposals).toEqual(['heading laki_laki Pria', 'heading perempuan Wanita']);
    expect(told[crossed]?.evidence).toContain('"Pria" is another way to write "Laki-laki"');
  });
});
