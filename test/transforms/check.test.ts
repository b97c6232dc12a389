import { describe, expect, it } from 'vitest';
import { periodCode } from '../../model/period.js';
import { dataset, period, run } from './given.js';

const kecamatan = { heading: 'Kecamatan', type: 'area', level: 'kecamatan' };
const kelurahan = { heading: 'Kelurahan', type: 'area', level: 'kelurahan' };
const tahun = { heading: 'Tahun', type: 'year' };
const figure = (heading = 'Jumlah', more: object = {}) => ({
  heading,
  type: 'number',
  variable: 'v',
  ...more,
});
const simple = (more: object = {}, top: object = {}) =>
  dataset([kecamatan, tahun, figure('Jumlah', more)], top);
const heads = ['Kecamatan', 'Tahun', 'Jumlah'];

describe('a figure', () => {
  it.each<[string, object, Parameters<typeof run>[2][number][number], string]>([
    ['blank', {}, null, 'missing-cell'],
    ['a word', {}, 'banyak', 'not-a-number'],
    ['a formula error', {}, { kind: 'error', text: '#REF!' }, 'formula-error'],
    ['a formula that nobody calculated', {}, { kind: 'error', text: '=A1+B1' }, 'formula-not-calculated'],
    ['a date', {}, { kind: 'date', iso: '2024-01-15' }, 'number-became-date'],
    ['half a person', { integer: true }, 1.5, 'not-an-integer'],
    ['below its range', { range: [0, 100] }, -1, 'out-of-range'],
    ['above its range', { range: [null, 100] }, '101', 'out-of-range'],
    ['far below', { range: [5, null] }, 1, 'out-of-range'],
    ['in another unit', {}, '12 ton', 'unit-differs'],
    ['with a strange tail', {}, '12 permata', 'unknown-unit'],
    ['half', {}, '½', 'fraction-number'],
    ['a NIK', {}, '3672011234567890', 'number-too-long'],
    ['a telephone number', {}, '081234567890', 'leading-zero'],
    ['badly grouped', {}, '1.234.56', 'malformed-number'],
    ['of two readings', {}, '1.234', 'ambiguous-number'],
  ])('%s returns its row', (_, more, cell, code) => {
    const { codes, checked, observations } = run(simple(more), heads, [['Cibeber', 2024, cell]]);
    expect(codes).toEqual([code]);
    expect(checked.returned).toBe(1);
    expect(observations).toEqual([]);
  });

  it('tells the OPD which cell, what stood there and how to mend it', () => {
    const { issues } = run(simple(), heads, [['Cibeber', 2024, '1.234']]);
    expect(issues[0]).toMatchObject({
      row: 2,
      col: 3,
      text: '1.234',
      message: 'Sel C2 (Jumlah) berisi "1.234"; tidak jelas apakah 1.234 atau 1,234.',
      mend: 'Ketik sebagai angka (bukan teks), atau tulis 1.234,00 bila maksudnya ribuan.',
    });
  });

  it('may be blank where the contract says so, and a sign is a fact without a value', () => {
    const { observations, codes } = run(simple({ optional_cells: true }), heads, [
      ['Cibeber', 2024, null],
      ['Cilegon', 2024, '-'],
    ]);
    expect(codes).toEqual([]);
    expect(observations).toMatchObject([{ area: '36.72.02', value: null, flag: 'missing', rawText: '-' }]);
  });

  it('is turned into the unit of its variable', () => {
    const { observations } = run(simple({ factor: 1000 }), heads, [['Cibeber', 2024, '1,1']]);
    expect(observations).toMatchObject([{ value: 1100, rawText: '1,1' }]);
  });

  it('is whole where the contract wants whole numbers, so "1.234" is no riddle', () => {
    const { observations } = run(simple({ integer: true }), heads, [['Cibeber', 2024, '1.234']], {
      survey: false,
    });
    expect(observations).toMatchObject([{ value: 1234, rawText: '1.234' }]);
  });

  it('is read as the rest of its column is', () => {
    const { observations } = run(simple(), heads, [
      ['Cibeber', 2024, '1.234'],
      ['Cilegon', 2024, '2.000,5'],
    ]);
    expect(observations.map(({ value }) => value)).toEqual([1234, 2000.5]);
  });

  it('is held where it contradicts the rest of its column', () => {
    const { codes } = run(simple(), heads, [
      ['Cibeber', 2023, '1,5'],
      ['Cibeber', 2024, '2,5'],
      ['Cilegon', 2024, '3.5'],
    ]);
    expect(codes).toEqual(['contradictory-number']);
  });

  it('settles a column as it comes when nobody has looked ahead', () => {
    const { observations, codes } = run(
      simple(),
      heads,
      [
        ['Cibeber', 2023, '1,5'],
        ['Cibeber', 2024, '1.234'],
        ['Cilegon', 2024, '3.5'],
      ],
      { survey: false },
    );
    expect(observations.map(({ value }) => value)).toEqual([1.5, 1234]);
    expect(codes).toEqual(['contradictory-number']);
  });

  it('follows the contract where the cells cannot tell', () => {
    const { observations } = run(simple({ locale: 'id' }), heads, [['Cibeber', 2024, '1.234']]);
    expect(observations).toMatchObject([{ value: 1234 }]);
  });

  it('follows the delimiter of the file after that', () => {
    const { observations } = run(simple(), heads, [['Cibeber', 2024, '1.234']], { delimiter: ',' });
    expect(observations).toMatchObject([{ value: 1.234 }]);
  });
});

