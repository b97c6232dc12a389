// What `new dataset` makes of tables as offices lay them out: registers, years beside each other, parts of parts.
import { describe, expect, it } from 'vitest';
import { check } from '../../pipelines/check.js';
import { proposing } from './proposing.js';

const { config, file, made } = proposing();
const kecamatan = ['Cibeber', 'Cilegon', 'Pulomerak', 'Ciwandan', 'Jombang', 'Grogol'];

describe('a register of things', () => {
  it('counts schools by what few words tell of them, and sums no school number', async () => {
    const { draft, column, rehearsal } = await made(
      'dindik/sekolah-dasar',
      file(
        'Daftar SD 2023-2024.csv',
        'DAFTAR SEKOLAH DASAR TAHUN AJARAN 2023/2024;;;;;',
        'No;NPSN;Nama Sekolah;Status;Kecamatan;Jumlah Siswa',
        ...Array.from({ length: 12 }, (_, i) => {
          const status = i % 2 === 0 ? 'Negeri' : 'Swasta';
          return `${i + 1};2060000${i};SD ${i} Maju;${status};${kecamatan[i % 3]};${100 + i}`;
        }),
      ),
    );
    expect(column('NPSN')).toMatchObject({ type: 'ignore' });
    expect(column('Status')).toMatchObject({ type: 'choice', breakdown: 'status' });
    expect(draft.records?.measures.map(({ by }) => by)).toEqual(['count', 'sum']);
    expect(draft.variables).toMatchObject({
      sekolah_dasar: { title: 'Jumlah sekolah dasar', unit: 'unit' },
      sekolah_dasar_jumlah_siswa: { unit: 'orang' },
    });
    expect(rehearsal).toMatchObject({ observations: 12, rows: 12, returned: 0 });
  });

  it('counts events that have a day each by month, and averages what no sum means', async () => {
    const { column, draft, rehearsal } = await made(
      'bpbd/kebakaran',
      file(
        'Kebakaran 2024.csv',
        'Tanggal;Kecamatan;Lokasi;Korban;Lama Penanganan (menit)',
        ...kecamatan.map((name, i) => `0${i + 1}/0${i + 1}/2024;${name};Kp. ${i};${i};${30 + i}`),
      ),
    );
    expect(column('Tanggal')).toEqual({ heading: 'Tanggal', type: 'period' });
    expect(draft).toMatchObject({ frequency: 'monthly', since: '2024-01' });
    expect(draft.records?.measures.map(({ by }) => by)).toEqual(['count', 'sum', 'mean']);
    // A mean of the city is taken over its records, and not from the means of its kecamatan.
    expect(rehearsal).toMatchObject({ observations: 24, returned: 0 });
  });

  it('says that days which could be months were read day first', async () => {
    const { column, text, rehearsal } = await made(
      'dishub/laka',
      file(
        'Laka.csv',
        'Tanggal,Kecamatan,Korban',
        ...kecamatan.map((name, i) => `0${i + 2}/12/2024,${name},${i}`),
      ),
    );
    expect(column('Tanggal')).toMatchObject({ date_order: 'dmy' });
    expect(text).toContain('03/04/2024 dibaca 3 April: periksa');
    expect(rehearsal).toMatchObject({ returned: 0, periods: [2024312] });
  });

  it('keeps a daily table of prices as the figures that it is', async () => {
    const days = ['2024-05-01', '2024-05-02', '2024-05-03'];
    const { draft, rehearsal } = await made(
      'disperindag/harga-harian',
      file(
        'Harga 2024-05.csv',
        'tanggal,komoditas,harga',
        ...days.flatMap((day, i) =>
          ['Beras', 'Gula'].map((what, j) => `${day},${what},${12000 + i + 10 * j}`),
        ),
      ),
    );
    expect(draft.records).toBeUndefined();
    expect(draft).toMatchObject({ frequency: 'daily' });
    expect(rehearsal).toMatchObject({ observations: 6, repeated: 'no' });
  });
});

