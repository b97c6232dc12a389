import { describe, expect, it, test } from 'vitest';
import { aggregationOf } from '../../lexicon/aggregation.js';
import { type MeasureKind, measureKind } from '../../lexicon/measure-kind.js';

const cases: readonly [kind: MeasureKind, unit: string, title: string][] = [
  ['count', 'jiwa', 'Jumlah penduduk'],
  ['count', 'orang', 'Anak usia 7-15 tahun'],
  ['count', 'orang', 'Penerima pinjaman bunga 0 persen'],
  ['count', 'orang', 'Penduduk menurut tingkat pendidikan'],
  ['count', 'orang', 'Penderita tekanan darah tinggi'],
  ['count', 'jiwa', 'Jumlah penduduk per kecamatan'],
  ['count', 'jiwa', 'Penduduk per 31 Desember 2023'],
  ['count', 'jiwa/orang', 'Penduduk'],
  ['count', 'unit/buah', 'Perahu'],
  ['count', 'ribu kunjungan', 'Wisatawan'],
  ['count', 'taman', 'Taman kota yang terawat'],
  ['count', 'kelurahan', 'Kelurahan dengan indeks baik'],
  ['count', 'bangku', 'Bangku taman'],
  ['count', 'angka', 'Jumlah titik kumpul'],
  ['count', 'ekor', 'Sapi_potong'],
  ['amount', 'ton', 'Produksi padi per tahun'],
  ['amount', 'juta rupiah', 'Nilai produksi'],
  ['amount', 'miliar rupiah', 'PDRB atas dasar harga konstan'],
  ['amount', 'km', 'Panjang jalan menurut kondisi'],
  ['amount', 'm', 'Panjang drainase'],
  ['amount', 'hari', 'Jumlah hari proses permohonan'],
  ['rate', '%', 'Penduduk miskin'],
  ['rate', 'persen', 'Tingkat pengangguran terbuka'],
  ['rate', 'orang', 'Rata-rata anggota rumah tangga'],
  ['rate', 'orang', 'Rata rata pengunjung per hari'],
  ['rate', 'orang per 1.000 penduduk', 'Dokter'],
  ['rate', 'kasus', 'Angka kesakitan per 100.000 penduduk'],
  ['rate', 'jiwa/km2', 'Penduduk'],
  ['rate', 'jiwa', 'Kepadatan penduduk'],
  ['rate', 'ton/ha', 'Hasil panen'],
  ['rate', 'ton', 'Produktivitas padi'],
  ['rate', 'nilai (0-100)', 'Nilai SAKIP'],
  ['rate', 'skala', 'Kepuasan warga'],
  ['rate', 'indeks', 'IPM'],
  ['rate', 'µg/m³', 'PM10'],
  ['rate', '°C', 'Udara siang'],
  ['size', 'tahun', 'Umur harapan hidup saat lahir'],
  ['size', 'menit', 'Waktu tempuh jam puncak'],
  ['size', 'cm', 'Tinggi muka air'],
  ['size', 'km', 'Jarak ke ibu kota'],
  ['rate', 'rupiah', 'PDRB per kapita'],
  ['rate', 'persons', 'Average household size'],
  ['price', 'rupiah per kg', 'Beras medium'],
  ['price', 'rupiah', 'Harga rata telur'],
  ['price', 'rupiah', 'Upah minimum kota'],
  ['price', 'Rp/kg', 'Cabai'],
  ['unknown', 'hari', 'Cuti pegawai'],
  ['unknown', 'ya/tidak', 'Wi-Fi gratis di kantor kelurahan'],
  ['unknown', 'orang', 'Tingkat pendidikan SD'],
  ['unknown', 'orang', 'Penumpang tertinggi'],
  ['unknown', 'slof', 'Rokok'],
];

describe('the kind of a measure', () => {
  it.each(cases)('is %s of "%s" under "%s"', (kind, unit, title) => {
    expect(measureKind(unit, title).kind).toBe(kind);
  });

  test('names the words that decided', () => {
    expect(measureKind('orang', 'Rata-rata anggota').words).toBe('Rata-rata');
    expect(measureKind('persen', 'Penduduk miskin')).toEqual({ kind: 'rate', words: 'persen', from: 'unit' });
  });
});

describe('how figures of areas and breakdowns become one', () => {
  const people = { title: 'Penduduk', unit: 'jiwa' };
  const share = { title: 'Penduduk miskin', unit: 'persen' };
  const boxes = { title: 'Rokok', unit: 'slof' };

  test('is what the contract says, before all else', () => {
    expect(aggregationOf({ ...share, aggregation: { mean: 'penduduk' } })).toMatchObject({
      rule: { mean: 'penduduk' },
      decidedBy: 'contract',
    });
  });

  test('is decided by the records where rows are records', () => {
    expect(aggregationOf(people, { by: 'count' })).toMatchObject({ rule: 'sum', decidedBy: 'records' });
    expect(aggregationOf(people, { by: 'distinct' }).rule).toBe('none');
    expect(aggregationOf(people, { by: 'mean' }).rule).toBe('none');
    expect(aggregationOf(people, { by: 'max' }).rule).toBe('max');
    expect(aggregationOf(people, { by: 'min' }).rule).toBe('min');
    expect(aggregationOf(boxes, { by: 'sum' })).toMatchObject({ rule: 'sum', decidedBy: 'records' });
    expect(aggregationOf(share, { by: 'sum' }).rule).toBe('none');
  });

  test('is a sum of counts and amounts, and nothing for a rate or what nobody knows', () => {
    expect(aggregationOf(people)).toMatchObject({ rule: 'sum', decidedBy: 'unit' });
    expect(aggregationOf(share)).toMatchObject({ rule: 'none', decidedBy: 'unit' });
    expect(aggregationOf(boxes)).toMatchObject({ rule: 'none', decidedBy: 'nothing' });
  });
});