describe('an area', () => {
  const two = dataset([kecamatan, kelurahan, figure()]);
  const year = { layout: { periods: [{ value: period('2024'), from: 'title' as const, text: '2024' }] } };

  it('is the narrowest that the row names, below the broader one', () => {
    const { observations } = run(
      two,
      ['Kecamatan', 'Kelurahan', 'Jumlah'],
      [['Cibeber', 'Cibeber', 5]],
      year,
    );
    expect(observations).toMatchObject([{ area: '36.72.01.1001', period: 2024000, value: 5, rawText: null }]);
  });

  it.each<[string, Parameters<typeof run>[2][number], string]>([
    ['unknown', ['Cibeber', 'Kedalman', 1], 'unknown-area'],
    ['of another parent', ['Cibeber', 'Bagendung', 1], 'misplaced-area'],
    ['blank', ['Cibeber', '', 1], 'missing-cell'],
    ['a formula error', ['Cibeber', { kind: 'error', text: '#N/A' }, 1], 'formula-error'],
  ])('that is %s returns the row', (_, row, code) => {
    expect(run(two, ['Kecamatan', 'Kelurahan', 'Jumlah'], [row], year).codes).toEqual([code]);
  });

  it('is suggested where a letter is missing', () => {
    const { issues } = run(two, ['Kecamatan', 'Kelurahan', 'Jumlah'], [['Cibeber', 'Kedalman', 1]], year);
    expect(issues[0]?.mend).toBe('Mungkin maksudnya Kelurahan Kedaleman.');
  });

  it('is ambiguous where nothing tells which of two is meant', () => {
    const both = dataset([
      { ...kecamatan, level: ['kecamatan', 'kelurahan'], heading: 'Wilayah', by: 'bps' },
      figure(),
    ]);
    expect(run(both, ['Wilayah', 'Jumlah'], [['3672040', 1]], year).observations).toMatchObject([
      { area: '36.72.01' },
    ]);
  });

  it('stands above its children: each row is under the parent last seen', () => {
    const nested = dataset([
      { heading: 'Wilayah', type: 'area', level: ['kecamatan', 'kelurahan'] },
      figure(),
    ]);
    const rows = ['CIBEBER', 'Cibeber', 'Kedaleman', 'CILEGON', 'Bagendung'].map((name) => [name, 1]);
    expect(run(nested, ['Wilayah', 'Jumlah'], rows, year).observations.map(({ area }) => area)).toEqual([
      '36.72.01',
      '36.72.01.1001',
      '36.72.01.1002',
      '36.72.02',
      '36.72.02.1001',
    ]);
  });

  it('fills the cells of a merged range, and those that the contract says', () => {
    const rows = [
      ['Cibeber', 'Cibeber', 1],
      [null, 'Kedaleman', 2],
      ['Cilegon', 'Bagendung', 3],
    ];
    const heads = ['Kecamatan', 'Kelurahan', 'Jumlah'];
    const merges = [{ top: 2, bottom: 3, left: 1, right: 1 }];
    expect(run(two, heads, rows, { ...year, merges }).observations).toHaveLength(3);
    expect(run(two, heads, rows, year).codes).toEqual(['missing-cell']);
    const down = dataset([{ ...kecamatan, fill_down: true }, kelurahan, figure()]);
    expect(run(down, heads, rows, year).observations).toHaveLength(3);
  });

  it('above all that the column holds makes its row a total', () => {
    const { checked, codes } = run(simple(), heads, [
      ['Cibeber', 2024, 1],
      ['Cilegon', 2024, 2],
      ['Kota Cilegon', null, 3],
    ]);
    expect(checked.aside).toMatchObject([{ row: 4, reason: 'total' }]);
    expect(codes).toEqual([]);
    expect(
      run(simple(), heads, [
        ['Cibeber', 2024, 1],
        ['Kota Cilegon', null, 9],
      ]).codes,
    ).toEqual(['total-mismatch']);
  });

  it('by code and by name must be one and the same', () => {
    const both = dataset([
      { heading: 'Kode', type: 'area', level: 'kecamatan', by: 'bps' },
      kecamatan,
      figure(),
    ]);
    expect(run(both, ['Kode', 'Kecamatan', 'Jumlah'], [['3672040', 'Cilegon', 1]], year).codes).toEqual([
      'areas-disagree',
    ]);
    expect(run(both, ['Kode', 'Kecamatan', 'Jumlah'], [[3672040, 'Cibeber', 1]], year).codes).toEqual([]);
  });

  it("of a table without area columns is the contract's, the title's, or the city", () => {
    const none = dataset([tahun, figure()]);
    expect(run(none, ['Tahun', 'Jumlah'], [[2024, 1]]).observations).toMatchObject([{ area: '36.72' }]);
    const titled = {
      layout: {
        areas: [
          { value: { name: 'Cibeber', level: 'kecamatan' as const }, from: 'title' as const, text: '' },
        ],
      },
    };
    expect(run(none, ['Tahun', 'Jumlah'], [[2024, 1]], titled).observations).toMatchObject([
      { area: '36.72.01' },
    ]);
    const fixed = dataset([tahun, figure()], { area: '36' });
    expect(run(fixed, ['Tahun', 'Jumlah'], [[2024, 1]]).observations).toMatchObject([{ area: '36' }]);
  });
});

