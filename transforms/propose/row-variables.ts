// The columns of a table whose rows measure different things ("Uraian | Satuan | 2023") → which names them, and their unit.

import { readUnit } from '../../lexicon/unit.js';
import { cellText } from '../../model/cell.js';
import type { TableColumn } from '../../model/table.js';
import { textsOf } from './label-column.js';
import type { MeasureGroup } from './measure-group.js';
import { saysNothing, titleOf } from './names.js';
import { repeats, telling } from './register.js';
import type { Nest, Specimen } from './specimen.js';
import { usualUnit } from './usual-unit.js';

export interface RowVariables {
  /** The column that names what a row measures. */
  readonly label: TableColumn;
  /** Given where equal labels stand under several sections. */
  readonly section: TableColumn | undefined;
  /** Given where labels stand under others. */
  readonly nest?: Nest;
  /** Columns of words that tell apart rows of the same variable. */
  readonly choices: readonly TableColumn[];
}

/** What a column of units holds at most: more are remarks. */
const mostWords = 4;
const unitHeading = /^(?:satuan|sat\.?|unit|units|uom)(?:\s*(?:ukur|data|unit))?$/i;
const naming =
  /^(?:indikator|variabel|variable|indicator|elemen|parameter|nama (?:data|indikator|variabel|elemen)|jenis data)\b/i;
const listing =
  /^(?:uraian|kelompok(?: ?\/ ?|\s+)sub kelompok|sub kelompok|jenis kegiatan|aspek|bidang|urusan|rincian|keterangan|komponen|data|item|sasaran|kegiatan|program)\b/i;

export function isUnitHeading(column: TableColumn): boolean {
  return unitHeading.test(headOf(column));
}

/** "Uraian", "Indikator": what stands below names what a row measures. */
export function isListing(column: TableColumn): boolean {
  return naming.test(headOf(column)) || listing.test(headOf(column));
}

/** undefined for a table whose heading or title says the unit of all. */
export function unitColumn(specimen: Specimen, columns: readonly TableColumn[]): TableColumn | undefined {
  return columns.find((column) => {
    if (column.type !== 'text' || !unitHeading.test(titleOf(column.path.at(-1) ?? ''))) return false;
    const texts = textsOf(specimen, column);
    return texts.length > 0 && texts.every((text) => text.split(/\s+/).length <= mostWords);
  });
}

/** Rows of different units, or under "Indikator", measure different things; rows of one unit are kinds of one thing. */
export function rowVariables(
  specimen: Specimen,
  labels: readonly TableColumn[],
  texts: readonly TableColumn[],
  unit: TableColumn | undefined,
  groups: readonly MeasureGroup[],
): RowVariables | undefined {
  if (specimen.nest !== undefined)
    return nestedVariables(specimen, specimen.nest, labels, texts, unit, groups);
  const label =
    texts.find((column) => naming.test(headOf(column))) ??
    texts.find((column) => listing.test(headOf(column))) ??
    (unit === undefined ? texts.find((column) => unitsInLabels(specimen, column).size > 1) : texts[0]);
  if (label === undefined || !measureApart(specimen, label, unit, groups)) return undefined;
  const section = texts.find((column) => column.section === true);
  const told = section !== undefined && repeats(specimen, [...labels, label]) > 0 ? section : undefined;
  const own = [...labels, label, ...(told === undefined ? [] : [told])];
  const choices = telling(
    specimen,
    own,
    texts.filter((column) => column !== label && column !== section),
  );
  const filled = textsOf(specimen, label).length === specimen.data.length;
  return filled && repeats(specimen, [...own, ...choices]) === 0
    ? { label, section: told, choices }
    : undefined;
}

/** Labels under others are variables where units part them, or where equal ones stand under several. */
function nestedVariables(
  specimen: Specimen,
  nest: Nest,
  labels: readonly TableColumn[],
  texts: readonly TableColumn[],
  unit: TableColumn | undefined,
  groups: readonly MeasureGroup[],
): RowVariables | undefined {
  const { label, paths } = nest;
  const count = (levels: (path: readonly string[]) => readonly string[], columns: readonly TableColumn[]) =>
    new Set(
      specimen.data.map((row) =>
        [
          ...levels(paths.get(row) ?? []),
          ...columns.map(({ col }) => cellText(row.cells[col - 1] ?? null)),
        ].join('\n'),
      ),
    ).size;
  const under = count((path) => path, labels);
  const isApart =
    measureApart(specimen, label, unit, groups) || under > count((path) => path.slice(-1), labels);
  if (!isApart || specimen.data.some((row) => (paths.get(row) ?? []).length === 0)) return undefined;
  const choices: TableColumn[] = [];
  for (const column of texts.filter((each) => each !== label && each !== nest.by)) {
    const now = count((path) => path, [...labels, ...choices]);
    if (now === specimen.data.length) break;
    if (count((path) => path, [...labels, ...choices, column]) > now) choices.push(column);
  }
  const told = count((path) => path, [...labels, ...choices]) === specimen.data.length;
  return told ? { label, section: undefined, choices, nest } : undefined;
}

function measureApart(
  specimen: Specimen,
  label: TableColumn,
  unit: TableColumn | undefined,
  groups: readonly MeasureGroup[],
): boolean {
  if (naming.test(headOf(label))) return true;
  if (unit !== undefined) return unitsOf(specimen, unit).length > 1;
  if (unitsInLabels(specimen, label).size > 1) return true;
  if (!listing.test(headOf(label)) || groups.some(saysUnit)) return false;
  const usual = textsOf(specimen, label).map((text) => usualUnit(text, false) ?? usualUnit(text, true));
  return new Set(usual).size > 1;
}

/** "Luas Wilayah (km2)" → "km2"; null where nothing in brackets ends the label, or no unit does. */
export function unitInLabel(label: string): string | null {
  const written = /[([]([^()[\]]*)[)\]]\s*$/.exec(label)?.[1]?.trim() ?? '';
  return readUnit(written) === undefined ? null : written;
}

function unitsInLabels(specimen: Specimen, label: TableColumn): ReadonlySet<string> {
  const units = textsOf(specimen, label).flatMap((text) => unitInLabel(text) ?? []);
  return new Set(units.map((unit) => readUnit(unit)?.base ?? unit));
}

function headOf({ path }: TableColumn): string {
  return titleOf(path.at(-1) ?? '');
}

/** By what they measure: "ton" and "ribu ton" are one. */
export function unitsOf(specimen: Specimen, unit: TableColumn): readonly string[] {
  const texts = textsOf(specimen, unit).map((text) => readUnit(text)?.base || text.toLowerCase());
  return [...new Set(texts)];
}

function saysUnit({ columns, heading, stem }: MeasureGroup): boolean {
  if (columns.some(({ unit }) => unit !== null)) return true;
  return !saysNothing(titleOf(stem.at(-1) ?? '')) && usualUnit(heading, true) !== undefined;
}
