// Finds the word by which the labels of a row call it a total.
import type { Profile } from './profile.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { plainLabel, squash, type TotalWord, totalWordOf } from './words.js';

const bare: ReadonlySet<TotalWord> = new Set(['total', 'derived']);

/**
 * Without the label columns in which a total or a mean stands, or is meant, in row after row: there it is one of several
 * categories, or a unit. A row that leaves the label blank ("Total | 2011", then "| 2012") means the last one above.
 */
export function speakingLabels(rows: readonly ViewRow[], stub: readonly number[]): readonly number[] {
  return stub.filter((col) => {
    const texts = meantTexts(rows, col);
    const repeated = texts.filter((text, i) => i > 0 && text === texts[i - 1] && bare.has(totalWordOf(text)));
    return repeated.length < 3;
  });
}

function meantTexts(rows: readonly ViewRow[], col: number): readonly string[] {
  let last = '';
  return rows.map((row) => {
    last = kindAt(row, col) === 'blank' ? last : textAt(row, col);
    return last;
  });
}

/** The strongest total word among the labels of a row; where it has none, a bare "Jumlah" among its other texts. */
export function rowWord(row: ViewRow, profile: Profile): TotalWord {
  let best: TotalWord = null;
  let labelled = false;
  for (const col of profile.stub) {
    if (kindAt(row, col) !== 'text') continue;
    labelled = true;
    const word = totalWordOf(textAt(row, col));
    if (word === 'total' || word === 'subtotal') return word;
    best ??= word;
  }
  return labelled ? best : bareWord(row, profile.texts);
}

function bareWord(row: ViewRow, cols: readonly number[]): TotalWord {
  const [only, second] = cols.filter((col) => kindAt(row, col) === 'text');
  if (only === undefined || second !== undefined) return null;
  const word = totalWordOf(textAt(row, only));
  return word === 'total' || word === 'subtotal' ? word : null;
}

/** How many rows bear each label. */
export function countLabels(rows: readonly ViewRow[], stub: readonly number[]): ReadonlyMap<string, number> {
  const labels = new Map<string, number>();
  for (const row of rows) {
    const label = labelOf(row, stub);
    labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  return labels;
}

/** The labels of a row, joined with "|". */
export function labelOf(row: ViewRow, stub: readonly number[]): string {
  return stub.map((col) => squash(plainLabel(textAt(row, col)))).join('|');
}

/** How the labels of rows begin that are sums by arithmetic: "Jumlah Kec." of one speaks for the others. */
export function provenOpenings(sums: readonly ViewRow[], stub: readonly number[]): ReadonlySet<string> {
  return new Set(sums.map((row) => openingOf(row, stub)));
}

/** The first two words of what a row is called. */
export function openingOf(row: ViewRow, stub: readonly number[]): string {
  return labelOf(row, stub).replaceAll('|', ' ').trim().split(' ').slice(0, 2).join(' ');
}

const ofArea =
  /^(?:jumlah|total|jml|jlh)\s+(?:kec|kecamatan|kab|kabupaten|kota|prov|provinsi)\b[\s.]+\p{L}/iu;

/** "Jumlah Kec. Grogol": what is summed is all that lies in one area. */
export function isOfArea(row: ViewRow, stub: readonly number[]): boolean {
  return stub.some((col) => ofArea.test(plainLabel(textAt(row, col))));
}
