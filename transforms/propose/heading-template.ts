// The headings of the columns of figures → headings with {year}, {month} … where periods stand in them.
import type { TableColumn } from '../../model/table.js';
import type { PeriodPieces } from '../binding.js';
import { type DateOrder, dateOrderTally } from '../values/date.js';
import { readPeriod } from '../values/period.js';
import type { HeadingAreas } from './heading-areas.js';
import { type Loose, loosePeriod } from './loose-period.js';
import { saysNothing, titleOf } from './names.js';

export interface HeadingTemplate {
  /** The path with a placeholder where its period stood. */
  readonly levels: readonly string[];
  readonly pieces: PeriodPieces;
  /** What of the heading names an area, as typed. */
  readonly area?: string;
  /** Where 03/04/2024 stands in it: which comes first, and whether another heading proves it. */
  readonly dates?: { readonly order: DateOrder; readonly proven: boolean };
}

type Level = Loose & Pick<HeadingTemplate, 'area' | 'dates'>;

const partNames = { M: 'month', Q: 'quarter', S: 'semester' } as const;
/** "S1" is a degree. */
const noPeriod = /^s\s?\d$/i;
/** What beside a table of one year is computed from its columns and names no year. */
const computed = /%|^(?:persen|selisih|sisa|lebih|kurang|capaian|rasio|ket)/i;

/**
 * By column number. A period inside other words counts where another column differs from it by its period alone, or where
 * most of the columns name one.
 */
export function headingTemplates(
  columns: readonly TableColumn[],
  areas: HeadingAreas = new Map(),
): ReadonlyMap<number, HeadingTemplate> {
  const order = orderIn(columns);
  const whole = columns.map((column) =>
    column.path.map((text) => areaLevel(text, areas) ?? wholeLevel(text, order)),
  );
  const parts = new Set(whole.flat().flatMap((level) => (level.pieces.part ? [level.template] : [])));
  const lonely = new Set([...parts].filter((template) => distinctParts(whole, template) < 2));
  const loose = columns.map(({ path }, i) =>
    path.map((text, at): Level => {
      const level = whole[i]?.[at];
      return level === undefined || level.template === text
        ? (loosePeriod(text) ?? { template: text, pieces: {} })
        : level;
    }),
  );
  const families = countPeriods(loose);
  const most = mostTell(columns, loose);
  return new Map(
    columns.map((column, i) => {
      const levels = column.path.map((text, at): Level => {
        const level = whole[i]?.[at] ?? { template: text, pieces: {} };
        if (level.template !== text)
          return lonely.has(level.template) ? { template: text, pieces: {} } : level;
        const inside = loose[i]?.[at];
        if (inside === undefined) return level;
        const family = (loose[i] ?? []).map(({ template }) => template).join('|');
        const apart = (families.get(family)?.size ?? 0) > 1;
        return apart || (most && isWhole(inside.pieces)) ? inside : level;
      });
      return [column.col, joined(levels)] as const;
    }),
  );
}

function areaLevel(text: string, areas: HeadingAreas): Level | undefined {
  const level = areas.get(text);
  return level === undefined ? undefined : { template: `{${level}}`, pieces: {}, area: text };
}

function wholeLevel(text: string, dates: NonNullable<HeadingTemplate['dates']>): Level {
  const reading = noPeriod.test(text.trim()) ? undefined : readPeriod(text);
  if (reading?.kind === 'part')
    return {
      template: `{${partNames[reading.type]}}`,
      pieces: { part: { type: reading.type, part: reading.part } },
    };
  if (reading?.kind === 'ambiguous') {
    const day = readPeriod(text, dates.order);
    return day.kind === 'period'
      ? { template: '{period}', pieces: { id: day.id }, dates }
      : { template: text, pieces: {} };
  }
  if (reading?.kind !== 'period') return { template: text, pieces: {} };
  if (reading.id % 1000 === 0) return { template: '{year}', pieces: { year: reading.id / 1000 } };
  return { template: '{period}', pieces: { id: reading.id } };
}

/** One order for all headings: that of a day over twelve, else the day first, as Indonesia writes it. */
function orderIn(columns: readonly TableColumn[]): NonNullable<HeadingTemplate['dates']> {
  const tally = dateOrderTally();
  for (const text of columns.flatMap(({ path }) => path)) tally.add(text);
  const order = tally.decide();
  return { order: order ?? 'dmy', proven: order !== null };
}

function isWhole({ id, year }: PeriodPieces): boolean {
  return id !== undefined || year !== undefined;
}

/** True where more than half of the columns name a period; what is computed from them need not. */
function mostTell(columns: readonly TableColumn[], paths: readonly (readonly Level[])[]): boolean {
  const told = paths.map((levels) => levels.some(({ pieces }) => isWhole(pieces)));
  const asked = columns.filter(({ path }, i) => {
    const words = titleOf(path.at(-1) ?? '');
    return told[i] || !(computed.test(path.at(-1)?.trim() ?? '') || saysNothing(words));
  });
  return told.filter(Boolean).length > asked.length / 2;
}

function distinctParts(paths: readonly (readonly Level[])[], template: string): number {
  const found = paths.flat().filter((level) => level.template === template);
  return new Set(found.map(({ pieces }) => pieces.part?.part)).size;
}

function countPeriods(paths: readonly (readonly Level[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const families = new Map<string, Set<string>>();
  for (const path of paths) {
    const key = path.map(({ template }) => template).join('|');
    const periods = families.get(key) ?? new Set<string>();
    for (const { pieces } of path) if (Object.keys(pieces).length > 0) periods.add(JSON.stringify(pieces));
    families.set(key, periods);
  }
  return families;
}

function joined(levels: readonly Level[]): HeadingTemplate {
  return {
    levels: levels.map(({ template }) => template),
    pieces: Object.assign({}, ...levels.map(({ pieces }) => pieces)),
    ...Object.assign({}, ...levels.map(({ area }) => (area === undefined ? {} : { area }))),
    ...Object.assign({}, ...levels.map(({ dates }) => (dates === undefined ? {} : { dates }))),
  };
}

/** True for a level that is nothing but a placeholder. */
export function isPlaceholder(level: string): boolean {
  return /^\{[a-z]+\}$/.test(level);
}