describe('a period', () => {
  const codesOf = (observations: readonly { readonly period: number }[]) =>
    observations.map((each) => periodCode(each.period));
  const monthly = (columns: object[], from: string[]) =>
    dataset([kecamatan, ...columns, figure()], { frequency: 'monthly', since: '2020-01', period: { from } });

  it('is put together from the year and the month in two columns', () => {
    const entry = monthly([tahun, { heading: 'Bulan', type: 'month' }], ['column']);
    const { observations } = run(
      entry,
      ['Kecamatan', 'Tahun', 'Bulan', 'Jumlah'],
      [
        ['Cibeber', 2024, 8, 1],
        ['Cibeber', '2024', 'Sept', 1],
      ],
    );
    expect(codesOf(observations)).toEqual(['2024-08', '2024-09']);
  });

  it('is completed by the year of the title', () => {
    const entry = monthly([{ heading: 'Bulan', type: 'period' }], ['column']);
    const look = { layout: { periods: [{ value: period('2023'), from: 'title' as const, text: '' }] } };
    expect(
      codesOf(run(entry, ['Kecamatan', 'Bulan', 'Jumlah'], [['Cibeber', 'Januari', 1]], look).observations),
    ).toEqual(['2023-01']);
    expect(run(entry, ['Kecamatan', 'Bulan', 'Jumlah'], [['Cibeber', 'Januari', 1]]).codes).toEqual([
      'no-period',
    ]);
  });

  it('stands in the headings: one fact for each', () => {
    const entry = dataset([kecamatan, figure('Jumlah | {year}')], { period: { from: 'heading' } });
    const { observations } = run(entry, ['Kecamatan', 'Jumlah | 2022', 'Jumlah | 2023'], [['Cibeber', 1, 2]]);
    expect(observations).toMatchObject([
      { period: 2022000, col: 2, value: 1 },
      { period: 2023000, col: 3, value: 2 },
    ]);
  });

  it('is half in the heading and half in the row', () => {
    const entry = dataset([kecamatan, tahun, figure('{month}')], { frequency: 'monthly', since: '2020-01' });
    expect(
      codesOf(
        run(entry, ['Kecamatan', 'Tahun', 'Januari', 'Februari'], [['Cibeber', 2024, 1, 2]]).observations,
      ),
    ).toEqual(['2024-01', '2024-02']);
  });

  it('is that of the sheet called "Januari", with the year of the file', () => {
    const entry = monthly([], ['sheet', 'title']);
    const look = {
      layout: { sheet: 'Januari', periods: [{ value: period('2024'), from: 'file' as const, text: '' }] },
    };
    expect(codesOf(run(entry, ['Kecamatan', 'Jumlah'], [['Cibeber', 1]], look).observations)).toEqual([
      '2024-01',
    ]);
  });

  it('of a title that names a day is the one that holds the day', () => {
    const entry = dataset([kecamatan, figure()], { period: { from: 'title' } });
    const look = { layout: { periods: [{ value: period('2023-12-31'), from: 'title' as const, text: '' }] } };
    expect(codesOf(run(entry, ['Kecamatan', 'Jumlah'], [['Cibeber', 1]], look).observations)).toEqual([
      '2023',
    ]);
  });

  it('is the one asked for where the contract says so', () => {
    const entry = dataset([kecamatan, figure()], { period: { from: ['title', 'request'] } });
    const context = { request: period('2022') };
    expect(codesOf(run(entry, ['Kecamatan', 'Jumlah'], [['Cibeber', 1]], { context }).observations)).toEqual([
      '2022',
    ]);
  });

  it('that nothing tells returns the table', () => {
    const entry = dataset([kecamatan, figure()], { period: { from: ['title'] } });
    const { codes, checked } = run(
      entry,
      ['Kecamatan', 'Jumlah'],
      [
        ['Cibeber', 1],
        ['Cilegon', 2],
      ],
    );
    expect(codes).toEqual(['no-period']);
    expect(checked.returned).toBe(2);
    const years = [2022, 2023].map((year) => ({ value: year * 1000, from: 'title' as const, text: '' }));
    expect(
      run(entry, ['Kecamatan', 'Jumlah'], [['Cibeber', 1]], { layout: { periods: years } }).codes,
    ).toEqual(['no-period']);
  });

  it.each<[string, Parameters<typeof run>[2][number][number], string]>([
    ['not begun', 2026, 'future-period'],
    ['no period at all', 'kemarin', 'unreadable-period'],
    ['blank', null, 'missing-cell'],
  ])('that is %s returns the row', (_, cell, code) => {
    expect(run(simple(), heads, [['Cibeber', cell, 1]]).codes).toEqual([code]);
  });

  it('in the title that has not begun returns the table', () => {
    const entry = dataset([kecamatan, figure()], { period: { from: ['title'] } });
    const look = { layout: { periods: [{ value: period('2026'), from: 'title' as const, text: '' }] } };
    expect(run(entry, ['Kecamatan', 'Jumlah'], [['Cibeber', 1]], look).codes).toEqual(['future-period']);
  });

  it('other than the one asked for returns the table', () => {
    expect(
      run(simple(), heads, [['Cibeber', 2023, 1]], { context: { request: period('2024') } }).codes,
    ).toEqual(['period-not-asked']);
    expect(
      run(
        simple(),
        heads,
        [
          ['Cibeber', 2023, 1],
          ['Cibeber', 2024, 1],
        ],
        { context: { request: period('2024') } },
      ).codes,
    ).toEqual([]);
  });

  it('between slashes is told by its column, by the contract, or held', () => {
    const daily = (more: object = {}) =>
      dataset([{ heading: 'Tanggal', type: 'period', ...more }, figure()], {
        frequency: 'monthly',
        since: '2020-01',
      });
    const of = (rows: string[], more: object = {}) =>
      run(
        daily(more),
        ['Tanggal', 'Jumlah'],
        rows.map((text) => [text, 1]),
      );
    expect(of(['03/04/2024']).codes).toEqual(['ambiguous-period']);
    expect(codesOf(of(['03/04/2024', '25/04/2024']).observations)).toEqual(['2024-04', '2024-04']);
    expect(codesOf(of(['03/04/2024'], { date_order: 'mdy' }).observations)).toEqual(['2024-03']);
    const yearly = dataset([{ heading: 'Tanggal', type: 'period' }, figure()]);
    expect(codesOf(run(yearly, ['Tanggal', 'Jumlah'], [['03/04/2024', 1]]).observations)).toEqual(['2024']);
  });
});

