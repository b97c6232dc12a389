// The unit and the title of a variable → what its figures are: counts and amounts add up, rates and prices never do.
import { readUnit } from './unit.js';

/** `size`: of one thing, as its age, its height or how long it took: seldom added up, and never by itself. */
export type MeasureKind = 'count' | 'amount' | 'rate' | 'price' | 'size' | 'unknown';

export interface MeasureReading {
  /** `unknown` where neither unit nor title decides. */
  readonly kind: MeasureKind;
  /** The words that decided, or that contradict each other; '' where there are none. */
  readonly words: string;
  readonly from: 'unit' | 'title' | 'nothing';
}

/** Bases of `readUnit` that are quantities of a stuff: two of them make a larger one. */
const amounts = new Set(
  'rupiah usd ton kuintal kg gram hektoliter liter m3 m2 km2 ha km kwh mwh watt'.split(' '),
);
/** Bases that are as often the size of one thing as a quantity: days of a procedure, the height of a river. */
const sizes = new Set('m cm mm hari jam menit tahun mbps'.split(' '));
const money = /^(?:rupiah|usd)$/;

const rateUnit =
  /[%‰°℃]|\b(?:persen(?:tase)?|prosen(?:tase)?|per\s?cent(?:age)?|pct|permil\w*|inde[kx]s?|indices|rasio|ratio|rates?|laju|nilai|skor|scores?|poin|points?|bobot|skala|scale|tingkat|level|rata\s*-?\s*(?:rata|2)|rerata|mean|average|median|modus|peringkat|rank(?:ing)?|grade|predikat|kategori|bintang|derajat|celsius|celcius|fahrenheit|kelvin|ppm|ppb|ntu|ph|db[a]?|desibel|decibel|hpa|mbar|milibar|knots?|m\s?dpl|kali lipat|koefisien|coefficient)\b/i;
const perUnit = /\bper\b/i;

/** Nouns of what offices count, beside those that `readUnit` knows. */
const things =
  /^(?:bayi|ibu|lansia|pelajar|mahasiswa|peserta|penerima|pegawai|petani|nelayan|pedagang|pelanggan|wisatawan|pengunjung|penumpang|korban|penderita|pemilih|anggota|person|people|persons|kunjungan|visits?|izin|permits?|transaksi|transactions?|permohonan|aduan|laporan|event|acara|proyek|projects?|program|indikator|dataset|kawasan|simpang|taman|ruang|rombel|kelas|kamar|kendaraan|vehicles?|rumah|households?|bangunan|gedung|jembatan|pohon|kelompok|kader|posyandu|puskesmas|klinik|apotek|pasar|toko|kios|hotel|restoran|perkara|kecelakaan|pelanggaran|aplikasi|sertifikat|surat|akta|judul|eksemplar|buku|bidang|persil|set|stel|botol|dus|sak|karung|sambungan|pelayanan|deaths?|births?|cases?|catatan|records?|number)\b/i;

const averages =
  /\brata\s*[-–]?\s*(?:rata|2)\b|\b(?:rerata|rataan|average|mean|median|modus|per\s?kapita|per capita|rasio|ratio|inde[kx]s?|gini|koefisien|coefficient|kepadatan|density|prevalensi|prevalence|insiden[sc]e?|laju|inflasi|inflation|produktivitas|productivity|proporsi|proportion)\b|(?<!\d[\d.,]*\s*)(?:\b(?:persen(?:tase)?|prosen(?:tase)?|per\s?cent(?:age)?)\b|%)/i;
/** "per 1.000 penduduk", "per orang"; not "per kecamatan", "per bulan", "per 31 Desember", which list and date. */
const perOne =
  /\bper\s+(?:\d[\d.]*\s+(?!jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]|(?:orang|jiwa|penduduk|kk|keluarga|rumah tangga|pekerja|km2?|m[23]?|ha|hektar|ton|kg|liter|unit|person|household)\b)/i;
/** What follows qualifies the things that were named: "Kelurahan dengan indeks baik" counts kelurahan. */
const qualified =
  /\s(?:menurut|berdasarkan|dengan|tanpa|yang|untuk|bagi|by|with|without|whose|that|atas dasar|adhb|adhk)\b.*$/i;
/** Beside a unit of counting these leave it open what is meant. */
const doubtful =
  /^(?:tingkat|angka|cakupan|capaian|skor|score|pertumbuhan|selisih|kesenjangan|gap|deviasi|standar deviasi)\b|\b(?:tertinggi|terendah|terbesar|terkecil|terbanyak|terpanjang|terlama|maksimum|minimum|maximum|highest|lowest|peak|beban puncak|rekor)\b/i;
