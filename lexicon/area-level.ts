// The words by which the country calls its levels of areas, and their abbreviations → the level, and the word of a place.
import type { AreaLevel } from '../model/area.js';

/** What a word says: a kota is no kabupaten, though both are of level "city". */
export type AreaKind = 'country' | 'province' | 'kabupaten' | 'kota' | 'kecamatan' | 'kelurahan';

export interface LevelWord {
  /** As it is written out, in lower case. */
  readonly word: string;
  readonly kind: AreaKind;
  /** Abbreviations without their dot. */
  readonly short: readonly string[];
  /**
   * Kemendagri codes of the provinces, kabupaten and kota where the word names this level; the whole country when left
   * out. Elsewhere it is a place below any level (a dusun of Java), or part of a name (Kelurahan Kampung Melayu).
   */
  readonly within?: readonly string[];
}

/** Aceh Tengah, Gayo Lues, Aceh Tamiang, Bener Meriah; Lampung Tengah, Tulang Bawang, Way Kanan; Siak; Berau, Kutai Barat, Mahakam Ulu; Papua. */
const kampung = [
  ...['11.04', '11.13', '11.16', '11.17', '14.08', '18.02', '18.05', '18.08', '64.03', '64.07'],
  ...['64.11', '91', '92', '93', '94', '95', '96'],
];

export const levelWords: readonly LevelWord[] = [
  { word: 'negara', kind: 'country', short: [] },
  { word: 'provinsi', kind: 'province', short: ['propinsi', 'prov', 'prop'] },
  { word: 'kabupaten', kind: 'kabupaten', short: ['kab'] },
  { word: 'kota', kind: 'kota', short: ['kotamadya', 'kodya', 'kt'] },
  { word: 'kecamatan', kind: 'kecamatan', short: ['kec'] },
  { word: 'kapanewon', kind: 'kecamatan', short: ['kap', 'kapanewonan'] },
  { word: 'kemantren', kind: 'kecamatan', short: ['kmt', 'kem'] },
  { word: 'distrik', kind: 'kecamatan', short: ['dist'] },
  { word: 'kelurahan', kind: 'kelurahan', short: ['kel'] },
  { word: 'desa', kind: 'kelurahan', short: ['ds'] },
  { word: 'kalurahan', kind: 'kelurahan', short: ['kal'] },
  { word: 'nagari', kind: 'kelurahan', short: ['nag'] },
  { word: 'gampong', kind: 'kelurahan', short: ['gp', 'gampoeng'] },
  { word: 'pekon', kind: 'kelurahan', short: [], within: ['18'] },
  { word: 'tiyuh', kind: 'kelurahan', short: [], within: ['18.12'] },
  { word: 'kampung', kind: 'kelurahan', short: ['kampong', 'kamp', 'kp', 'kpg'], within: kampung },
  { word: 'kute', kind: 'kelurahan', short: [], within: ['11.02'] },
  { word: 'dusun', kind: 'kelurahan', short: ['dsn'], within: ['15.08'] },
  { word: 'nagori', kind: 'kelurahan', short: [], within: ['12.08'] },
  { word: 'lembang', kind: 'kelurahan', short: [], within: ['73.18', '73.26'] },
  { word: 'ohoi', kind: 'kelurahan', short: [], within: ['81.02', '81.72'] },
  { word: 'negeri', kind: 'kelurahan', short: [], within: ['81'] },
];

export function kindLevel(kind: AreaKind): AreaLevel {
  return kind === 'kabupaten' || kind === 'kota' ? 'city' : kind;
}

/** The words of a level that mean it wherever they stand, written out, longest first: for a pattern. */
export function wordsOf(level: AreaLevel): readonly string[] {
  return levelWords
    .filter(({ kind, within }) => kindLevel(kind) === level && within === undefined)
    .map(({ word }) => word)
    .toSorted((a, b) => b.length - a.length || a.localeCompare(b));
}

/** "desa", "Kap.", "regency" → what a contract calls that level; undefined for a word that names none. */
export function levelNamed(text: string): AreaLevel | undefined {
  const plain = text.toLowerCase().replace(/[^a-z]/g, '');
  const found = levelWords.find(({ word, short }) => word === plain || short.includes(plain));
  return found === undefined ? english[plain] : kindLevel(found.kind);
}

const english: Readonly<Record<string, AreaLevel>> = {
  nasional: 'country',
  nation: 'country',
  regency: 'city',
  municipality: 'city',
  kabkota: 'city',
  kabupatenkota: 'city',
  kotakabupaten: 'city',
  district: 'kecamatan',
  subdistrict: 'kecamatan',
  village: 'kelurahan',
  desakelurahan: 'kelurahan',
  kelurahandesa: 'kelurahan',
};

/** Places whose kecamatan and desa have another name than that; the narrower code before the broader. */
const local: readonly (readonly [AreaLevel, string, readonly string[]])[] = [
  ['kecamatan', 'Kemantren', ['34.71']],
  ['kecamatan', 'Kapanewon', ['34']],
  ['kecamatan', 'Distrik', ['91', '92', '93', '94', '95', '96']],
  ['kelurahan', 'Kute', ['11.02']],
  ['kelurahan', 'Kampung', kampung],
  ['kelurahan', 'Gampong', ['11']],
  ['kelurahan', 'Nagori', ['12.08']],
  ['kelurahan', 'Nagari', ['13.01', '13.02', '13.03', '13.04', '13.05', '13.06', '13.07', '13.08']],
  ['kelurahan', 'Nagari', ['13.10', '13.11', '13.12']],
  ['kelurahan', 'Dusun', ['15.08']],
  ['kelurahan', 'Pekon', ['18.04', '18.06', '18.10', '18.13']],
  ['kelurahan', 'Tiyuh', ['18.12']],
  ['kelurahan', 'Kalurahan', ['34']],
  ['kelurahan', 'Lembang', ['73.18', '73.26']],
  ['kelurahan', 'Ohoi', ['81.02']],
];

/** "Kapanewon" for 34.04.07: the word for an area of kecamatan or kelurahan, by its Kemendagri code; '' above them. */
export function levelWord(level: AreaLevel, code: string): string {
  if (level !== 'kecamatan' && level !== 'kelurahan') return level === 'province' ? 'Provinsi' : '';
  // The last part of a kelurahan's code begins with 1, of a desa's with 2 or 3, whatever the desa is called.
  if (level === 'kelurahan' && /\.1\d{3}$/.test(code)) return 'Kelurahan';
  const own = local.find(([of, , within]) => of === level && liesIn(code, within));
  return own?.[1] ?? (level === 'kecamatan' ? 'Kecamatan' : 'Desa');
}

/** True for the codes themselves and whatever lies below them. */
export function liesIn(code: string, within: readonly string[]): boolean {
  return within.some((each) => code === each || code.startsWith(`${each}.`));
}
