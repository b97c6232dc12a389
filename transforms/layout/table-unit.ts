// The unit over a whole table and the heading of one column → whether that unit is meant for it.
import { measureKind } from '../../lexicon/measure-kind.js';
import { readUnit } from '../../lexicon/unit.js';

const persons =
  /\b(?:penerima|peserta|orang|jiwa|kk|kpm|rtm|keluarga|nasabah|debitur|kreditur|pegawai|karyawan|tenaga kerja|pekerja|naker|wajib pajak|wp|pelanggan|anggota|siswa|mahasiswa|guru|penduduk|warga|balita|bayi|ibu|lansia|penyandang|disabilitas|pendamping|penyuluh|kader|relawan|petugas|pengurus|pelaku|pengusaha|perajin|pengrajin|buruh|pasien|dokter|perawat|bidan|dosen|santri|atlet|pendaftar|lulusan|korban|pengunjung|wisatawan|penumpang|pedagang|pengguna|petani|nelayan|pemilik|investor|pemohon|responden|recipients?|people|persons?|members?|visitors?|employees?)\b/i;
const counted =
  /\b(?:jumlah|banyak(?:nya)?|jml|total|number of)\s+(?:unit|paket|kegiatan|program|objek|op|sppt|rekening|usaha|koperasi|perusahaan|proyek|izin|nib|dokumen|transaksi|kontrak|lembaga|sekolah|kelompok|rumah|bangunan|desa|kelurahan|kecamatan|opd|skpd|industri|bidang|nop|berkas|kendaraan)\b/i;
/** "Jumlah Pompa": what is counted may be called by any word that is a unit. */
const some = /\b(?:jumlah|banyak(?:nya)?|jml|total|number of)\s+(\p{L}+)/iu;
/** Beside these the same words name whose money it is. */
const sums =
  /\b(?:anggaran|belanja|pagu|realisasi|nilai|biaya|gaji|upah|honor|tunjangan|harga|tarif|rp|rupiah|pendapatan|penerimaan|pengeluaran|pinjaman|kredit|bantuan|dana|investasi|omzet|omset|laba|modal|aset|saldo|simpanan|pajak(?<!wajib pajak)|retribusi|alokasi|plafon|outstanding|target|pdrb|santunan|beasiswa|insentif|amount|value|budget)\b/i;
const money = /^(?:rupiah|usd)$/;

/** False for heads and things that are counted under a title in rupiah; whatever else is said holds for every column. */
export function isMeantFor(tableUnit: string, path: readonly string[]): boolean {
  if (!money.test(readUnit(tableUnit)?.base ?? '')) return true;
  const heading = path.join(' ').replace(/_/g, ' ');
  return sums.test(heading) || !(persons.test(heading) || counted.test(heading) || countsThings(heading));
}

function countsThings(heading: string): boolean {
  const [, thing = ''] = some.exec(heading) ?? [];
  return thing !== '' && measureKind(thing.toLowerCase()).kind === 'count';
}