describe('headings of parts and periods', () => {
  it('makes one variable of two axes, and leaves out nothing of their sums', async () => {
    const { draft, rehearsal } = await made(
      'dindik/murid',
      file(
        'Murid TA 2024-2025.csv',
        'Jumlah murid tahun ajaran 2024/2025;;;;;;',
        'Kecamatan;SD/MI | L;SD/MI | P;SD/MI | L+P;SMP/MTs | L;SMP/MTs | P;SMP/MTs | L+P'.replaceAll(
          ' | ',
          ' ',
        ),
        ...kecamatan.map((name, i) => `${name};${10 + i};${20 + i};${30 + 2 * i};5;${6 + i};${11 + i}`),
      ),
    );
    const parts = draft.columns.flatMap((each) => (each.type === 'number' ? [each.breakdown ?? {}] : []));
    expect(parts).toContainEqual({ jenis_kelamin: 'P', jenjang: 'SMP' });
    expect(parts).toContainEqual({ jenjang: 'SD' });
    expect(Object.values(draft.variables)).toMatchObject([{ title: 'Jumlah murid', unit: 'orang' }]);
    expect(rehearsal).toMatchObject({ observations: 36, repeated: 'no' });
  });

  it('takes a sum beside twelve months for no month of its own', async () => {
    const { column, draft, rehearsal } = await made(
      'dinkes/dbd',
      file(
        'DBD 2023.csv',
        'Kasus DBD tahun 2023;;;;;',
        'Kecamatan;Jan;Feb;Mar;Jumlah;Rata-rata',
        ...kecamatan.map((name, i) => `${name};${i};2;3;${i + 5};${i}`),
      ),
    );
    expect(column('Jumlah')).toMatchObject({ type: 'ignore' });
    expect(column('Rata-rata')).toMatchObject({ type: 'ignore' });
    expect(Object.values(draft.variables)).toEqual([
      { title: 'Kasus DBD', unit: 'kasus', accumulation: 'flow' },
    ]);
    expect(rehearsal).toMatchObject({ observations: 18, repeated: 'no' });
  });

  it('says which table a "Target" belongs to', async () => {
    const { draft } = await made(
      'bpkpad/pbb',
      file(
        'PBB 2024.csv',
        'REALISASI PBB PER KECAMATAN TAHUN 2024;;',
        'Kecamatan;Target (Rp);Realisasi (Rp)',
        ...kecamatan.map((name, i) => `${name};${i + 2}000000;${i + 1}500000`),
      ),
    );
    expect(draft.variables).toMatchObject({
      pbb_target: { title: 'Target (Realisasi PBB per kecamatan)', unit: 'rupiah' },
      pbb_realisasi: { title: 'Realisasi (Realisasi PBB per kecamatan)' },
    });
  });
});

describe('numbers that can be read in two ways', () => {
  it('are thousands where things are counted, and asked about where they are measured', async () => {
    const counted = await made(
      'dinkes/bayi',
      file('Bayi 2024.csv', 'Kecamatan;Sasaran (bayi)', ...kecamatan.map((name, i) => `${name};1.20${i}`)),
    );
    expect(counted.column('Sasaran (bayi)')).toMatchObject({ integer: true });
    const measured = await made(
      'dpupr/lahan',
      file('Lahan 2024.tsv', 'Kecamatan\tLuas (ha)', ...kecamatan.map((name, i) => `${name}\t1.20${i}`)),
    );
    expect(measured.column('Luas (ha)')).toMatchObject({ locale: 'id' });
    expect(measured.text).toContain('"1.234" dibaca seribu lebih: periksa');
    expect([counted.rehearsal, measured.rehearsal]).toMatchObject([{ returned: 0 }, { returned: 0 }]);
  });
});

