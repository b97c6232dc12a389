// What the city's own services would answer about citizens: insurance, the super-app, Wakeh Info, permits.
import { byKecamatan, type City, inhabitants, spread, trend, years } from '../city.js';
import { monthsOf, quartersOf } from '../indonesian.js';
import { sampleMark } from '../letterhead.js';
import { chance, part, pick, swing } from '../random.js';
import { type Recording, recordsFile } from '../recording.js';

export function citizenFeeds(city: City): readonly Recording[] {
  return [insured(city), superApp(), complaints(city), permits(city)];
}

function insured(city: City): Recording {
  const records = [...quartersOf(years)].flatMap(({ year, quarter, name, within }) => {
    const sexes = (['L', 'P'] as const).map((sex) => inhabitants(city, sex, year, quarter > 2 ? 2 : 1));
    const people = byKecamatan(
      city,
      city.kelurahan.map((_, i) => (sexes[0]?.[i] ?? 0) + (sexes[1]?.[i] ?? 0)),
    );
    return city.kecamatan.map((area, i) => ({
      kode_bps: area.bps,
      kecamatan: `KEC. ${area.name.toUpperCase()}`,
      periode: `${name} ${year}`,
      peserta: part(
        `jkn ${area.code} ${year} ${quarter}`,
        people[i] ?? 0,
        trend(0.885, 0.972, year, within),
        0.012,
      ),
      sumber: sampleMark,
    }));
  });
  return recordsFile('jkn-peserta.json', records);
}

const features = [
  'Wakeh Info',
  'Aduan Warga',
  'Antrean Dukcapil',
  'Antrean Puskesmas',
  'Bayar PBB',
  'Bayar BPHTB',
  'Beasiswa',
  'Bursa Kerja',
  'CCTV Kota',
  'Cuaca',
  'Data Terbuka',
  'Darurat 112',
  'Event Kota',
  'Harga Pangan',
  'Izin Usaha',
  'JDIH',
  'Jadwal Imunisasi',
  'Layanan Sosial',
  'Pasar Daring',
  'Pinjaman 0 Persen',
  'Rute Angkot',
  'Sampah Terjemput',
  'Wi-Fi Publik',
  'Wisata',
] as const;

/** The features open one after the other: nine at first, all 24 by the end of 2025. */
function superApp(): Recording {
  const records = [...monthsOf(years)].flatMap(({ year, month, code, within }) => {
    const open = 9 + Math.floor(((year - 2023) * 12 + month) * 0.42);
    return features.map((fitur, i) => {
      const active = i < open;
      const users = active ? Math.round((5200 / (i + 3)) * trend(0.7, 2.4, year, within)) : 0;
      const varied = Math.round(users * (1 + swing(`${fitur} ${code}`, 0.08)));
      return {
        bulan: code,
        kode_fitur: `F${String(i + 1).padStart(2, '0')}`,
        fitur,
        aktif: active ? 'Ya' : 'Tidak',
        pengguna: varied,
        transaksi: Math.round(varied * (1.6 + chance(fitur))),
      };
    });
  });
  return recordsFile('super-app.json', records);
}

const kinds = [
  'Jalan rusak',
  'Sampah',
  'Penerangan jalan',
  'Layanan publik',
  'Permintaan informasi',
] as const;

function complaints(city: City): Recording {
  const records = [...monthsOf(years)].flatMap(({ year, code, within }) => {
    const count = Math.round(trend(24, 52, year, within) * (1 + swing(`aduan ${code}`, 0.12)));
    return Array.from({ length: count }, (_, i) =>
      complaint(city, `${code} ${i}`, code, trend(0.62, 0.88, year, within)),
    );
  });
  return recordsFile(
    'wakeh-info.json',
    records.map((record, i) => ({ nomor: i + 1, ...record })),
  );
}

function complaint(city: City, key: string, month: string, solved: number) {
  const done = chance(`${key} selesai`) < solved;
  return {
    tanggal: `${month}-${String(1 + Math.floor(chance(`${key} tgl`) * 28)).padStart(2, '0')}`,
    nama_pelapor: `Contoh ${pick(`${key} nama`, ['Ayu', 'Joko', 'Lina', 'Rudi', 'Sari'])}`,
    telepon: `0800-111-${String(Math.floor(chance(`${key} hp`) * 10_000)).padStart(4, '0')}`,
    kelurahan: city.kelurahan[Math.floor(chance(`${key} tempat`) * city.kelurahan.length)]?.name,
    kategori: pick(`${key} jenis`, kinds),
    status: done ? 'Selesai' : pick(`${key} status`, ['Diproses', 'Diproses', 'Ditolak']),
    hari: done ? 1 + Math.floor(chance(`${key} hari`) * 9) : null,
  };
}

function permits(city: City): Recording {
  const records = [...monthsOf(years)].flatMap(({ year, code, within }) =>
    spread(`izin ${code}`, trend(860, 1240, year, within), city.kecamatan, 0.2).map((received, i) => {
      const key = `${code} ${i}`;
      const granted = part(`terbit ${key}`, received, 0.93, 0.04);
      return {
        bulan: code,
        kecamatan: city.kecamatan[i]?.name,
        masuk: received,
        terbit: granted,
        tepat_waktu: part(`tepat ${key}`, granted, trend(0.72, 0.93, year, within)),
      };
    }),
  );
  return recordsFile('perizinan.json', records);
}