describe('labels', () => {
  const sex = { heading: 'Jenis Kelamin', type: 'choice', breakdown: 'jenis_kelamin' };

  it('break the figures down', () => {
    const entry = dataset([kecamatan, tahun, sex, figure('{kelompok_umur}')]);
    const { observations } = run(
      entry,
      ['Kecamatan', 'Tahun', 'Jenis Kelamin', '0 - 4 tahun', '5-9'],
      [
        ['Cibeber', 2024, 'Pria', 1, 2],
        ['Cibeber', 2024, 'Jumlah', 3, 4],
      ],
    );
    expect(observations.map(({ breakdown }) => breakdown)).toEqual([
      'jenis_kelamin=L;kelompok_umur=0-4',
      'jenis_kelamin=L;kelompok_umur=5-9',
      'kelompok_umur=0-4',
      'kelompok_umur=5-9',
    ]);
  });

  it('that are no choice return their row and list the choices', () => {
    const entry = dataset([kecamatan, tahun, sex, figure()]);
    const { issues } = run(
      entry,
      ['Kecamatan', 'Tahun', 'Jenis Kelamin', 'Jumlah'],
      [
        ['Cibeber', 2024, 'Perempan', 1],
        ['Cibeber', 2024, '', 1],
      ],
    );
    expect(issues.map(({ code }) => code)).toEqual(['unknown-choice', 'missing-cell']);
    expect(issues[0]?.mend).toBe('Mungkin maksudnya "Perempuan". Pilihannya: Laki-laki, Perempuan.');
  });

  it('name the variable of the row', () => {
    const columns = (other: string) => [
      tahun,
      { heading: 'Uraian', type: 'variable', map: { 'Angka kematian': 'mati', Lahir: 'lahir' }, other },
      { heading: 'Nilai', type: 'number' },
    ];
    const variables = { mati: { title: 'm', unit: 'jiwa' }, lahir: { title: 'l', unit: 'jiwa' } };
    const rows = [
      [2024, '1. ANGKA KEMATIAN (jiwa)', 3],
      [2024, 'Angka kematian bayi', 9],
    ];
    const refused = run(dataset(columns('refuse'), { variables }), ['Tahun', 'Uraian', 'Nilai'], rows);
    expect(refused.observations).toMatchObject([{ variable: 'mati', value: 3 }]);
    expect(refused.codes).toEqual(['unknown-variable']);
    expect(refused.issues[0]?.mend).toContain('Bila yang dimaksud "Angka kematian", tulis persis demikian.');
    const skipped = run(dataset(columns('skip'), { variables }), ['Tahun', 'Uraian', 'Nilai'], rows);
    expect(skipped.codes).toEqual([]);
    expect(skipped.checked.aside).toMatchObject([{ row: 3, reason: 'unasked' }]);
    const thousands = [[2024, 'Lahir (ribu jiwa)', 2]];
    const other = run(dataset(columns('skip'), { variables }), ['Tahun', 'Uraian', 'Nilai'], thousands);
    expect([other.codes, other.observations]).toEqual([['unit-differs'], []]);
  });

  it('answer yes or no', () => {
    const entry = dataset([kecamatan, tahun, { heading: 'Ada', type: 'yesno', variable: 'v' }], {
      missing: { x: 'zero' },
    });
    const { observations, codes } = run(
      entry,
      ['Kecamatan', 'Tahun', 'Ada'],
      [
        ['Cibeber', 2022, 'Ya'],
        ['Cibeber', 2023, 'x'],
        ['Cibeber', 2024, '...'],
        ['Cilegon', 2024, 'barangkali'],
        ['Cilegon', 2023, null],
      ],
    );
    expect(observations).toMatchObject([
      { value: 1, rawText: 'Ya' },
      { value: 0 },
      { value: null, flag: 'missing' },
    ]);
    expect(codes).toEqual(['not-yes-no', 'missing-cell']);
  });
});

