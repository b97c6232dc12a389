// How the wanted columns fitted → the issues that return a delivery for its headings.

import { agree, readUnit, scaleOf } from '../lexicon/unit.js';
import { type Column, headingsOf, isJoined, sectionHeading } from '../model/column.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { Issue } from '../model/issue.js';
import { lineIn, placeIn } from '../model/place.js';
import type { Layout, TableColumn } from '../model/table.js';
import { type HeadingMatch, isNumbering, isUnnamed } from './heading.js';
import { isMeantFor } from './layout/table-unit.js';
import { nearest } from './values/distance.js';
import { squash } from './values/squash.js';

/** A wanted column with the sheet's columns that fit it; `long`: its heading may match several. */
export interface Wanted {
  readonly spec: Column;
  readonly fits: readonly (HeadingMatch & { readonly column: TableColumn })[];
  readonly long: boolean;
}

export function bindingIssues(
  dataset: DatasetEntry,
  layout: Layout,
  columns: readonly TableColumn[],
  wanted: readonly Wanted[],
): readonly Issue[] {
  const taken = new Set(wanted.flatMap((each) => each.fits.map((fit) => fit.column)));
  const free = columns.filter((column) => !taken.has(column) && !isNumbering(column));
  const unnamed = columns.filter((column) => !taken.has(column) && isUnnamed(column, layout.plan));
  const lost = wanted.filter(({ spec, fits }) => spec.required && fits.length === 0).length;
  const issues = wanted.flatMap((each) => [
    ...missing(layout, each, free, lost),
    ...twice(layout, each),
    ...otherUnit(dataset, layout, each),
  ]);
  return dataset.other_columns === 'ignore'
    ? issues
    : [...issues, ...unknown(layout, [...free, ...unnamed], wanted)];
}

function headIssue(
  layout: Layout,
  code: string,
  column: TableColumn | null,
  message: string,
  mend: string,
): Issue {
  const row = layout.headerRows.at(-1) ?? null;
  const place = { sheet: layout.sheet, ...placeIn(layout, row, column?.col ?? null) };
  return { code, severity: 'error', ...place, text: column?.name ?? '', message, mend };
}

/** Where one column is missing and one is left over, that one was probably renamed, however little alike they look. */
function missing(
  layout: Layout,
  { spec, fits }: Wanted,
  free: readonly TableColumn[],
  lost: number,
): readonly Issue[] {
  if (fits.length > 0 || !spec.required) return [];
  const [heading = ''] = headingsOf(spec);
  if (heading === sectionHeading) return [headIssue(layout, 'missing-column', null, ...sectionless)];
  const [alike] = nearest(squash(heading), free, (column) => squash(column.name), 1);
  const near = alike ?? (lost === 1 && free.length === 1 ? free[0] : undefined);
  const message = `Kolom "${heading}" tidak ditemukan.`;
  const mend =
    near === undefined
      ? `Tambahkan kolom berjudul "${heading}", atau pakai judul yang sama dengan kiriman sebelumnya.`
      : `Mungkin yang dimaksud "${near.name}" di ${lineIn(layout, near.col)}; bila benar, tulis judulnya "${heading}".`;
  return [headIssue(layout, 'missing-column', null, message, mend)];
}

const sectionless = [
  'Judul bagian, yang berdiri sendiri di atas baris-barisnya, tidak ditemukan.',
  'Tulis judul setiap bagian pada satu baris sendiri di atas baris-barisnya, seperti pada kiriman sebelumnya.',
] as const;

/** One heading stands for one column; a heading with placeholders for one column of each period or choice. */
function twice(layout: Layout, { spec, fits, long }: Wanted): readonly Issue[] {
  if (spec.type === 'ignore' || isJoined(spec)) return [];
  const seen = new Map<string, TableColumn>();
  const issues: Issue[] = [];
  for (const { captured, column } of fits) {
    const first = seen.get(long ? captured.key : '');
    seen.set(long ? captured.key : '', first ?? column);
    if (first === undefined) continue;
    const message = `Kolom "${column.name}" ada dua: di ${lineIn(layout, first.col)} dan ${lineIn(layout, column.col)}; tidak jelas mana yang "${headingsOf(spec)[0]}".`;
    issues.push(
      headIssue(
        layout,
        'duplicate-column',
        column,
        message,
        'Hapus atau beri judul lain pada salah satunya.',
      ),
    );
  }
  return issues;
}

function unknown(layout: Layout, free: readonly TableColumn[], wanted: readonly Wanted[]): readonly Issue[] {
  const open = wanted
    .filter(({ fits, long }) => fits.length === 0 || long)
    .flatMap(({ spec }) => headingsOf(spec));
  return free
    .filter((column) => column.type !== 'empty')
    .map((column) => {
      const near = column.name === '' ? undefined : nearest(squash(column.name), open, squash, 1)[0];
      const message =
        column.name === ''
          ? `Kolom tanpa judul (${lineIn(layout, column.col)}) berisi angka dan tidak dikenal.`
          : `Kolom "${column.name}" (${lineIn(layout, column.col)}) tidak dikenal.`;
      const mend =
        near === undefined
          ? 'Hapus kolom itu, atau minta walidata menambahkannya ke dalam kontrak dataset.'
          : `Mungkin maksudnya "${near}"; tulis judulnya persis demikian.`;
      return headIssue(layout, 'unknown-column', column, message, mend);
    });
}

/** "(ribu jiwa)" over a variable in jiwa is a factor of 1000 that somebody must have declared. */
function otherUnit(dataset: DatasetEntry, layout: Layout, { spec, fits }: Wanted): readonly Issue[] {
  if (spec.type !== 'number' || spec.variable === undefined || spec.factor !== 1) return [];
  const unit = dataset.variables[spec.variable]?.unit;
  if (unit === undefined) return [];
  return fits.flatMap(({ column }) => {
    const around = layout.unit !== null && isMeantFor(layout.unit, column.path) ? layout.unit : null;
    const written = column.unit ?? around;
    if (written === null || sameUnit(written, unit)) return [];
    const message = `Kolom "${column.name}" memakai satuan "${written}", sedangkan yang diminta "${unit}".`;
    const mend = `Ubah angkanya ke dalam ${unit}, atau minta walidata mencatat faktor pengali kolom ini.`;
    return [headIssue(layout, 'unit-differs', column, message, mend)];
  });
}

function sameUnit(written: string, wanted: string): boolean {
  return scaleOf(written) === scaleOf(wanted) && agree(baseOf(written), baseOf(wanted));
}

/** "Ribu Ton" → "ton"; a unit that is not known stays as it is. */
function baseOf(unit: string): string {
  return readUnit(unit)?.base ?? unit;
}
