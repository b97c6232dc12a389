// How a file differs from the last accepted one → the issues that keep figures from changing size or vanishing silently.
import { columnName, headingsOf } from '../model/column.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { Drift, LayoutChange } from '../model/drift.js';
import type { Issue } from '../model/issue.js';
import type { RememberedSheet } from '../model/layout-memory.js';
import { lineIn, placeIn } from '../model/place.js';
import { printNumber } from './values/print-number.js';

/** Besides the issues of the binding, which already tell of required columns and of units that headings name. */
export function driftIssues(
  dataset: DatasetEntry,
  before: RememberedSheet,
  now: RememberedSheet,
  drift: Drift,
): readonly Issue[] {
  const optional = new Set(dataset.columns.filter((spec) => !spec.required).map(columnName));
  return drift.changes.flatMap((change) => {
    if (change.kind === 'scale') return [scaleIssue(dataset, before, now, change)];
    if (change.kind === 'swapped') return [swappedIssue(dataset, now, change)];
    const isGone = (change.kind === 'renamed' || change.kind === 'removed') && optional.has(change.name);
    return isGone ? [vanishedIssue(dataset, now, change)] : [];
  });
}

/** The same issues; where something may be accepted, the walidata is told how. */
export function withWayOut(dataset: DatasetEntry, drift: Drift, issues: readonly Issue[]): readonly Issue[] {
  if (drift.proposals.length === 0) return issues;
  const told = new Set(['missing-column', 'unknown-column', 'unit-differs', 'missing-sheet']);
  return issues.map((issue) =>
    told.has(issue.code) ? { ...issue, mend: `${issue.mend} ${wayOut(dataset)}` } : issue,
  );
}

function wayOut({ id }: DatasetEntry): string {
  return `Bila memang berubah demikian, walidata dapat menerimanya lewat "satudata remap ${id}".`;
}

function scaleIssue(
  dataset: DatasetEntry,
  before: RememberedSheet,
  now: RememberedSheet,
  { name, col, scale }: LayoutChange,
): Issue {
  const column = now.columns.find((each) => each.col === col && each.name === name);
  const was = before.columns.find((each) => each.name === name && each.key === column?.key);
  const [old, is] = [was, column].map((each) => median(each?.profile?.quartiles?.[1]));
  const times = scale > 1 ? printNumber(scale, 'id') : `1/${printNumber(Math.round(1 / scale), 'id')}`;
  return {
    code: 'scale-differs',
    severity: 'error',
    sheet: now.sheet,
    ...placeIn(now, now.headerRows.at(-1) ?? null, col),
    text: column?.heading ?? '',
    message: `Angka di ${wordFor(now)} "${column?.heading}" (${lineIn(now, col ?? 1)}) kira-kira ${times} kali kiriman terakhir yang diterima: nilai tengahnya ${is}, sebelumnya ${old}.`,
    mend: `Periksa satuannya, lalu kirim ulang dalam satuan yang sama. ${wayOut(dataset)}`,
  };
}

function swappedIssue(dataset: DatasetEntry, now: RememberedSheet, { col, other = '' }: LayoutChange): Issue {
  const heading = now.columns.find((each) => each.col === col)?.heading ?? '';
  return {
    code: 'columns-swapped',
    severity: 'error',
    sheet: now.sheet,
    ...placeIn(now, now.headerRows.at(-1) ?? null, col),
    text: heading,
    message: `Angka di ${wordFor(now)} "${heading}" (${lineIn(now, col ?? 1)}) dan "${other}" tampaknya tertukar: masing-masing sebesar angka kolom yang lain pada kiriman terakhir yang diterima.`,
    mend: `Periksa judul kedua kolom itu, lalu kirim ulang. Bila memang sudah benar, walidata dapat menerimanya lewat "satudata remap ${dataset.id} --genuine".`,
  };
}

/** What a field is called where the records stand side by side. */
function wordFor({ transposed = false }: RememberedSheet): string {
  return transposed ? 'baris' : 'kolom';
}

function median(value = 0): string {
  return printNumber(Number(value.toPrecision(6)), 'id');
}

/** A renamed column would leave its figures behind; one that is simply gone may be meant so. */
function vanishedIssue(
  dataset: DatasetEntry,
  now: RememberedSheet,
  { kind, name, col }: LayoutChange,
): Issue {
  const spec = dataset.columns.find((each) => columnName(each) === name);
  const heading = spec === undefined ? name : headingsOf(spec)[0];
  const found = now.columns.find((each) => each.col === col)?.heading;
  const mend =
    kind === 'renamed'
      ? `Tampaknya kini berjudul "${found}" (${lineIn(now, col ?? 1)}); tulis judulnya "${heading}". ${wayOut(dataset)}`
      : 'Bila kolom itu memang tidak ada lagi, tidak perlu diperbaiki; angka yang lama untuk periode ini ditutup.';
  return {
    code: 'column-vanished',
    severity: kind === 'renamed' ? 'error' : 'warning',
    sheet: now.sheet,
    ...placeIn(now, now.headerRows.at(-1) ?? null, col),
    text: found ?? '',
    message: `Kolom "${heading}" ada di kiriman terakhir yang diterima, tetapi tidak ada di kiriman ini.`,
    mend,
  };
}