describe('personal data', () => {
  const nik = { heading: 'NIK', type: 'text', personal: true, pattern: '\\d{16}' };
  it('is looked at and told nowhere', () => {
    const out = run(
      dataset([kecamatan, tahun, nik, figure()]),
      ['Kecamatan', 'Tahun', 'NIK', 'Jumlah'],
      [
        ['Cibeber', 2024, '36720112345678XX', 1],
        ['Cibeber', 2023, '3672011234567890', 1],
        ['Cilegon', 2023, { kind: 'error', text: '#N/A 36720112345678' }, 1],
        ['Cilegon', 2024, '', 1],
      ],
    );
    expect(out.codes).toEqual(['pattern-mismatch', 'formula-error', 'missing-cell']);
    expect(JSON.stringify([out.issues, out.observations])).not.toMatch(/367201/);
  });
  it('in a column of figures is not quoted either', () => {
    const out = run(simple({ personal: true }), heads, [['Cibeber', 2024, '08123-4567']]);
    expect(JSON.stringify(out.issues)).not.toContain('0812');
  });
});

describe('a rule between columns', () => {
  const columns = [
    kecamatan,
    tahun,
    figure('L', { name: 'l' }),
    figure('P', { name: 'p' }),
    { heading: 'Jumlah', type: 'number' },
  ];
  const names = ['Kecamatan', 'Tahun', 'L', 'P', 'Jumlah'];
  const ruled = (rules: object[]) => dataset(columns, { rules });

  it('returns the row that breaks it', () => {
    const { issues, checked } = run(ruled([{ rule: 'l + p = jumlah' }]), names, [
      ['Cibeber', 2024, 1, 2, 3],
      ['Cilegon', 2024, 1, 2, 4],
    ]);
    expect(issues).toMatchObject([{ code: 'rule-broken', row: 3, col: 5 }]);
    expect(issues[0]?.message).toContain('kiri 3, kanan 4, selisih 1');
    expect(checked.returned).toBe(1);
  });

  it('may be a warning, have a tolerance, and compare', () => {
    expect(
      run(ruled([{ rule: 'l + p = jumlah', tolerance: 1 }]), names, [['Cibeber', 2024, 1, 2, 4]]).codes,
    ).toEqual([]);
    const warned = run(ruled([{ rule: 'l >= p', severity: 'warning' }]), names, [['Cibeber', 2024, 1, 2, 3]]);
    expect([warned.codes, warned.checked.returned]).toEqual([['rule-broken'], 0]);
    const rows = [['Cibeber', 2024, 1, 2, 3]];
    expect(
      run(
        ruled([{ rule: 'l < p' }, { rule: 'p <= jumlah' }, { rule: 'jumlah > 2*l' }, { rule: 'p - l = 1' }]),
        names,
        rows,
      ).codes,
    ).toEqual([]);
    expect(
      run(
        ruled([{ rule: 'l > p' }, { rule: 'l < 1' }, { rule: 'l ≥ 2' }, { rule: 'jumlah ≤ 2' }]),
        names,
        rows,
      ).codes,
    ).toHaveLength(4);
  });

  it('says nothing about a missing figure', () => {
    expect(run(ruled([{ rule: 'l + p = jumlah' }]), names, [['Cibeber', 2024, 1, '-', 3]]).codes).toEqual([]);
  });

  it('holds for each year that the headings name', () => {
    const wide = dataset(
      [
        kecamatan,
        figure('L | {year}', { name: 'l' }),
        figure('P | {year}', { name: 'p' }),
        figure('Batas', { name: 'batas' }),
      ],
      {
        rules: [{ rule: 'l <= p' }, { rule: 'p <= batas' }],
        period: { from: ['heading', 'request'] },
      },
    );
    const { issues } = run(
      wide,
      ['Kecamatan', 'L | 2022', 'L | 2023', 'P | 2022', 'P | 2023', 'Batas'],
      [['Cibeber', 1, 9, 2, 3, 5]],
      {
        context: { request: period('2023') },
      },
    );
    expect(issues).toMatchObject([{ code: 'rule-broken', col: 5 }]);
  });

  it("that is none is the steward's mistake", () => {
    expect(() => run(ruled([{ rule: 'l + p' }]), names, [])).toThrow(/does not compare/);
    expect(() => run(ruled([{ rule: 'l p = jumlah' }]), names, [])).toThrow(/no rule/);
  });

  it('proves how the numbers are written', () => {
    const { observations } = run(ruled([{ rule: 'l + p = jumlah' }]), names, [
      ['Cibeber', 2024, '999', '1.234', '2.233'],
    ]);
    expect(observations.map(({ value }) => value)).toEqual([999, 1234]);
  });
});

