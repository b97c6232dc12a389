// The name of a place as anyone writes it → keys that are equal when the name is the same.
import type { AreaLevel } from '../../model/area.js';

/** What a prefix says: a kota is no kabupaten, though both are of level "city". */
export type AreaKind = 'country' | 'province' | 'kabupaten' | 'kota' | 'kecamatan' | 'kelurahan';

export interface AreaName {
  /** The whole name without blanks, hyphens, dots and case: "kotacilegon". */
  readonly key: string;
  /** The name without its prefix: "cilegon"; equal to `key` when there is none. */
  readonly core: string;
  readonly kind: AreaKind | null;
}

const prefixes: readonly (readonly [AreaKind, RegExp])[] = [
  ['country', /^(?:negara|republik) +/],
  ['province', /^(?:provinsi|propinsi|prov|prop)[. ]+/],
  ['province', /^(?:d\. ?i\.? ?|di +|dki +|daerah istimewa +|daerah khusus(?: ibu ?kota)? +)/],
  ['kabupaten', /^(?:kabupaten|kab)[. ]+(?:(?:administrasi|adm)[. ]+)?/],
  ['kota', /^(?:kotamadya|kota|kodya|kt)[. ]+(?:(?:administrasi|adm)[. ]+)?/],
  ['kecamatan', /^(?:kecamatan|kec|distrik)[. ]+/],
  ['kelurahan', /^(?:kelurahan|kel|desa|ds|gampong|nagari|kalurahan)[. ]+/],
];

/** A footnote mark behind a name is no part of it. */
export function areaName(text: string): AreaName {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/(?<!\s)\s*(?:(?<!\*)\*+\)?|\d\)|(?<![¹²³†‡])[¹²³†‡]+)\s*$/, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/(?<![a-z])kep(?:[.,] ?| )(?=[a-z])/, 'kepulauan ')
    .replace(/(?:^| )(?:dan|&)(?= )/g, '')
    .trim();
  const key = squash(plain);
  for (const [kind, prefix] of prefixes) {
    const rest = plain.replace(prefix, '');
    if (rest !== plain && rest !== '') return { key, core: coreOf(rest, kind), kind };
  }
  return { key, core: key, kind: null };
}

/** "Provinsi DI Yogyakarta" has two prefixes. */
function coreOf(rest: string, kind: AreaKind): string {
  if (kind !== 'province') return squash(rest);
  const inner = areaName(rest);
  return inner.kind === 'province' ? inner.core : squash(rest);
}

export function kindLevel(kind: AreaKind): AreaLevel {
  return kind === 'kabupaten' || kind === 'kota' ? 'city' : kind;
}

function squash(text: string): string {
  return text.replace(/[^a-z0-9]/g, '');
}

/** "3. Cibeber", "[010] CIWANDAN" → the name behind the number; the text itself where no number leads. */
export function withoutNumber(text: string): string {
  return text.replace(/^[\s[(]*\d{1,10}[\s\]).:-]*(?=\p{L})/u, '');
}
