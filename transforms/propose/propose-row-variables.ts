// A table whose rows measure different things → a variable for each label, and the columns of figures that take it.

import { cellText } from '../../model/cell.js';
import { aspectOf } from '../../model/column.js';
import type { DatasetDraft } from '../../model/dataset.js';
import type { GridRow } from '../../model/grid.js';
import type { TableColumn } from '../../model/table.js';
import { figuresOf } from './figures.js';
import { measureColumn } from './measure-column.js';
import type { MeasureGroup } from './measure-group.js';
import { isSlight, nameOf, namer, saysNothing, shortened, titleOf, withoutBullet } from './names.js';
import { rowsByPath } from './path-keys.js';
import { draftName } from './propose-labels.js';
import type { ProposedMeasures } from './propose-measures.js';
import { type RowVariables, unitInLabel } from './row-variables.js';
import type { Nest, ProposalContext, ProposedColumn, Specimen } from './specimen.js';
import { type ProposedUnit, proposeAccumulation, proposeUnit } from './unit.js';

export interface ProposedRowVariables extends ProposedMeasures {
  readonly label: ProposedColumn;
}

interface Side {
  readonly group: MeasureGroup;
  readonly aspect: string | undefined;
  /** Its own unit, where its heading names one. */
  readonly unit: ProposedUnit | undefined;
  readonly words: string;
}

/** A name and its aspect are one column of a view: PostgreSQL keeps 63 bytes, and equal names get a number. */
const longestName = 59;
const longestAspect = 30;
const reached = /^(?:realisasi|capaian|hasil|nilai|jumlah|angka)\b/i;

export function proposeRowVariables(
  specimen: Specimen,
  { label, section, nest, unit }: RowVariables & { readonly unit: { readonly col: number } | undefined },
  groups: readonly MeasureGroup[],
  context: ProposalContext,
  used: readonly string[],
): ProposedRowVariables {
  const sides = sidesOf(groups);
  const variables: DatasetDraft['variables'] = {};
  const doubts = new Map<string, string>();
  const map: Record<string, string> = {};
  const free = namer(context.taken);
  const most = longestName - Math.max(0, ...sides.map(({ aspect = '' }) => aspect.length + 1));
  const labels = nest === undefined ? rowsByLabel(specimen, label, section) : rowsByPath(specimen, nest);
  for (const [text, rows] of labels) {
    const title = labelTitle(text, labels);
    const name = freeName(free, title, context, most);
    map[text] = name;
    const column = unit === undefined ? '' : cellText(rows[0]?.cells[unit.col - 1] ?? null).trim();
    const written = column || (unitInLabel(text) ?? '');
    for (const side of sides) {
      const measured = side.unit ?? unitOf(written, title, side, rows);
      const shown = side.aspect === undefined ? title : `${title} (${side.words.toLowerCase()})`;
      const accumulation = proposeAccumulation(title, measured.unit);
      const own = aspectOf(name, side.aspect);
      variables[own] = {
        title: shown,
        unit: measured.unit,
        ...(accumulation === 'stock' ? {} : { accumulation }),
      };
      if (measured.why !== '' && written === '') doubts.set(own, measured.why);
    }
  }
  const columnNames = namer([...used, draftName({ heading: label.name, type: 'ignore' })]);
  const columns = sides.map(({ group, aspect, unit: own, words }) => {
    const name = columnNames(aspect ?? (nameOf(words) || nameOf(context.name)));
    return { ...measureColumn(group, name, { variable: undefined, unit: own, aspect }), group };
  });
  const why = `${Object.keys(map).length} uraian, masing-masing satu variabel`;
  return {
    label: { draft: { heading: label.name, type: 'variable', ...nesting(nest), map }, why },
    columns,
    variables,
    doubts,
    rules: [],
  };
}

function nesting(nest: Nest | undefined): { readonly joined?: true; readonly nested?: true | string } {
  if (nest === undefined) return {};
  const nested = nest.by === undefined ? true : draftName({ heading: nest.by.name, type: 'ignore' });
  return { ...(nest.joined ? { joined: true } : {}), nested };
}

function freeName(
  free: (wanted: string) => string,
  title: string,
  { name, taken }: ProposalContext,
  most: number,
): string {
  const own = shortened(nameOf(title) || nameOf(name), most);
  return free(taken.has(own) ? shortened(nameOf(`${name} ${own}`), most) : own);
}

/** "Section | label" where sections tell equal labels apart. */
function rowsByLabel(
  { data }: Specimen,
  label: TableColumn,
  section: TableColumn | undefined,
): ReadonlyMap<string, readonly GridRow[]> {
  const rows = new Map<string, GridRow[]>();
  for (const row of data) {
    const text = [section, label]
      .map((column) => (column === undefined ? '' : cellText(row.cells[column.col - 1] ?? null)))
      .map((part) => part.replace(/\s+/g, ' ').trim())
      .filter((part) => part !== '')
      .join(' | ');
    rows.set(text, [...(rows.get(text) ?? []), row]);
  }
  return rows;
}

/** The section is part of the name only of a label that several sections have, or that says nothing alone. */
function labelTitle(text: string, labels: ReadonlyMap<string, unknown>): string {
  const plain = (part: string) => titleOf(withoutBullet(part));
  const [label = '', section, ...outer] = text.split(' | ').map(plain).reverse();
  const alike = [...labels.keys()].filter((other) => plain(other.split(' | ').at(-1) ?? '') === label);
  if (section === undefined || (alike.length < 2 && !isSlight(label) && !saysNothing(label))) return label;
  return [...outer.reverse(), section, label].map(sentence).join(': ');
}

/** Headings of sections are often written in capitals. */
function sentence(text: string): string {
  return text === text.toUpperCase() ? text.charAt(0) + text.slice(1).toLowerCase() : text;
}

function unitOf(written: string, title: string, { group }: Side, rows: readonly GridRow[]): ProposedUnit {
  const [first] = group.columns;
  const cells = rows.flatMap((row) => group.columns.map(({ col }) => row.cells[col - 1] ?? null));
  return proposeUnit(
    written === '' ? null : written,
    title,
    '',
    figuresOf(cells, { locale: first?.locale ?? 'none' }),
  );
}

/** The last level of its heading, and as many above it as no other side has. */
function sideWords({ stem }: MeasureGroup, groups: readonly MeasureGroup[]): string {
  const ends = (levels: readonly string[], count: number) =>
    levels.slice(-count).map(titleOf).join(' ').trim();
  const counts = stem.map((_, i) => i + 1);
  const own = counts.find(
    (count) => groups.filter((group) => ends(group.stem, count) === ends(stem, count)).length < 2,
  );
  return ends(stem, own ?? 1);
}

/** What was reached is the variable itself; what stands beside it is a side of it. */
function sidesOf(groups: readonly MeasureGroup[]): readonly Side[] {
  const all = groups.map((group) => {
    const words = sideWords(group, groups);
    const written = group.columns.find(({ unit }) => unit !== null)?.unit ?? null;
    const unit = written === null ? undefined : proposeUnit(written, group.heading, '', group.figures);
    return { group, words, unit };
  });
  const plain = all.filter(({ unit }) => unit === undefined);
  const main =
    plain.find(({ words }) => saysNothing(words)) ??
    plain.find(({ words }) => reached.test(words)) ??
    plain[0];
  const free = namer();
  return all.map((side) => ({
    ...side,
    aspect: side === main ? undefined : free(shortened(nameOf(side.words) || 'lain', longestAspect)),
  }));
}
