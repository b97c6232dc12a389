// A text in brackets → whether it is a unit: every word of it is one, a scale, or "per".
import { readUnit } from './unit.js';

/** What offices measure and count in, beside what `readUnit` brings into each other. */
const words = new Set(
  [
    'orang org jiwa kapita person persons people penduduk bayi balita anak ibu lansia wus pus akseptor peserta siswa murid pelajar mahasiswa guru dosen',
    'pegawai karyawan tenaga pekerja buruh petani nelayan pembudidaya penumpang pengunjung wisatawan tamu atlet anggota pasien penderita korban pelanggan',
    'nasabah debitur penerima pemilih kk kpm ruta rt rw art krt keluarga rumah tangga rta household households hh',
    'unit units buah bh pcs lembaga sekolah rombel kelas ruang ruangan kamar tempat tidur tt bed gedung bangunan jembatan ruas titik lokasi kawasan desa kelurahan',
    'kecamatan kabupaten kota provinsi dusun lingkungan kelompok kelompoktani poktan koperasi umkm ukm usaha perusahaan industri toko kios los pasar posyandu puskesmas',
    'kapal perahu armada trip rit ritase kendaraan mobil motor bus teu teus box pesawat sepeda',
    'ekor butir batang pohon rumpun tangkai kuntum biji ikat lembar helai eksemplar eks judul buku berkas surat akta dokumen dok paket kegiatan program proyek izin',
    'sertifikat bidang persil sambungan sr ss perkara kasus kejadian kali frekuensi kunjungan laporan aduan permohonan transaksi layanan dosis sampel responden',
    'karung sak kotak dus botol pasang set stel lusin kodi rim akun user pengguna domain situs website aplikasi server kamera cctv jaringan menara tower',
    'ton tons kwintal kuintal kw ku kg kilogram gram gr mg ug µg μg ons ha hektar hektare are km kilometer hm dam m meter dm cm mm mil inci inch ft feet acre acres',
    'm2 m3 m² m³ km2 km² cm2 dm3 mcm lt ltr liter litre litres l ml cc hl hektoliter barel barrel barrels bbl galon tonne tonnes kiloliter kl',
    'watt kw kwp mw mwp gw va kva mva wh kwh mwh gwh joule tj gj mmbtu btu volt kv ampere hz khz mhz ghz toe boe',
    'gb mb tb kb byte bytes kbps mbps gbps db dba ntu ph pcu hpa mbar bar lux kkal kcal kalori ppm ppb knot knots celsius celcius fahrenheit kelvin derajat °c °f °',
    'detik dt det sec second seconds menit mnt minute minutes jam hour hours hari hr day days minggu week weeks bulan bln month months triwulan semester tahun thn th year years',
    'persen prosen percent pct permil % ‰ indeks index poin point points skor score nilai rasio ratio skala angka koefisien',
    'rp idr rupiah us$ usd $ dolar dollar dollars eur euro yen ringgit sgd',
    'ribu ribuan rb juta jutaan jt miliar milyar miliaran milyaran triliun trilyun thousand thousands million millions billion billions trillion',
    'hidup meninggal persegi kubik kelahiran kematian ekuivalen co2 co2e co2eq setara basah kering gabah gkg gkp beras',
  ]
    .join(' ')
    .split(' '),
);

/** "ribu ton", "jiwa/km2", "per 1.000 penduduk", "kw/ha"; not "P2", "DATA CONTOH", "sementara". */
export function isUnitPhrase(text: string): boolean {
  if (readUnit(text) !== undefined) return true;
  const parts = text
    .toLowerCase()
    .replace(/\d{1,3}(?:[.,]\d{3})+|\b1?0{2,}\b/g, ' ')
    .split(/\s+|[/×*.,^()]|\bper\b/)
    .filter((part) => part !== '' && part !== 'x');
  return parts.length > 0 && parts.length <= 5 && parts.every((part) => words.has(part));
}
