// A sign that stands for a number ("-", "…", "NA") → what it means.
import type { MissingMeaning } from '../../model/dataset.js';
import type { Flag } from '../../model/observation.js';

/** Sign, trimmed and in lower case → its meaning. */
export type MissingSigns = ReadonlyMap<string, Meaning>;
type Meaning = (typeof MissingMeaning)['options'][number];

const usual: readonly (readonly [Meaning, readonly string[]])[] = [
  [
    'missing',
    [
      'n/a',
      '#n/a',
      'n.a',
      'n.a.',
      'nd',
      'n.d.',
      ':',
      'null',
      'none',
      'nan',
      'tt',
      't.t.',
      'tad',
      't.a.d',
      't.a.d.',
      '(x)',
      '(na)',
      '(-)',
    ],
  ],
  [
    'missing',
    ['tidak ada data', 'tidak tersedia', 'data tidak tersedia', 'belum ada data', 'belum tersedia'],
  ],
  ['nil', ['nihil']],
  ['suppressed', ['na', 'tidak dapat ditampilkan', '(d)', '(s)']],
  ['negligible', ['~0', '~ 0', '(z)']],
];

/** The usual signs, with those that a dataset says otherwise. */
export function missingSigns(overrides: Readonly<Record<string, Meaning>> = {}): MissingSigns {
  const signs = new Map<string, Meaning>();
  for (const [meaning, texts] of usual) for (const text of texts) signs.set(text, meaning);
  for (const [text, meaning] of Object.entries(overrides)) signs.set(signKey(text), meaning);
  return signs;
}

/** The meaning of a text, or undefined when it is no such sign. Dashes are one sign, and so are runs of dots. */
export function missingMeaning(text: string, signs: MissingSigns): Meaning | undefined {
  const key = signKey(text);
  return signs.get(key) ?? (key === '-' || key === '...' ? 'missing' : undefined);
}

/** null: the sign says zero. */
export function flagOf(meaning: Meaning): Flag | null {
  return meaning === 'zero' ? null : meaning;
}

function signKey(text: string): string {
  const key = text.trim().toLowerCase();
  if (/^[-‐‑‒–—―−_]+$/.test(key)) return '-';
  return /^(?:\.{2,}|…+|(?:\. ){1,}\.)$/.test(key) ? '...' : key;
}
