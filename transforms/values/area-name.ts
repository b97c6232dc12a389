// The name of a place as anyone writes it → keys that are equal when the name is the same.
import { type AreaKind, levelWords } from '../../lexicon/area-level.js';

export interface AreaName {
  /** The whole name without blanks, hyphens, dots and case: "kotacilegon". */
  readonly key: string;
  /** The name without its prefix: "cilegon"; equal to `key` when there is none. */
  readonly core: string;
  readonly kind: AreaKind | null;
  /** Codes of the places where the prefix means that; elsewhere it is a part of the name. Everywhere when left out. */
  readonly within?: readonly string[];
}

interface Prefix extends Pick<AreaName, 'within'> {
  readonly kind: AreaKind;
  readonly pattern: RegExp;
}

const administered = '(?:(?:administrasi|adm)[. ]+)?';
const prefixes: readonly Prefix[] = [
  { kind: 'country', pattern: /^(?:negara|republik) +/ },
  {
    kind: 'province',
    pattern: /^(?:d\. ?i\.? ?|di +|dki +|daerah istimewa +|daerah khusus(?: ibu ?kota)? +)/,
  },
  ...levelWords.map(({ word, short, kind, within }) => ({
    kind,
    pattern: new RegExp(
      `^(?:${[word, ...short].join('|')})[. ]+${/^k(?:abupaten|ota)$/.test(kind) ? administered : ''}`,
    ),
    ...(within === undefined ? {} : { within }),
  })),
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
  for (const { kind, pattern, within } of prefixes) {
    const rest = plain.replace(pattern, '');
    if (rest === plain || rest === '') continue;
    return { key, core: coreOf(rest, kind), kind, ...(within === undefined ? {} : { within }) };
  }
  return { key, core: key, kind: null };
}

/** "Provinsi DI Yogyakarta" has two prefixes. */
function coreOf(rest: string, kind: AreaKind): string {
  if (kind !== 'province') return squash(rest);
  const inner = areaName(rest);
  return inner.kind === 'province' ? inner.core : squash(rest);
}

function squash(text: string): string {
  return text.replace(/[^a-z0-9]/g, '');
}

/** "3. Cibeber", "[010] CIWANDAN" → the name behind the number; the text itself where no number leads. */
export function withoutNumber(text: string): string {
  return text.replace(/^[\s[(]*\d{1,10}[\s\]).:-]*(?=\p{L})/u, '');
}
