// The words of a heading → the unit that figures under such words usually have.

interface Usual {
  readonly words: RegExp;
  readonly unit: string;
  /** Only whole figures have it. */
  readonly counted?: boolean;
}

/** The unit that words of a heading usually have; the first that fits. */
const usual: readonly Usual[] = [
  { words: /\bkm2\b|km²/i, unit: 'km2' },
  { words: /\bluas\b.*\bha\b|\bha\b/i, unit: 'ha' },
  {
    words: /persen|%|\btingkat\b|laju|pertumbuhan|cakupan|\bapk\b|\bapm\b|\btpt\b|\btpak\b/i,
    unit: 'persen',
  },
  { words: /inde[kx]s|\bgini\b|rasio|\bipm\b|\bikp\b|\bindex\b|\bkfd\b/i, unit: 'indeks' },
  { words: /angka harapan hidup|umur harapan hidup|lama sekolah/i, unit: 'tahun' },
  { words: /\bskor\b|\bnilai\b|\bbobot\b/i, unit: 'nilai' },
  {
    words:
      /anggaran|pagu|belanja|pendapatan|\brp\b|harga|omzet|pinjaman|pajak|retribusi|kerugian|investasi|\b(?:pad|pbb|apbd|pma|pmdn|pdrb)\b/i,
    unit: 'rupiah',
  },
  { words: /rumah tangga|keluarga|\bkk\b/i, unit: 'keluarga', counted: true },
  {
    words:
      /penduduk|\bjiwa\b|laki|perempuan|\bpria\b|wanita|\bbekerja\b|pengangguran|angkatan kerja|labou?r force|employ|unemploy|population/i,
    unit: 'jiwa',
  },
  {
    words:
      /orang|balita|bayi|lansia|siswa|murid|pelajar|mahasiswa|guru|dokter|bidan|perawat|tenaga (?:kerja|kesehatan)|pasien|peserta|penerima|penumpang|pengunjung|wisatawan|anggota|kader|pegawai|\b(?:asn|pns|pppk)\b|petani|nelayan|korban|pelanggan|disabilitas/i,
    unit: 'orang',
    counted: true,
  },
  {
    words: /kasus|kematian|pelanggaran|penyakit|\bdbd\b|demam berdarah/i,
    unit: 'kasus',
    counted: true,
  },
  { words: /kejadian|kecelakaan|kebakaran|bencana|banjir/i, unit: 'kejadian', counted: true },
  { words: /aduan/i, unit: 'aduan', counted: true },
  { words: /\bakta\b|dokumen|permohonan|perizinan|\b(?:ktp|kia)\b/i, unit: 'dokumen', counted: true },
  { words: /ternak|\b(?:sapi|kerbau|kambing|domba|ayam|itik)\b/i, unit: 'ekor', counted: true },
  {
    words:
      /sekolah|puskesmas|posyandu|klinik|rumah|apotek|koperasi|\bukm\b|umkm|usaha|perusahaan|industri|pasar|toko|restoran|hotel|masjid|kendaraan|sepeda|mobil|\bbus\b|fasilitas|sarana|jembatan|lampu|halte|bangunan|gedung|kelas/i,
    unit: 'unit',
    counted: true,
  },
];

/** undefined where no word is known. */
export function usualUnit(text: string, whole: boolean): string | undefined {
  const plain = text.replace(/_/g, ' ');
  return usual.find(({ words, counted = false }) => (whole || !counted) && words.test(plain))?.unit;
}
