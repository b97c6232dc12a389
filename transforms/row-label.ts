// The label of a row and the labels that a contract knows → the variable that is meant, only where the whole label says so.

import { conversion, readUnit } from '../lexicon/unit.js';
import { squash } from './values/squash.js';

export interface LabelReading {
  readonly variable: string;
  /** The unit in brackets behind the label, where it is not that of the variable. */
  readonly otherUnit?: string;
}

/** What the column tells of a row besides the variable: true for a text that is an area, a period, or both. */
export type Tells = (text: string) => boolean;

export interface LabelSetting {
  /** Unit of a variable; undefined where the contract does not say it. */
  readonly unitOf: (variable: string) => string | undefined;
  readonly tells: Tells;
}

/** Where a row stands in a list: "1. ", "a) ", "- ". */
const bullet =
  /^\s*(?:\(?(?:(?:\d{1,2}|[a-z]|[ivxlc]{1,6})[.)]+\s+|\d{1,2}[.)](?=\p{L})|\d{1,2}(?:\.\d{1,3})+[.)]?\s+)|[-–•*·]\s*)/iu;
const mark = /(?<!\s)(?:\s*(?:\*{1,3}\)?|(?<![¹²³⁴⁵⁶⁷⁸⁹†‡])[¹²³⁴⁵⁶⁷⁸⁹†‡]+)|\s+\d\))\s*$/;
const inBrackets = /(?<!\s)\s*(?:\(([^()]*)\)|\[([^[\]]*)\])\s*$/;

interface Known {
  readonly variable: string;
  readonly whole: string;
  readonly bare: string;
}

/** `section`: what stands above the rows that the label is among; '' where nothing does. */
export type ReadLabel = (text: string, section?: string) => LabelReading | undefined;

/**
 * undefined for a label that no key says whole, or that two variables share once numbers, marks and units are off. A key
 * "Kelahiran | Laki-laki" is the label of that section alone, and goes before the key "Laki-laki".
 */
export function labelReader(
  map: Readonly<Record<string, string>>,
  { unitOf, tells }: LabelSetting,
): ReadLabel {
  const open = Object.entries(map).filter(([key]) => key.includes('*'));
  const patterns = open.map(([key, variable]) => ({ variable, pattern: wildcard(key) }));
  const known = Object.entries(map)
    .filter(([key]) => !key.includes('*'))
    .map(([key, variable]): Known => {
      const { label, unit } = bareLabel(key);
      const bare = isSame(unit, unitOf(variable)) ? label : unmarked(key);
      return { variable, whole: levelled(key), bare: levelled(bare) };
    });
  const exactly = (text: string) => known.find(({ whole }) => whole === levelled(text))?.variable;
  const barely = (text: string) => only(known.filter(({ bare }) => bare !== '' && bare === levelled(text)));
  const plainly = (text: string): LabelReading | undefined => {
    const variable = exactly(text) ?? barely(unmarked(text));
    if (variable !== undefined) return { variable };
    const { label, unit } = bareLabel(text);
    const named = unit === null ? undefined : barely(label);
    if (named === undefined || unit === null) return undefined;
    if (isSame(unit, unitOf(named))) return { variable: named };
    return readUnit(unit) === undefined ? undefined : { variable: named, otherUnit: unit };
  };
  const read = (text: string): LabelReading | undefined => {
    const open = patterns.find(({ pattern }) => pattern.test(text.trim()));
    return plainly(text) ?? behind(text, plainly, tells) ?? (open && { variable: open.variable });
  };
  return (text, section = '') => {
    if (squash(text) === '') return undefined;
    return (section === '' ? undefined : read(`${section} | ${text}`)) ?? read(text);
  };
}

function levelled(text: string): string {
  return text.split('|').map(squash).join('|');
}

/** "Penduduk Miskin Kota Serang, 2024" in a column that also tells area and period: the longest label that leaves only those. */
function behind(
  text: string,
  plainly: (text: string) => LabelReading | undefined,
  tells: Tells,
): LabelReading | undefined {
  const words = text.trim().split(/\s+/);
  for (let count = words.length - 1; count > 0; count--) {
    const reading = plainly(words.slice(0, count).join(' '));
    if (reading !== undefined && tells(words.slice(count).join(' '))) return reading;
  }
  return undefined;
}

function only(known: readonly Known[]): string | undefined {
  const variables = new Set(known.map(({ variable }) => variable));
  const [variable] = variables;
  return variables.size === 1 ? variable : undefined;
}

function unmarked(text: string): string {
  return text
    .split('|')
    .map((level) => level.replace(bullet, '').replace(mark, ''))
    .join('|');
}

function bareLabel(text: string): { readonly label: string; readonly unit: string | null } {
  const label = unmarked(text);
  const match = inBrackets.exec(label);
  if (match === null) return { label, unit: null };
  return { label: unmarked(label.slice(0, match.index)), unit: (match[1] ?? match[2] ?? '').trim() };
}

/** "Rupiah/Kapita" is "rupiah per kapita"; a unit that neither is known by name is no unit at all. */
function isSame(unit: string | null, wanted: string | undefined): boolean {
  if (unit === null) return false;
  if (wanted === undefined) return readUnit(unit) !== undefined;
  const plain = (text: string) => squash(text.replace(/\bper\b/gi, '/'));
  return plain(unit) === plain(wanted) || conversion(unit, wanted) === 1;
}

/** "Penduduk Miskin*": what a contract leaves open. */
function wildcard(key: string): RegExp {
  const source = key
    .split('*')
    .map((part) =>
      part
        .trim()
        .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
        .replace(/\s+/g, '\\s+'),
    )
    .join('.*');
  return new RegExp(`^${source}$`, 'iu');
}