describe('the total rows of a sheet', () => {
  const aside = (
    row: number,
    reason: 'total' | 'subtotal' | 'note',
    ...cells: (string | number | null)[]
  ) => ({ row, reason, cells });
  const rows = [
    ['Cibeber', 2024, 10],
    ['Cilegon', 2024, 20],
    [null, null, null],
  ];

  it('must be the sums of the rows', () => {
    expect(run(simple(), heads, rows, { aside: [aside(4, 'total', 'Jumlah', null, 30)] }).codes).toEqual([]);
    const { issues } = run(simple(), heads, rows, { aside: [aside(4, 'total', 'Jumlah', null, '31')] });
    expect(issues).toMatchObject([{ code: 'total-mismatch', severity: 'error', row: 4, col: 3, text: '31' }]);
    expect(issues[0]?.message).toBe(
      'Sel C4 (Jumlah) berisi jumlah 31, sedangkan baris-barisnya berjumlah 30; selisih 1.',
    );
  });

  it('may stand above, or sum the block below or above them', () => {
    const blocks = [[null], ['Cibeber', 2023, 1], ['Cilegon', 2023, 2], [null], ['Cibeber', 2024, 3], [null]];
    const above = [
      aside(2, 'subtotal', 'A', null, 3),
      aside(5, 'subtotal', 'B', null, 3),
      aside(7, 'total', 'Jumlah', null, 6),
    ];
    expect(run(simple(), heads, blocks, { aside: above }).codes).toEqual([]);
  });

  it('are not judged where a figure could not be read, nor where they hold none', () => {
    const bad = [['Cibeber', 2024, 10], ['Cilegon', 2024, 'x'], [null]];
    expect(run(simple(), heads, bad, { aside: [aside(4, 'total', 'Jumlah', null, 99)] }).codes).toEqual([
      'not-a-number',
    ]);
    expect(
      run(simple(), heads, rows, {
        aside: [aside(4, 'total', 'Jumlah', null, 'lihat atas'), aside(5, 'note', 'x')],
      }).codes,
    ).toEqual([]);
  });

  it('count the figures of a row whose area nobody knows', () => {
    const lost = [['Cibeber', 2024, 10], ['Atlantis', 2024, 20], [null]];
    const codes = (total: number, entry = simple()) =>
      run(entry, heads, lost, { aside: [aside(4, 'total', 'Jumlah', null, total)] }).codes;
    expect(codes(30)).toEqual(['unknown-area']);
    expect(codes(31)).toEqual(['unknown-area', 'total-mismatch']);
    const nested = dataset([{ ...kecamatan, level: ['kecamatan', 'kelurahan'] }, tahun, figure()]);
    expect(codes(31, nested)).toEqual(['unknown-area']);
  });

  it('of rates are no sums, unless the contract says so', () => {
    const variables = { v: { title: 'v', unit: 'persen' } };
    const total = { aside: [aside(4, 'total', 'Rata-rata', null, 15)] };
    expect(run(simple({}, { variables }), heads, rows, total).codes).toEqual([]);
    expect(run(simple({ total: 'sum' }, { variables }), heads, rows, total).codes).toEqual([
      'total-mismatch',
    ]);
    expect(run(simple({ total: 'other' }), heads, rows, total).codes).toEqual([]);
    expect(run(simple({}, { totals: { check: false } }), heads, rows, total).codes).toEqual([]);
  });

  it('are compared with parents or with children, not with both together', () => {
    const nested = dataset([
      { heading: 'Wilayah', type: 'area', level: ['kecamatan', 'kelurahan'] },
      tahun,
      figure(),
    ]);
    const rows = [['CIBEBER', 2024, 3], ['Cibeber', 2024, 1], ['Kedaleman', 2024, 2], [null]];
    expect(
      run(nested, ['Wilayah', 'Tahun', 'Jumlah'], rows, { aside: [aside(5, 'total', 'Jumlah', null, 3)] })
        .codes,
    ).toEqual([]);
  });
});

it('words two hundred mistakes of a kind in a column and counts the rest', () => {
  const rows = Array.from({ length: 250 }, () => ['Cibeber', 2024, 'x']);
  const { issues, checked } = run(simple(), heads, rows);
  expect(checked.returned).toBe(250);
  expect(issues).toHaveLength(201);
  expect(issues.at(-1)).toMatchObject({
    severity: 'warning',
    row: null,
    message: 'Kolom Jumlah: masih ada 50 sel lain dengan masalah yang sama.',
  });
});
