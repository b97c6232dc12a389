// Whether rows are persons, things and events, or figures of their own; and how figures add up.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../pipelines/check.js';
import { newDataset } from '../../pipelines/new-dataset.js';
import { ports, proposing } from './proposing.js';

const { config, file, made } = proposing();

describe('a budget by account code', () => {
  const accounts = [
    'LAPORAN REALISASI ANGGARAN TAHUN 2024;;;;',
    'Kode Rekening;Uraian;Anggaran 2024 (Rp);Realisasi 2024 (Rp);%',
    '4;PENDAPATAN;1.000;900;90,0',
    '4.1;PENDAPATAN ASLI;600;540;90,0',
    '4.1.01;Pajak;400;380;95,0',
    '4.1.02;Retribusi;200;160;80,0',
    '5;BELANJA;1.100;990;90,0',
    '5.1;BELANJA OPERASI;700;700;100,0',
    '5.2;BELANJA MODAL;400;290;72,5',
    ';SURPLUS/(DEFISIT);-100;-90;90,0',
  ];
  it('keeps every account, parents and children apart, and adds none of them up', async () => {
    const { draft, rehearsal, text } = await made('bpkpad/lra', file('LRA.csv', ...accounts));
    expect(draft.records).toBeUndefined();
    expect(rehearsal).toMatchObject({ observations: 24, returned: 0, repeated: 'no' });
    const money = Object.values(draft.variables).filter(({ unit }) => unit === 'rupiah');
    expect(money.map(({ aggregation }) => aggregation)).toEqual(['none', 'none']);
    expect(text).toContain('kode induk memuat anak-anaknya');
    expect(draft.columns.some(({ personal }) => personal === true)).toBe(false);
  });

  it('of codes without dots, whose names repeat, tells accounts apart by their code', async () => {
    const { draft, rehearsal } = await made(
      'bpkpad/akun',
      file(
        'Akun 2024.csv',
        'Kode Akun;Uraian;Jumlah (Rp)',
        '51;Belanja;900',
        '5101;Pegawai;500',
        '510101;Gaji;500',
        '5102;Barang;400',
        '510201;Gaji;100',
        '510202;Sewa;300',
      ),
    );
    expect(draft.records).toBeUndefined();
    expect(rehearsal).toMatchObject({ observations: 6, repeated: 'no' });
  });
});

describe('prices', () => {
  it('of days and commodities are facts, whatever else changes beside them', async () => {
    const days = ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04'];
    const rows = days.flatMap((day, d) =>
      ['Beras', 'Jagung', 'Gula', 'Telur'].map(
        (name, i) =>
          `${day},${name},Rp/kg,${10000 + 700 * i + 50 * d},${['naik', 'turun', 'tetap'][(d + i) % 3]}`,
      ),
    );
    const { draft, rehearsal } = await made(
      'disperindag/harga',
      file('Harga.csv', 'Tanggal,Komoditas,Satuan,Harga,Perubahan', ...rows),
    );
    expect(draft.records).toBeUndefined();
    expect(draft.frequency).toBe('daily');
    expect(rehearsal).toMatchObject({ observations: 16, repeated: 'no' });
  });
});

describe('a series of months', () => {
  it('that are dated by their first day, each in another place, is no list of events', async () => {
    const places = ['Cibeber', 'Cilegon', 'Pulomerak', 'Ciwandan', 'Jombang', 'Gerogol'];
    const { draft, rehearsal } = await made(
      'dlh/volume',
      file(
        'Volume.csv',
        'Kecamatan,Tanggal,Volume (m3)',
        ...places.map((name, i) => `${name},2024-0${i + 1}-01,${100 + i}`),
      ),
    );
    expect(draft.records).toBeUndefined();
    expect(draft).toMatchObject({ frequency: 'monthly', since: '2024-01' });
    expect(rehearsal.observations).toBe(6);
  });
});

