// Tells how one row of a table stands out from the others: by bold type, by a missing number or code, by naming what holds them all.
import type { Profile } from './profile.js';
import { runningNumber } from './profile.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { plainLabel, squash, type TotalWord } from './words.js';

/** What is usual in a table, against which one row stands out. */
export interface Scene {
  readonly bold: number;
  /** Share of the rows that bear a number or a code before their label. */
  readonly marked: number;
  readonly markCol: number;
  readonly starting: number;
  /** Index of the last row that does not speak of a total or a mean. */
  readonly lastPlain: number;
  readonly stub: readonly number[];
  /** The texts above the table, as `openingOf` takes them. */
  readonly titles: readonly string[];
}

export function sceneOf(
  rows: readonly ViewRow[],
  words: readonly TotalWord[],
  profile: Profile,
  titles: readonly string[] = [],
): Scene {
  const share = (holds: (row: ViewRow, i: number) => boolean) =>
    rows.filter(holds).length / Math.max(1, rows.length);
  const markCol = profile.stub[0] ?? 1;
  return {
    bold: share((row) => row.bold),
    marked: profile.stub.length > 1 ? share((row) => isMarked(row, markCol)) : 0,
    markCol,
    starting: share((_, i) => words[i] === 'start' || words[i] === 'derived'),
    lastPlain: rows.findLastIndex((_, i) => (words[i] ?? null) === null),
    stub: profile.stub,
    titles: titles.map(openingOf),
  };
}

/** A running number or a code: anything but a word. */
function isMarked(row: ViewRow, col: number): boolean {
  const kind = kindAt(row, col);
  return (kind !== 'blank' && kind !== 'text' && kind !== 'missing') || runningNumber(row, col) !== null;
}

/** True for a row without number or code where the others bear one. */
export function lacksMark(row: ViewRow, scene: Scene): boolean {
  return scene.marked >= 0.5 && !isMarked(row, scene.markCol);
}

/** How much the look of a row sets it apart. */
export function stands(row: ViewRow, scene: Scene): number {
  return (row.bold && scene.bold < 0.4 ? 0.7 : 0) + (lacksMark(row, scene) ? 0.7 : 0);
}

const level = /^(?:kecamatan|kec|kapanewon|kemantren|distrik|kota|kabupaten|kab|provinsi|prov)\b/i;

/** The one row of the country itself among its parts, or the one row set apart that names a city or district. */
export function namesWhole(row: ViewRow, rows: readonly ViewRow[], scene: Scene): boolean {
  const labels = labelsOf(row, scene.stub);
  if (namesCountry(row, scene)) return !rows.some((other) => other !== row && namesCountry(other, scene));
  if (stands(row, scene) === 0 || !labels.some((label) => level.test(label))) return false;
  return !rows.some(
    (other) => other !== row && labelsOf(other, scene.stub).some((label) => level.test(label)),
  );
}

function namesCountry(row: ViewRow, { stub }: Scene): boolean {
  return labelsOf(row, stub).some((label) => squash(label) === 'indonesia');
}

const numbered = /^\s*(?:tabel|table|lampiran)?[\s.:]*(?:\d+(?:\.\d+)*|[ivxlc]+)?[a-z]?[\s.:]+(?=\p{L})/iu;
const spelled: readonly (readonly [RegExp, string])[] = [
  [/produk domestik regional bruto(?: pdrb)?/, 'pdrb'],
  [/produk domestik bruto(?: pdb)?/, 'pdb'],
];

/** The words of a title or label without its number, names of accounts abbreviated. */
function openingOf(text: string): string {
  const words = squash(text.replace(numbered, ''));
  return spelled.reduce((out, [long, short]) => out.replace(long, short), words);
}

/** The last row with a label, named by the words that open the title ("PDRB Aceh" under "PDRB Aceh Atas Dasar …"), as no other row is. */
export function isSubject(row: ViewRow, rows: readonly ViewRow[], scene: Scene): boolean {
  const last = rows.findLast((other) => labelsOf(other, scene.stub).some((label) => label !== ''));
  if (row !== last || rows.length < 5) return false;
  const opens = (label: string) =>
    label.length >= 3 && scene.titles.some((title) => `${title} `.startsWith(`${label} `));
  const isNamed = (other: ViewRow) => labelsOf(other, scene.stub).map(openingOf).some(opens);
  return isNamed(row) && !rows.some((other) => other !== row && isNamed(other));
}

function labelsOf(row: ViewRow, stub: readonly number[]): string[] {
  return stub.map((col) => plainLabel(textAt(row, col)));
}
