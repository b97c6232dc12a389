// A heading, its written unit and its figures → the unit of a variable, its factor, and how it adds up over time.

import { readUnit } from '../../lexicon/unit.js';
import type { Variable } from '../../model/dataset.js';
import type { Figures } from './figures.js';
import { usualUnit } from './usual-unit.js';

export interface ProposedUnit {
  readonly unit: string;
  readonly factor: number;
  /** '' where the file itself says it. */
  readonly why: string;
}

const counted =
  /^(jiwa|orang|org|bayi|balita|anak|ibu|lansia|siswa|murid|guru|pasien|pekerja|rumah tangga|keluarga|kk|unit|buah|ekor|butir|batang|lembaga|sekolah|usaha|umkm|perusahaan|koperasi|kendaraan|kasus|kejadian|kali|dokumen|berkas|paket|kegiatan|aduan|titik|lokasi|desa|kelurahan|judul|eksemplar|kelompok)$/i;
/** "orang" stays what it was called; "org" and "%" get their full name. */
const wholeWord = /^\p{Ll}{4,}$/u;
/** What stands in brackets and is longer is a remark. */
const mostWords = 4;
const flows =
  /produksi|kelahiran|kematian|kejadian|kecelakaan|kasus|realisasi|penjualan|kunjungan|wisatawan|pengunjung|pendapatan|belanja|investasi|permohonan|panen|ekspor|impor|timbulan|terangkut|aduan|pelanggaran|kerugian/i;
const rate = /^(?:persen|indeks|nilai|poin)\b|\bper\b|\//i;
const cumulative = /kumulatif|\bs[./]d\b|sampai dengan/i;

/** `around`: title and name of the file, which speak where the heading does not. */
export function proposeUnit(
  written: string | null,
  heading: string,
  around: string,
  figures: Figures,
): ProposedUnit {
  if (written !== null && written.trim().split(/\s+/).length <= mostWords) {
    const known = readUnit(written);
    return known?.base === '' ? scaledUnit(written, known.scale, heading, around) : writtenUnit(written);
  }
  const guess =
    usualUnit(heading, figures.whole) ??
    usualUnit(around, figures.whole)?.replace(figures.whole ? /^(persen|indeks|nilai|tahun)$/ : /^$/, '');
  if (guess) return { unit: guess, factor: 1, why: 'berkas tidak menyebut satuan; diduga dari kata-katanya' };
  const unit = figures.whole ? 'unit' : 'nilai';
  return { unit, factor: 1, why: 'berkas tidak menyebut satuan: tulis yang benar' };
}

/** "(000)" over "Jumlah Penduduk": the words say of what. */
function scaledUnit(written: string, scale: number, heading: string, around: string): ProposedUnit {
  const unit = usualUnit(heading, true) ?? usualUnit(around, true) ?? 'unit';
  return { unit, factor: scale, why: `di berkas "${written}", disimpan dalam ${unit}` };
}

/** "Ribu Ton" → ton with factor 1000; a unit that is not known stays as it was written. */
function writtenUnit(written: string): ProposedUnit {
  const known = readUnit(written);
  const word = written.trim();
  const small = /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word;
  if (known === undefined || (known.scale === 1 && wholeWord.test(small)))
    return { unit: small, factor: 1, why: '' };
  const scaled = known.scale === 1 ? '' : `di berkas "${written}", disimpan dalam ${known.base}`;
  return { unit: known.base, factor: known.scale, why: scaled };
}

/** Counts are whole numbers in every file to come; what is measured may be whole by chance. */
export function isCount({ unit, factor }: ProposedUnit, { whole }: Figures): boolean {
  return whole && factor === 1 && counted.test(unit);
}

export function proposeRange(
  { unit, factor }: ProposedUnit,
  heading: string,
  { whole, least, most }: Figures,
): [number | null, number | null] | undefined {
  if (least < 0 || factor !== 1) return undefined;
  const changes = /laju|pertumbuhan|perubahan|inflasi|growth|capaian|^%$/i.test(heading);
  if (unit === 'persen') return most <= 100 && !changes ? [0, 100] : undefined;
  return whole && counted.test(unit) ? [0, null] : undefined;
}

/** A share or an index of what flows does not flow itself. */
export function proposeAccumulation(heading: string, unit: string): Variable['accumulation'] {
  if (rate.test(unit)) return 'stock';
  if (cumulative.test(heading)) return 'cumulative';
  return flows.test(heading.replace(/_/g, ' ')) ? 'flow' : 'stock';
}
