// Reads one region of a sheet step by step: columns, heading, body, numbers, totals.
import type { AsideReason } from '../../model/books.js';
import type { LayoutGuide } from '../../model/table.js';
import type { LocaleDecision } from '../values/locale.js';
import { type Body, readBody } from './body.js';
import { decideColumns } from './figures.js';
import { headerByGuide } from './guide.js';
import { findHeading, givenHeading, type Heading } from './header.js';
import { headingPaths } from './headings.js';
import { type Profile, profileOf } from './profile.js';
import { rowWord } from './row-word.js';
import { findTotals } from './totals.js';
import { textAt, type View, type ViewRow } from './view.js';
import { countsWhole } from './whole-things.js';

export interface Reading {
  readonly region: View;
  /** The rows of the region are columns of the sheet. */
  readonly turned: boolean;
  readonly profile: Profile;
  readonly heading: Heading;
  readonly paths: ReadonlyMap<number, readonly string[]>;
  readonly body: Body;
  readonly locales: ReadonlyMap<number, LocaleDecision>;
  readonly totals: ReadonlyMap<number, AsideReason>;
  /** What remains of the body without its totals. */
  readonly data: readonly ViewRow[];
}

export function readRegion(
  region: View,
  delimiter: string | null,
  guide: LayoutGuide | undefined,
  turned = false,
): Reading {
  const profile = profileOf(region);
  const isHeader = guide === undefined ? undefined : headerByGuide(region, guide);
  const heading =
    isHeader === undefined ? findHeading(region, profile) : givenHeading(region, profile, isHeader);
  const paths = headingPaths(region, heading, profile);
  const body = readBody(region, heading, profile);
  const spoken = body.rows.filter((row) => rowWord(row, profile) === 'total');
  const locales = decideColumns(body.rows, profile.values, {
    paths,
    delimiter,
    totals: spoken,
    turned,
    isWhole: wholeColumns(heading, paths),
  });
  const totals = findTotals(body.rows, {
    profile,
    paths,
    locales: new Map([...locales].map(([col, decision]) => [col, decision.locale])),
    sectionOf: sectionFinder(body),
    titles: textsOf(heading.titles),
  });
  const data = body.rows.filter((row) => !totals.has(row.row));
  return { region, turned, profile, heading, paths, body, locales, totals, data };
}

function textsOf(rows: readonly ViewRow[]): string[] {
  return rows.flatMap((row) => row.filled.map((col) => textAt(row, col)));
}

function wholeColumns(heading: Heading, paths: Reading['paths']): (col: number) => boolean {
  const titles = textsOf(heading.titles);
  return (col) => {
    const unit = heading.units === null ? '' : textAt(heading.units, col).trim();
    return countsWhole(
      paths.get(col) ?? [],
      unit === '' ? null : unit.replace(/^[([]\s*|\s*[)\]]$/g, ''),
      titles,
    );
  };
}

function sectionFinder(body: Body): (row: number) => string | null {
  return (row) => body.sections.findLast((section) => section.row < row)?.text ?? null;
}
