// Tells from the headings of a column whether it counts things that are never split, such as people or rupiah.
import { readUnit, scaleOf } from '../../lexicon/unit.js';
import { unitInHeadings } from './unit.js';

const wholeUnits: ReadonlySet<string> = new Set([
  'jiwa',
  'rumah tangga',
  'rupiah',
  'unit',
  'ekor',
  'butir',
  'batang',
  'lembaga',
  'kasus',
  'dokumen',
  'titik',
  'desa',
]);
const counted =
  /\b(?:penduduk|laki(?:-laki)?|perempuan|jiwa|orang|siswa|murid|guru|pegawai|balita|bayi|keluarga|rumah tangga|kendaraan|pelanggan|pengunjung|kunjungan|wisatawan|kasus|population|persons?|households?)\b/i;
const computed =
  /rata\s*-?\s*rata|rerata|rasio|indeks|kepadatan|laju|pertumbuhan|perubahan|persen|prosen|%|tingkat|angka|luas|\bper\b|average|mean|ratio|rate|index|density/i;

/** `unit` is what a row of units says of the column; where a title or heading speaks of thousands, parts are possible. */
export function countsWhole(
  path: readonly string[],
  unit: string | null,
  titles: readonly string[],
): boolean {
  if ([...titles, ...path].some((text) => scaleOf(text) > 1)) return false;
  if (path.some((text) => computed.test(text))) return false;
  const said = unit ?? unitInHeadings(path);
  if (said === null) return path.some((text) => counted.test(text));
  const known = readUnit(said);
  return known === undefined ? /^rp\b/i.test(said) : known.scale === 1 && wholeUnits.has(known.base);
}