describe('a table whose rows measure different things', () => {
  const uraian = ['Angka Harapan Hidup;Tahun;66,45;66,64', 'Jumlah Puskesmas;Unit;9;10'];

  it('gives each row its variable, with the unit that it names', async () => {
    const { draft, column, rehearsal } = await made(
      'dinkes/capaian',
      file(
        'Capaian.csv',
        'No;Uraian;Satuan;2022;2023',
        ...uraian.map((line, i) => `${i + 1};${line}`),
        '3;Anggaran;Juta Rp;1.200,5;1.300',
      ),
    );
    expect(column('Uraian')).toEqual({
      heading: 'Uraian',
      type: 'variable',
      map: {
        'Angka Harapan Hidup': 'angka_harapan_hidup',
        'Jumlah Puskesmas': 'jumlah_puskesmas',
        Anggaran: 'anggaran',
      },
    });
    expect(column('Satuan')).toMatchObject({ type: 'unit' });
    expect(Object.values(draft.variables).map(({ unit }) => unit)).toEqual(['tahun', 'unit', 'rupiah']);
    expect(rehearsal).toMatchObject({ observations: 6, returned: 0, repeated: 'no' });
  });

  it('keeps target and achievement apart, and what is computed of them in its own unit', async () => {
    const { draft, column, rehearsal } = await made(
      'dlh/iku',
      file(
        'IKU 2024.csv',
        'Indikator;Satuan;Target;Realisasi;Capaian (%)',
        'Indeks Kualitas Air;Indeks;50;51;102',
        'Sampah Terkelola;Persen;78;74,5;95,5',
      ),
    );
    expect(column('Target')).toMatchObject({ aspect: 'target' });
    expect(column('Realisasi')).not.toHaveProperty('aspect');
    expect(draft.variables).toMatchObject({
      indeks_kualitas_air_target: { title: 'Indeks Kualitas Air (target)', unit: 'indeks' },
      indeks_kualitas_air_capaian: { unit: 'persen' },
      sampah_terkelola: { unit: 'persen' },
    });
    expect(rehearsal).toMatchObject({ observations: 6, returned: 0 });
  });

  it('reads them in the long form too, one row an area, a year and a variable', async () => {
    const { draft, rehearsal } = await made(
      'disperkim/rumah',
      file(
        'rumah.csv',
        'tahun,kecamatan,variabel,satuan,nilai',
        ...kecamatan.flatMap((name, i) => [
          `2023,${name},Rumah Layak Huni,unit,${100 + i}`,
          `2023,${name},Panjang Drainase,km,${i}.5`,
        ]),
      ),
    );
    expect(Object.keys(draft.variables)).toEqual(['rumah_layak_huni', 'panjang_drainase']);
    expect(rehearsal).toMatchObject({ observations: 12, returned: 0 });
  });

  it('keeps kinds of one unit together, and lines of a budget', async () => {
    const ternak = await made(
      'dkpp/ternak-kota',
      file('Ternak.csv', 'Jenis Ternak;Satuan;2022;2023', 'Sapi;Ekor;10;12', 'Domba;Ekor;20;22'),
    );
    expect(ternak.column('Jenis Ternak')).toMatchObject({ type: 'choice' });
    expect(ternak.column('Satuan')).toMatchObject({ type: 'unit' });
    expect(Object.values(ternak.draft.variables)).toMatchObject([{ unit: 'ekor' }]);
    const budget = await made(
      'bpkpad/lra',
      file('LRA 2024.csv', 'Uraian;Anggaran;Realisasi', 'Pajak Daerah;100;90', 'Belanja Pegawai;80;70'),
    );
    expect(budget.column('Uraian')).toMatchObject({ type: 'choice' });
    expect(budget.rehearsal).toMatchObject({ observations: 4, returned: 0 });
  });
});

describe('where the area of a figure stands', () => {
  it('may be the heading of its column, with the sum for the whole city', async () => {
    const { draft, column, rehearsal, text } = await made(
      'dkpp/lahan',
      file(
        'Lahan 2024.csv',
        'Luas lahan tahun 2024;;;;',
        'Jenis Lahan;Cibeber;Cilegon;Jombang;Jumlah',
        'Sawah;1,5;2,5;3;7',
        'Ladang;2;2;2;6',
      ),
    );
    expect(column('{kecamatan}')).toMatchObject({ type: 'number', variable: 'lahan' });
    expect(column('Jumlah')).toMatchObject({ variable: 'lahan' });
    expect(Object.keys(draft.variables)).toEqual(['lahan']);
    expect(text).toContain('1,5 sampai 3 dalam 3 kolom');
    expect(rehearsal).toMatchObject({ observations: 8, repeated: 'no', returned: 0 });
  });
});

describe('a file of several tables', () => {
  const two = () =>
    file(
      'Dua 2024.csv',
      'A. Pasar;;',
      'Kecamatan;Pasar;',
      ...kecamatan.map((name, i) => `${name};${i + 3};`),
      ';;',
      ';;',
      'B. Penjualan;;',
      'Bulan;Toko;Warung',
      ...['Januari', 'Februari', 'Maret'].map((month, i) => `${month};${i + 5};${i + 6}`),
    );

  it('gives the largest and names the others', async () => {
    const { draft, text, others } = await made('disperindag/pasar-dua', two());
    expect(draft.columns[0]).toMatchObject({ heading: 'Kecamatan' });
    expect(others).toMatchObject([{ number: 2, sheet: null, rows: 3, columns: 3 }]);
    expect(text).toContain('# Tabel lain di berkas itu: 2 (B. Penjualan).');
  });

  it('gives the one that was asked for by its number', async () => {
    const { draft, rehearsal } = await made('disperindag/toko-dua', two(), 2);
    expect(draft.columns[0]).toMatchObject({ heading: 'Bulan', type: 'month' });
    expect(rehearsal).toMatchObject({ observations: 6, returned: 0 });
    await expect(made('disperindag/tiga-dua', two(), 3)).rejects.toMatchObject({
      code: 'SD_NEW_NO_TABLE',
      message: expect.stringContaining('table 3'),
    });
  });
});

describe('all of them', () => {
  it('have no mistake, and one asks what can be read in two ways', async () => {
    const { mistakes } = await check(config);
    expect(mistakes.filter(({ open }) => open !== true)).toEqual([]);
    expect(mistakes.map(({ file: at }) => at)).toEqual(['datasets/dpupr/lahan.yaml']);
  });
});