/** What one thing has: of a quantity or a duration these make a size, which does not add up. */
const sizeWords =
  /\b(?:usia|umur|age|lama|lamanya|durasi|duration|waktu|time|masa|harapan|jarak|distance|tinggi|ketinggian|height|elevasi|lebar|width|kedalaman|depth|tebal|berat badan|tinggi badan|suhu|temperatur\w*|kelembab\w*|tekanan|kecepatan|speed|intensitas|konsentrasi|kadar|debit|curah hujan|rainfall)\b/i;
const priceWords =
  /^(?:(?:besaran?|nilai|tingkat)\s+)?(?:harga|tarif|upah|umk|umr|ump|sewa|kurs|njop|garis kemiskinan|price|tariff|wage|fare)\b/i;
const totalled = /^(?:jumlah|jml|banyaknya?|total|akumulasi|number of|count of|sum of)\b/i;

/** Pure; of words alone, as they stand in a contract, a heading or a title. */
export function measureKind(unit: string, title = ''): MeasureReading {
  const heading = title.replace(/_/g, ' ').trim();
  const subject = heading.replace(qualified, '');
  const average = averages.exec(subject)?.[0] ?? perOne.exec(subject)?.[0];
  if (average !== undefined) return { kind: 'rate', words: average, from: 'title' };
  const written = kindOfUnit(unit.replace(/_/g, ' ').trim());
  if (written === 'rate' || (written === 'price' && !totalled.test(subject)))
    return { kind: written, words: unit, from: 'unit' };
  const [price] = priceWords.exec(subject) ?? [];
  if (price !== undefined && written !== 'count') return { kind: 'price', words: price, from: 'title' };
  return withTitle(written, unit, subject);
}

function withTitle(written: ReturnType<typeof kindOfUnit>, unit: string, subject: string): MeasureReading {
  const [total] = totalled.exec(subject) ?? [];
  const [doubt] = total === undefined ? (doubtful.exec(subject) ?? []) : [];
  const [size] = total === undefined ? (sizeWords.exec(subject) ?? []) : [];
  const open = { kind: 'unknown', words: doubt ?? '', from: 'nothing' } as const;
  const single = { kind: 'size', words: doubt ?? size ?? '', from: 'title' } as const;
  switch (written) {
    case 'count':
      return doubt === undefined ? { kind: 'count', words: unit, from: 'unit' } : open;
    case 'amount':
      if (size !== undefined) return single;
      return doubt === undefined ? { kind: 'amount', words: unit, from: 'unit' } : open;
    case 'size':
      if (total !== undefined) return { kind: 'amount', words: total, from: 'title' };
      return single.words === '' ? lengthOf(unit, subject) : single;
    default:
      if (doubt !== undefined) return { ...single, kind: 'rate' };
      if (total !== undefined && written !== 'answer') return { kind: 'count', words: total, from: 'title' };
      return countedBy(unit, subject) ? { kind: 'count', words: unit, from: 'unit' } : open;
  }
}

/** "Panjang drainase" in metres is a length that another adds to. */
function lengthOf(unit: string, subject: string): MeasureReading {
  return /\b(?:panjang|length)\b/i.test(subject)
    ? { kind: 'amount', words: unit, from: 'unit' }
    : { kind: 'unknown', words: '', from: 'nothing' };
}

/** The title names what the unit counts: "Taman kota" in "taman". */
function countedBy(unit: string, subject: string): boolean {
  const noun = /^\p{L}{3,}(?:\s\p{L}+)?$/u.test(unit) ? unit.toLowerCase() : undefined;
  return noun !== undefined && ` ${subject.toLowerCase()} `.includes(` ${noun} `);
}

function kindOfUnit(unit: string): MeasureKind | 'answer' {
  if (/^(?:ya|y|ada|yes)\s*[/-]\s*(?:tidak|t|tidak ada|no)$/i.test(unit)) return 'answer';
  const [first = '', ...others] = unit.split(/\s*\/\s*|\s+per\s+/i);
  const base = readUnit(first)?.base ?? '';
  const divides = perUnit.test(unit) || (others.length > 0 && others.some((other) => !alike(first, other)));
  if (divides) return money.test(base) ? 'price' : 'rate';
  if (rateUnit.test(unit)) return 'rate';
  if (amounts.has(base)) return 'amount';
  if (sizes.has(base)) return 'size';
  return base !== '' || isThing(first) ? 'count' : 'unknown';
}

/** "unit/buah", "jiwa/orang": two names of one unit. */
function alike(one: string, other: string): boolean {
  const [a, b] = [readUnit(one)?.base, readUnit(other)?.base];
  return a === undefined || b === undefined ? isThing(one) && isThing(other) : a === b;
}

/** "ribu kunjungan", "orang dewasa". */
function isThing(unit: string): boolean {
  const words = unit.replace(/^(?:ribu|juta|miliar|thousand|million)\s+/i, '');
  return things.test(words) || readUnit(words.split(' ')[0] ?? '')?.base === 'jiwa';
}
