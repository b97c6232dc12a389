// What `new dataset` makes of files that offices send, and what it refuses to do.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../pipelines/check.js';
import { newDataset } from '../../pipelines/new-dataset.js';
import { isMissing } from '../left-out.js';
import { ports, proposing } from './proposing.js';

const { config, file, made } = proposing();
const samples = join(import.meta.dirname, '../../samples/inbox');

const penduduk = [
  'JUMLAH PENDUDUK MENURUT KELURAHAN;;;;',
  'TAHUN 2024;;;;',
  'No;Kelurahan;Laki-laki;Perempuan;Jumlah',
  '1;Bulakan;1.234;1.100;2.334',
  '2;Cikerai;2.345;2.000;4.345',
  '3;Kalitimbang;1.500;1.400;2.900',
  '4;Karangasem;3.100;3.200;6.300',
  ';Jumlah;8.179;7.700;15.879',
];

describe('a table of areas', () => {
  it('gives parts, their sum as a rule, the unit its words have and the period of its title', async () => {
    const { draft, column, rehearsal, text } = await made(
      'dukcapil/jiwa',
      file('Jiwa 2024.csv', ...penduduk),
    );
    expect(draft).toMatchObject({
      title: 'Jumlah penduduk menurut kelurahan',
      frequency: 'yearly',
      since: '2024',
    });
    expect(draft.source).toMatchObject({ folder: '..', pattern: 'Jiwa {year}{revision}.csv' });
    expect(draft.period).toEqual({ from: ['title', 'file'] });
    expect(column('Kelurahan')).toMatchObject({ type: 'area', level: 'kelurahan' });
    expect(column('Laki-laki')).toMatchObject({ integer: true, breakdown: { jenis_kelamin: 'L' } });
    expect(draft.rules).toEqual([{ rule: 'laki_laki + perempuan = jumlah' }]);
    expect(Object.values(draft.variables)).toMatchObject([{ unit: 'jiwa' }]);
    expect(rehearsal).toMatchObject({ observations: 12, rows: 4, returned: 0, repeated: 'no' });
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/dataset\.schema\.json\n/);
    expect(text).toContain('since: "2024"');
  });

  it('turns years beside each other long, scales thousands and keeps blanks', async () => {
    const { draft, column, rehearsal } = await made(
      'dkpp/panen',
      file(
        'Panen.csv',
        'Kecamatan;Panen (ribu ton) 2022;Panen (ribu ton) 2023',
        'Cibeber;1,5;2,5',
        'Cilegon;3,5;',
        'Grogol;-;4,5',
      ),
    );
    expect(column('Panen (ribu ton) {year}')).toMatchObject({ factor: 1000, optional_cells: true });
    expect(draft.variables).toEqual({ panen: { title: 'Panen', unit: 'ton', accumulation: 'flow' } });
    expect(draft.missing).toEqual({ '-': 'missing' });
    expect(rehearsal.observations).toBe(4);
  });

  it('keeps words that tell rows apart as choices, and answers as yes and no', async () => {
    const { column, axes, rehearsal } = await made(
      'dishub/halte',
      file(
        'Halte 2024.csv',
        'Kecamatan,Jenis,Halte,Beratap',
        'Cibeber,Utama,3,Ya',
        'Cibeber,Kecil,5,Tidak',
        'Cilegon,Utama,2,Ya',
        'Cilegon,Kecil,7,-',
      ),
    );
    expect(column('Jenis')).toEqual({ heading: 'Jenis', type: 'choice', breakdown: 'jenis' });
    expect(axes).toEqual({ jenis: { Utama: [], Kecil: [] } });
    expect(column('Beratap')).toMatchObject({ type: 'yesno', variable: 'beratap' });
    expect(rehearsal).toMatchObject({ observations: 7, returned: 0 });
  });

  it('completes months with the year of the title, and asks for the period where nothing tells it', async () => {
    const months = await made(
      'dkpp/curah-hujan',
      file(
        'Curah Hujan.csv',
        'Curah hujan tahun 2024,,,',
        'Kecamatan,Januari,Februari,Maret',
        'Cibeber,1.5,2.5,3',
        'Cilegon,4,5,6',
        'Grogol,7.5,8,9',
        'Purwakarta,7,2,1',
      ),
    );
    expect(months.draft).toMatchObject({
      frequency: 'monthly',
      since: '2024-01',
      period: { from: ['heading', 'title'] },
    });
    expect(months.rehearsal).toMatchObject({ observations: 12, periods: [2024301, 2024302, 2024303] });
    const bare = await made('dkpp/kolam', file('Kolam.csv', 'Kecamatan,Kolam', 'Cibeber,3', 'Cilegon,4'));
    expect(bare.draft).toMatchObject({ period: { from: 'request' }, since: '2025' });
    expect(bare.rehearsal).toMatchObject({ observations: 2, periods: [2025000] });
  });

  it('owes months that lie half a year apart twice a year, and days at the end of a year by the year', async () => {
    const halves = await made(
      'disnaker/angkatan',
      file('Angkatan.csv', 'Kecamatan;Februari 2024;Agustus 2024', 'Cibeber;10;20', 'Cilegon;30;40'),
    );
    expect(halves.draft).toMatchObject({
      frequency: 'semesterly',
      since: '2024-02',
      period: { type: 'monthly' },
    });
    const day = await made(
      'bkpsdm/pegawai-akhir',
      file(
        'Pegawai.csv',
        'Pegawai keadaan 31 Desember 2024;',
        'Kecamatan;Pegawai',
        'Cibeber;10',
        'Cilegon;30',
      ),
    );
    expect(day.draft).toMatchObject({ frequency: 'yearly', since: '2024', period: { from: 'title' } });
    expect(day.rehearsal).toMatchObject({ observations: 2, returned: 0 });
  });

  it('says that a total row is no sum, and that a fact stands twice', async () => {
    const { draft, column } = await made(
      'dlh/pohon',
      file(
        'Pohon 2024.csv',
        'Kecamatan,Pohon (batang)',
        'Cibeber,10',
        'Cilegon,20',
        'Grogol,30',
        'Grogol,-',
        'Jumlah,99',
      ),
    );
    expect(column('Pohon (batang)')).toMatchObject({ total: 'other' });
    expect(draft.duplicates).toBe('given');
  });
});

