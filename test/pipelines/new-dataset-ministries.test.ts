// What `new dataset` makes of tables as ministries publish them: provisional years, thousands of people, places of other cities.
import { describe, expect, it } from 'vitest';
import { proposing } from './proposing.js';

const { file, made } = proposing();
const provinces = ['Aceh', 'Riau', 'Jambi', 'Bali', 'Banten', 'Lampung', 'Bengkulu', 'Gorontalo'];

describe('a table of provinces by year', () => {
  it('takes years that bear the mark of a footnote for years', async () => {
    const { column, draft, rehearsal } = await made(
      'bps/areal-kopi',
      file(
        'areal-kopi.csv',
        'Luas Areal Kopi Menurut Provinsi;;;;;',
        ';;;;;(Ha)',
        'No.;Provinsi/Province;2019;2020*);2021**);2019 over 2018',
        ';;;;;(%)',
        ...provinces.map(
          (name, i) => `${i + 1};${name};${12066 + 317 * i};${8164 + 91 * i};${4289 + i};${0.5 + i}`,
        ),
        'Keterangan : *) Angka Sementara;;;;;',
      ),
    );
    expect(column('{year}')).toMatchObject({ type: 'number' });
    expect(Object.keys(draft.variables)).toHaveLength(2);
    expect(rehearsal).toMatchObject({ observations: 8 * 4, returned: 0 });
  });

  it('allows a rule the rounding of its file in the unit that is stored', async () => {
    const parts = provinces.map((_, i): [number, number] => [261990 + 3771 * i, 262349 + 2917 * i]);
    const { draft, rehearsal } = await made(
      'bps/penduduk-proyeksi',
      file(
        'penduduk.csv',
        'Jumlah Penduduk (Ribu Jiwa) Tahun 2020;;;',
        'Provinsi;Laki-Laki;Perempuan;Jumlah',
        ...provinces.map((name, i) => {
          const [men, women] = parts[i] ?? [0, 0];
          const figures = [men, women, men + women].map((n) => (n / 100).toFixed(1));
          return [name, ...figures].join(';');
        }),
      ),
    );
    expect(draft.rules).toMatchObject([{ rule: 'laki_laki + perempuan = jumlah', tolerance: 150 }]);
    expect(rehearsal).toMatchObject({ rows: 8, returned: 0 });
  });
});

describe('a table of places that areas.csv does not know', () => {
  it('keeps them apart as choices', async () => {
    const places = ['Sukasari', 'Mekarjaya', 'Karangtengah', 'Sindangsari', 'Pasirmulya'];
    const { column, rehearsal } = await made(
      'dinsos/dtks-tetangga',
      file(
        'dtks.csv',
        'Jumlah Data Terpadu Kesejahteraan Sosial Tahun 2023;;',
        'No;Kecamatan;Jumlah Individu',
        ...places.map((name, i) => `${i + 1};${name};${23278 + 411 * i}`),
      ),
    );
    expect(column('Kecamatan')).toMatchObject({ type: 'choice' });
    expect(rehearsal).toMatchObject({ observations: 5, returned: 0 });
  });
});
