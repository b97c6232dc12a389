// The cells of the label columns → which of them name areas, and of which levels.

import { wordsOf } from '../../lexicon/area-level.js';
import type { Area } from '../../model/area.js';
import { AreaLevel } from '../../model/area.js';
import { type Cell, cellText, isBlank } from '../../model/cell.js';
import type { TableColumn } from '../../model/table.js';
import type { AreaResolver } from '../values/area.js';
import { repeats } from './register.js';
import { cellsOf, type ProposalContext, type Specimen } from './specimen.js';

export interface AreaColumn {
  readonly column: TableColumn;
  readonly levels: readonly AreaLevel[];
  /** Rows whose cell names an area, of those that name anything. */
  readonly known: number;
  readonly named: number;
  /** Other levels that have every one of its names, where neither heading nor title says which is meant. */
  readonly instead?: readonly AreaLevel[];
}

const order = AreaLevel.options;
/** Levels that stand together in one column, the likelier first. */
const together: readonly (readonly AreaLevel[])[] = [
  ...[...order].reverse().map((level) => [level]),
  ['province', 'city'],
  ['kecamatan', 'kelurahan'],
  ['country', 'province'],
  ['city', 'kecamatan'],
  ['country', 'province', 'city'],
  ['city', 'kecamatan', 'kelurahan'],
  ['province', 'city', 'kecamatan'],
];
/** A few names that are misspelled or new do not make a column of areas something else. */
const enough = 0.8;
const numberHeading = /^(no|nomor|rt|rw)\b/i;

/** One column of each level, the broader first: where a code and a name say the same, the name. */
export function areaColumns(specimen: Specimen, { resolver }: ProposalContext): readonly AreaColumn[] {
  const found = specimen.layout.columns
    .filter(mayName)
    .flatMap((column) => areaColumn(column, cellsOf(specimen, column), resolver) ?? [])
    .map((one) => withOtherLevels(one, specimen, resolver))
    .filter(({ column }, _, all) => column.section !== true || sectionTells(specimen, column, all))
    .sort((a, b) => share(b) - share(a) || codes(a) - codes(b));
  const kept: AreaColumn[] = [];
  for (const one of found)
    if (!kept.some((other) => other.levels.some((level) => one.levels.includes(level)))) kept.push(one);
  return kept.sort((a, b) => top(a) - top(b));
}

/** The area above the rows is asked for where it tells rows apart that their own areas do not. */
function sectionTells(specimen: Specimen, section: TableColumn, all: readonly AreaColumn[]): boolean {
  const others = all.map(({ column }) => column).filter((column) => column !== section);
  return repeats(specimen, [...others, section]) < repeats(specimen, others);
}

function mayName(column: TableColumn): boolean {
  if (numberHeading.test(column.path.at(-1) ?? '')) return false;
  return column.type === 'area' || column.type === 'text' || isCode(column);
}

function isCode(column: TableColumn): boolean {
  return column.type === 'number' && /kode|code|\bid\b/i.test(column.name);
}

function codes({ column }: AreaColumn): number {
  return column.type === 'area' ? 0 : /kode|code/i.test(column.name) ? 2 : 1;
}

function share({ known, named }: AreaColumn): number {
  return named === 0 ? 0 : known / named;
}

function top({ levels }: AreaColumn): number {
  return Math.min(...levels.map((level) => order.indexOf(level)));
}

function areaColumn(
  column: TableColumn,
  cells: readonly Cell[],
  resolver: AreaResolver,
): AreaColumn | undefined {
  const texts = cells.filter((cell) => !isBlank(cell)).map(cellText);
  if (texts.length === 0) return undefined;
  let best: AreaColumn | undefined;
  for (const levels of together) {
    const one = { column, levels, named: texts.length, known: countKnown(texts, levels, resolver) };
    const better = one.known - (best?.known ?? 0);
    // A further level must explain rows that the others do not; the heading's own word decides between equals.
    if (
      best === undefined ||
      better > 0 ||
      (better === 0 && speaksOf(column, levels) > speaksOf(column, best.levels))
    )
      best = one;
  }
  return best !== undefined && share(best) >= enough ? best : undefined;
}

/** Kelurahan and kecamatan often bear one name: the title tells, or that all of one level are there, or nothing does. */
function withOtherLevels(one: AreaColumn, specimen: Specimen, resolver: AreaResolver): AreaColumn {
  const [level, ...more] = one.levels;
  if (level === undefined || more.length > 0 || speaksOf(one.column, one.levels) > 0) return one;
  const texts = cellsOf(specimen, one.column)
    .filter((cell) => !isBlank(cell))
    .map(cellText);
  const isLevel = (other: AreaLevel) =>
    texts.every((text) => resolver.resolve(text, { levels: [other] }).kind === 'area');
  const may = order.filter((other) => other === level || (speaksOfNone(one.column) && isLevel(other)));
  if (may.length < 2 || !isLevel(level)) return one;
  const named = may.filter((other) => words[other].test(specimen.layout.title));
  const whole = may.filter((other) => isWhole(texts, other, resolver));
  const told = named.length === 1 ? named : whole.length === 1 ? whole : [];
  const [only] = told;
  if (only !== undefined) return { ...one, levels: [only] };
  return { ...one, instead: may.filter((other) => other !== level).toReversed() };
}

function isWhole(texts: readonly string[], level: AreaLevel, resolver: AreaResolver): boolean {
  const areas = texts.flatMap((text) => {
    const reading = resolver.resolve(text, { levels: [level] });
    return reading.kind === 'area' ? [reading.area] : [];
  });
  const met = new Set(areas.map(({ code }) => code));
  return met.size > 1 && resolver.siblings(areas).length === met.size;
}

function speaksOfNone(column: TableColumn): boolean {
  return order.every((level) => speaksOf(column, [level]) === 0);
}

const words: Readonly<Record<AreaLevel, RegExp>> = {
  country: /negara|country/i,
  province: /prov/i,
  city: /\bkota\b|\bkab/i,
  kecamatan: new RegExp(`kec\\b|\\b(?:${wordsOf('kecamatan').join('|')})\\b`, 'i'),
  kelurahan: new RegExp(`\\bkel\\b|\\b(?:${wordsOf('kelurahan').join('|')})\\b`, 'i'),
};

function speaksOf({ name }: TableColumn, levels: readonly AreaLevel[]): number {
  const plain = name.replace(/_/g, ' ');
  return levels.length === 1 && levels.some((level) => words[level].test(plain)) ? 1 : 0;
}

/** A name that several areas have is known too: a broader column, or the city itself, tells which is meant. */
function countKnown(texts: readonly string[], levels: readonly AreaLevel[], resolver: AreaResolver): number {
  let nesting: Area | null = null;
  let known = 0;
  for (const text of texts) {
    const nested: { nesting?: Area | null } = levels.length > 1 ? { nesting } : {};
    const reading = resolver.resolve(text, { levels, ...nested });
    if (reading.kind === 'area' || reading.kind === 'ambiguous') known++;
    if (reading.kind === 'area' && reading.area.level !== levels.at(-1)) nesting = reading.area;
  }
  return known;
}
