// Finds what titles, sheet name, file name and notes say about a whole table: periods, areas, unit.
import { wordsOf } from '../../lexicon/area-level.js';
import type { AreaLevel } from '../../model/area.js';
import type { PeriodId } from '../../model/period.js';
import type { Surrounding } from '../../model/table.js';
import { findPeriods } from '../values/find-periods.js';
import { asOf, ownPeriodText, withoutBaseYear } from './as-of.js';
import { unitInTitle } from './unit.js';
import { collapse } from './words.js';

export interface Surroundings {
  readonly title: string;
  readonly periods: readonly Surrounding<PeriodId>[];
  readonly areas: readonly Surrounding<{ readonly name: string; readonly level: AreaLevel | null }>[];
  readonly unit: string | null;
}

export interface Texts {
  readonly titles: readonly string[];
  readonly sheet: string | null;
  readonly fileName: string;
  readonly notes: readonly string[];
  /** Lines of a letterhead in a table of its own: they speak where the title does not. */
  readonly letterhead?: readonly string[];
}

type Place = Surrounding<unknown>['from'];

export function readSurroundings(texts: Texts): Surroundings {
  const titles = texts.titles.map(collapse).filter((text) => text !== '');
  const above = (texts.letterhead ?? []).map(collapse);
  const places: readonly At[] = [
    ...titles.map((text) => ['title', text] as const),
    ...(texts.sheet === null ? [] : [['sheet', texts.sheet] as const]),
    ['file', texts.fileName.replace(/\.[a-z0-9]{2,5}$/i, '').replace(/_/g, ' ')],
    ...texts.notes.map((text) => ['note', collapse(text)] as const),
  ];
  const periods = places.flatMap(periodsIn);
  const areas = places.flatMap(areasAt);
  const heads = above.map((text) => ['title', text] as const);
  return {
    title: titles.join(' '),
    periods: [...(periods.some(isTitle) ? [] : heads.flatMap(periodsIn)), ...periods],
    areas: [...(areas.some(isTitle) ? [] : heads.flatMap(areasAt)), ...areas],
    unit:
      titles.reduceRight<string | null>((unit, text) => unit ?? unitInTitle(text), null) ??
      fileUnit(texts.fileName),
  };
}

type At = readonly [Place, string];

function periodsIn([from, text]: At): readonly Surrounding<PeriodId>[] {
  const told = from === 'note' ? asOf(text) : from === 'title' ? ownPeriodText(text) : withoutBaseYear(text);
  return findPeriods(told).map((value) => ({ value, from, text }));
}

function areasAt([from, text]: At): Surroundings['areas'] {
  return from === 'note' ? [] : areasIn(text).map((value) => ({ value, from, text }));
}

function isTitle({ from }: { readonly from: Place }): boolean {
  return from === 'title';
}

function fileUnit(fileName: string): string | null {
  return /\((?:persen|%|ton|kg|jiwa|orang|rupiah|(?:ribu|juta|miliar)(?: rupiah)?)\)/i.test(fileName)
    ? unitInTitle(fileName)
    : null;
}

const levels: readonly (readonly [AreaLevel, string])[] = [
  ['kelurahan', `kel\\.?|${wordsOf('kelurahan').join('|')}`],
  ['kecamatan', `kec\\.?|${wordsOf('kecamatan').join('|')}`],
  ['city', 'kota(?: administrasi| adm\\.?)?|kab(?:upaten)?\\.?'],
  ['province', 'prov(?:insi)?\\.?'],
];

const levelWords = levels.map(([, pattern]) => pattern).join('|');
const namedAreas = levels.map(([level, pattern]) => ({
  level,
  pattern: new RegExp(
    `\\b(${pattern})\\s+(?!dan\\b|menurut\\b|di\\b|se\\b|tahun\\b|(?:${levelWords})\\b)([\\p{L}]+(?:\\s[\\p{L}]+){0,2})`,
    'giu',
  ),
}));
const nextLevel = new RegExp(`\\s(?:${levelWords})\\s.*$`, 'i');

/** "DATA PENDUDUK KECAMATAN CIBEBER KOTA CILEGON" → Cibeber (kecamatan), Kota Cilegon (city). */
export function areasIn(text: string): { name: string; level: AreaLevel | null }[] {
  return namedAreas.flatMap(({ level, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const name = cutName(match[2] ?? '');
      if (name === '') return [];
      return [{ name: level === 'city' ? `${match[1] ?? ''} ${name}` : name, level }];
    }),
  );
}

const afterName =
  /\s+(?:tahun|bulan|triwulan|semester|menurut|per|tw|periode|keadaan|dan|di|pada|dalam|yang|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|provinsi|kota|kabupaten|kecamatan|kelurahan|kapanewon|kemantren|kalurahan)\b.*$/i;

/** A name is at most three words, each capitalised, up to a word that is none. */
function cutName(text: string): string {
  const name = ` ${text}`.replace(afterName, '').replace(nextLevel, '').trim();
  const kept: string[] = [];
  for (const word of name.split(' ')) {
    if (!/^\p{Lu}/u.test(word)) break;
    kept.push(word);
  }
  return kept.join(' ');
}
