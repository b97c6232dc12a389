// A heading, its written unit and its figures → the unit of a variable, its factor, and how it adds up over time.
import type { Variable } from '../../model/dataset.js';
import { readUnit } from '../values/unit.js';
import type { Figures } from './figures.js';

export interface ProposedUnit {
  readonly unit: string;
  readonly factor: number;
  /** '' where the file itself says it. */
  readonly why: string;
}

/** The unit that words of a heading usually have; the first that fits. */
const usual: readonly (readonly [RegExp, string])[] = [
  [/\bkm2\b|km²/i, 'km2'],
  [/\bluas\b.*\bha\b|\bha\b/i, 'ha'],
  [/persen|%|\btingkat\b|laju|pertumbuhan|\bapk\b|\bapm\b|\btpt\b|\btpak\b/i, 'persen'],
  [/inde[kx]s|\bgini\b|rasio|\bipm\b|\bikp\b|\bindex\b|\bkfd\b/i, 'indeks'],
  [/\bskor\b|\bnilai\b|\bbobot\b/i, 'nilai'],
  [/anggaran|realisasi|belanja|pendapatan|\brp\b|harga|omzet|pinjaman|\bpad\b/i, 'rupiah'],
  [/rumah tangga|keluarga|\bkk\b/i, 'keluarga'],
  [
    /penduduk|\bjiwa\b|laki|perempuan|\bpria\b|wanita|balita|siswa|guru|pasien|pegawai|\bbekerja\b|pengangguran|angkatan kerja|labou?r force|employ|unemploy|population/i,
    'jiwa',
  ],
];
const counted = /^(jiwa|rumah tangga|unit|ekor|butir|batang|lembaga|kasus|dokumen|titik|desa|keluarga|buah)$/;
/** What stands in brackets and is longer is a remark. */
const mostWords = 4;
const flows =
  /produksi|kelahiran|kematian|kejadian|kecelakaan|realisasi|penjualan|kunjungan|pendapatan|belanja|investasi|permohonan|panen|ekspor|impor|timbulan|terangkut/i;
const cumulative = /kumulatif|\bs[./]d\b|sampai dengan/i;

/** `around`: title and name of the file, which speak where the heading does not. */
export function proposeUnit(
  written: string | null,
  heading: string,
  around: string,
  figures: Figures,
): ProposedUnit {
  if (written !== null && written.trim().split(/\s+/).length <= mostWords) return writtenUnit(written);
  const words = (text: string) => usual.find(([pattern]) => pattern.test(text.replace(/_/g, ' ')))?.[1];
  const guess =
    words(heading) ?? (figures.whole ? words(around)?.replace(/^(persen|indeks|nilai)$/, '') : words(around));
  if (guess) return { unit: guess, factor: 1, why: 'the file names no unit; guessed from its words' };
  const unit = figures.whole ? 'unit' : 'nilai';
  return { unit, factor: 1, why: 'the file names no unit: write the right one' };
}

/** "Ribu Ton" → ton with factor 1000; a unit that is not known stays as it was written. */
function writtenUnit(written: string): ProposedUnit {
  const known = readUnit(written);
  if (known === undefined || known.base === '') return { unit: written, factor: 1, why: '' };
  const scaled = known.scale === 1 ? '' : `"${written}" in the file, kept in ${known.base}`;
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
  const changes = /laju|pertumbuhan|perubahan|inflasi|growth/i.test(heading);
  if (unit === 'persen') return most <= 100 && !changes ? [0, 100] : undefined;
  return whole && counted.test(unit) ? [0, null] : undefined;
}

export function proposeAccumulation(heading: string): Variable['accumulation'] {
  if (cumulative.test(heading)) return 'cumulative';
  return flows.test(heading.replace(/_/g, ' ')) ? 'flow' : 'stock';
}