describe('a register of persons', () => {
  it('is counted and summed, and its personal columns never leave the reader', async () => {
    const { draft, column, text, rehearsal } = await made(
      'dinsos/bantuan',
      file(
        'Bantuan 2024-05.csv',
        'NIK,Nama,Tanggal,Kelurahan,Jenis Kelamin,Bantuan (Rp)',
        ...['L', 'P', 'P', 'L', 'L', 'P'].map(
          (sex, i) => `36720${i}0101900001,Orang ${i},2024-05-0${i + 1},Bulakan,${sex},100000`,
        ),
      ),
    );
    expect(column('NIK')).toMatchObject({ personal: true });
    expect(column('Nama')).toMatchObject({ personal: true });
    expect(column('Tanggal')).toMatchObject({ type: 'period' });
    expect(column('Jenis Kelamin')).toMatchObject({ type: 'choice', breakdown: 'jenis_kelamin' });
    expect(draft).toMatchObject({ frequency: 'monthly', since: '2024-05' });
    expect(draft.records?.measures.map(({ by }) => by)).toEqual(['count', 'sum']);
    expect(text).not.toContain('Orang');
    expect(rehearsal).toMatchObject({ observations: 4, rows: 6 });
  });
});

describe('the sample city', () => {
  const wanted = [
    ['dukcapil/contoh-penduduk', 'dukcapil/Penduduk 2025-S1.xlsx', 43 * 4],
    ['dinkes/contoh-gizi', 'dinkes/Gizi Balita 2024.xlsx', 12 * 43 * 6],
    ['dlh/contoh-sampah', 'dlh/Sampah 2024-03.xlsx', 8 * 4],
    ['dindik/contoh-sekolah', 'dindik/Dapodik TA 2023-2024.xlsx', 8 * 4],
    ['dinkop-ukm/contoh-umkm', 'dinkop-ukm/UMKM 2024.xlsx', 8 * 5],
    ['dpupr/contoh-jalan', 'dpupr/Kondisi Jalan 2024.xlsx', 8 * 5],
  ] as const;

  it.skipIf(isMissing(samples)).each(wanted)('%s loads from %s', async (id, path, count) => {
    const { rehearsal } = await made(id, join(samples, path));
    expect(rehearsal).toMatchObject({ observations: count, returned: 0 });
    expect(rehearsal.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has no mistake with all that was proposed', async () => {
    expect((await check(config)).mistakes).toEqual([]);
  });
});

describe('nothing is written', () => {
  const csv = file('Jiwa 2023.csv', ...penduduk);
  const attempt = (id: string, from = csv) => newDataset({ id, file: from, config }, ports);

  it('under a name that is none', async () => {
    await expect(attempt('Dinkes')).rejects.toMatchObject({ code: 'SD_NEW_NAME' });
    await expect(attempt('dinkes/../x')).rejects.toMatchObject({ code: 'SD_NEW_NAME' });
  });

  it('for an OPD that nobody answers for; the entry to add is told', async () => {
    await expect(attempt('dinas-baru/jiwa')).rejects.toMatchObject({
      code: 'SD_NEW_OPD',
      hint: expect.stringContaining('- { code: dinas-baru, name:'),
    });
  });

  it('over what a steward wrote', async () => {
    const path = join(config, 'datasets/dinkes/milik-walidata.yaml');
    await attempt('dinkes/milik-walidata');
    const before = readFileSync(path, 'utf8');
    await expect(attempt('dinkes/milik-walidata')).rejects.toMatchObject({ code: 'SD_NEW_EXISTS' });
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('from a file without figures, or that cannot be read', async () => {
    const prose = file('catatan.csv', 'Catatan rapat', 'Hadir semua');
    await expect(attempt('dinkes/rapat', prose)).rejects.toMatchObject({ code: 'SD_NEW_NO_TABLE' });
    await expect(attempt('dinkes/kosong', file('kosong.csv', ''))).rejects.toMatchObject({
      code: expect.stringMatching(/^SD_FORMAT/),
    });
    expect(existsSync(join(config, 'datasets/dinkes/rapat.yaml'))).toBe(false);
  });
});
