// The population register's files: inhabitants by kelurahan each semester, and each month's applications as a list.
import { type City, households, inhabitants, type Kelurahan, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { monthsOf, roman } from '../indonesian.js';
import { type Books, letterhead, sampleMark, sectioned, sourceNotes, totalRow } from '../letterhead.js';
import { chance, pick } from '../random.js';
import type { SampleBook, SampleText } from '../sheet.js';

const opd = 'Dinas Kependudukan dan Pencatatan Sipil';

export const dukcapil: Books = (city) => [...population(city), ...applications(city)];

function population(city: City): SampleBook[] {
  return years.flatMap((year) =>
    [1, 2].map((semester) => ({
      path: `dukcapil/Penduduk ${year}-S${semester}.xlsx`,
      sheets: [populationSheet(city, year, semester)],
    })),
  );
}

function populationSheet(city: City, year: number, semester: number) {
  const men = inhabitants(city, 'L', year, semester);
  const women = inhabitants(city, 'P', year, semester);
  const families = households(city, year, semester);
  const { rows, data } = sectioned(city, (_, i) => {
    const [l = 0, p = 0] = [men[i], women[i]];
    return [l, p, l + p, families[i] ?? 0];
  });
  return draw({
    name: 'Rekap',
    titles: letterhead(opd, 'Jumlah penduduk dan kepala keluarga menurut kelurahan', when(year, semester)),
    columns: [
      'No',
      'Kelurahan',
      'Jumlah Penduduk (jiwa) | Menurut Jenis Kelamin | Laki-laki',
      'Jumlah Penduduk (jiwa) | Menurut Jenis Kelamin | Perempuan',
      'Jumlah Penduduk (jiwa) | Jumlah',
      'Kepala Keluarga (KK)',
    ],
    numbered: true,
    rows: [...rows, totalRow(data, 1, 2)],
    notes: sourceNotes(opd, 'Jumlah kota semester II 2025 = angka terbitan 480.378 jiwa; sebarannya rekaan.'),
    stray: 'cek ulang sebelum kirim',
  });
}

function when(year: number, semester: number): string {
  return `Semester ${roman[semester - 1]} Tahun ${year}`;
}

const services = ['KTP-el', 'Kartu Keluarga', 'Akta Kelahiran', 'KIA', 'Surat Pindah'] as const;
const names = ['Contoh Andi', 'Contoh Siti', 'Contoh René', 'Contoh Budi', 'Contoh Désirée'] as const;

/** One CSV a month as the counter's program exports it: semicolons, Windows-1252, dates as dd/mm/yyyy. */
function applications(city: City): SampleText[] {
  return [...monthsOf(years)].map(({ year, month, code, name, within }) => {
    const onTime = trend(0.76, 0.93, year, within);
    const rows = Array.from({ length: 110 + Math.floor(chance(`loket ${code}`) * 30) }, (_, i) =>
      application(city.kelurahan, `${code} ${i}`, i, `${String(month).padStart(2, '0')}/${year}`, onTime),
    );
    const head =
      'No;Tanggal Masuk;NIK;Nama Pemohon;No HP;Kelurahan;Jenis Layanan;Lama Proses (hari);Ketepatan';
    const title = `REGISTER PERMOHONAN BULAN ${name.toUpperCase()} ${year} (${sampleMark});;;;;;;;`;
    return {
      path: `dukcapil/permohonan_${code}.csv`,
      text: [title, head, ...rows, ''].join('\r\n'),
      encoding: 'latin1' as const,
    };
  });
}

function application(areas: readonly Kelurahan[], key: string, i: number, month: string, onTime: number) {
  const area = areas[Math.floor(chance(`${key} tempat`) * areas.length)];
  const punctual = chance(`${key} tepat`) < onTime;
  const days = punctual
    ? 1 + Math.floor(chance(`${key} hari`) * 3)
    : 4 + Math.floor(chance(`${key} hari`) * 9);
  return [
    i + 1,
    `${String(1 + Math.floor(chance(`${key} tgl`) * 28)).padStart(2, '0')}/${month}`,
    // A NIK begins with a province; none is 00, so these can belong to nobody.
    `00000000${String(Math.floor(chance(`${key} nik`) * 1e8)).padStart(8, '0')}`,
    pick(`${key} nama`, names),
    `0800-000-${String(i).padStart(4, '0')}`,
    area?.name,
    pick(`${key} layanan`, services),
    days,
    punctual ? 'Tepat waktu' : 'Terlambat',
  ].join(';');
}