describe('a register', () => {
  const schools = (year: number) =>
    Array.from(
      { length: 210 },
      (_, i) =>
        `Sekolah ${i},${['SD', 'SMP'][i % 2]},${100 + i},${year},${['Cibeber', 'Cilegon', 'Jombang'][i % 3]}`,
    );
  it('of two years, and of more names than a choice has, is counted within each year', async () => {
    const { draft, rehearsal } = await made(
      'dindik/register',
      file('Sekolah.csv', 'Nama Sekolah,Jenjang,Siswa,Tahun,Kecamatan', ...schools(2023), ...schools(2024)),
    );
    expect(draft.records?.measures.map(({ by }) => by)).toEqual(['count', 'sum']);
    expect(rehearsal).toMatchObject({ repeated: 'no', rows: 420 });
  });

  it('takes the mean of prices and durations, which never flows', async () => {
    const { draft } = await made(
      'dpmptsp/izin',
      file(
        'Izin 2024.csv',
        'NIK,Tanggal,Kecamatan,Lama Proses (hari),Tarif (Rp),Retribusi (Rp)',
        ...Array.from(
          { length: 9 },
          (_, i) =>
            `36720${i % 9}0101900001,2024-05-0${i + 1},Cibeber,${i + 3},${1000 * (i + 1)},${500 * (i + 1)}`,
        ),
      ),
    );
    const by = (word: string) => draft.records?.measures.find(({ of }) => of?.includes(word));
    expect([by('lama')?.by, by('tarif')?.by, by('retribusi')?.by]).toEqual(['mean', 'mean', 'sum']);
    const flows = draft.records?.measures.map((each) => [
      each.by,
      draft.variables[each.variable]?.accumulation,
    ]);
    expect(flows).not.toContainEqual(['mean', 'flow']);
    expect(flows).toContainEqual(['sum', 'flow']);
  });
});

describe('how figures add up', () => {
  it('is none with a remark where the file does not tell it, and sum where its total row does', async () => {
    const rows = ['Kecamatan;Wirid', 'Cibeber;10', 'Cilegon;20', 'Jombang;30'];
    const untold = await made('bps/wirid', file('Wirid 2024.csv', ...rows));
    expect(Object.values(untold.draft.variables)).toMatchObject([{ aggregation: 'none' }]);
    expect(untold.text).toContain('berkas tidak menyebut bagaimana angkanya digabung');
    const told = await made('bps/wirid-jumlah', file('Wirid Jumlah 2024.csv', ...rows, 'Jumlah;60'));
    expect(Object.values(told.draft.variables)).toMatchObject([{ aggregation: 'sum' }]);
  });

  it('in time is the same for all columns of a sum', async () => {
    const { draft } = await made(
      'dkpp/sum',
      file(
        'Sawah 2024.csv',
        'Kecamatan;Panen Padi (ton);Jagung (ton);Jumlah Produksi (ton)',
        'Cibeber;10;5;15',
        'Cilegon;20;8;28',
        'Jombang;30;2;32',
      ),
    );
    expect(draft.rules).toHaveLength(1);
    expect(new Set(Object.values(draft.variables).map(({ accumulation }) => accumulation))).toEqual(
      new Set(['flow']),
    );
  });
});

describe('places that name different periods', () => {
  const rows = ['DATA POSYANDU TAHUN 2023;', 'Kecamatan;Posyandu (unit)', 'Cibeber;10', 'Cilegon;20'];
  it('are asked, and the contract is refused by name until somebody decides', async () => {
    const path = file('Posyandu 2024.csv', ...rows);
    const { decisions, issues, text } = await made('dinkes/posyandu-tanya', path);
    expect(decisions.map(({ about }) => about)).toEqual(['period']);
    expect(issues).toMatchObject([
      { code: 'open-decision', row: 1, col: 1 },
      { code: 'open-decision', row: null },
    ]);
    expect(parse(text).decide[0].choices.map(({ say }: { say: string }) => say)).toEqual([
      '2023, menurut judul tabel',
      '2024, menurut nama berkas',
    ]);
    const { mistakes } = await check(config);
    const mistake = mistakes.find((each) => each.open === true);
    expect(mistake).toMatchObject({ file: 'datasets/dinkes/posyandu-tanya.yaml' });
    expect(text.split('\n')[(mistake?.line ?? 0) - 1]).toContain('about: period');
  });

  it('are written by the answer, or by the likeliest with a remark', async () => {
    const path = file('Posyandu B 2024.csv', ...rows);
    const make = async (id: string, answer: 'assume' | (() => Promise<number>)) => {
      const { path: written } = await newDataset({ id, file: path, config, answer }, ports);
      return readFileSync(written, 'utf8');
    };
    const answered = await make('dinkes/posyandu-jawab', async () => 1);
    expect(parse(answered)).toMatchObject({ since: '2024', period: { from: 'file' } });
    expect(answered).toContain('dipilih: 2024, menurut nama berkas');
    const assumed = await make('dinkes/posyandu-andai', 'assume');
    expect(parse(assumed)).toMatchObject({ since: '2023', period: { from: 'title' } });
    expect(assumed).toContain('diandaikan: 2023, menurut judul tabel');
  });
});
