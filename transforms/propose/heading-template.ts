// The headings of the columns of figures → headings with {year}, {month} … where the periods stand beside each other.
import type { TableColumn } from '../../model/table.js';
import type { PeriodPieces } from '../binding.js';
import { readPeriod } from '../values/period.js';
import type { HeadingAreas } from './heading-areas.js';

export interface HeadingTemplate {
  /** The path with a placeholder where its period stood. */
  readonly levels: readonly string[];
  readonly pieces: PeriodPieces;
  /** What of the heading names an area, as typed. */
  readonly area?: string;
}

interface Level {
  readonly template: string;
  readonly pieces: PeriodPieces;
  readonly area?: string;
}

const partNames = { M: 'month', Q: 'quarter', S: 'semester' } as const;
/** "S1" is a degree; what years of prices are set to is no period of the figures. */
const noPeriod = /^s\s?\d$/i;
const baseYear = /konstan|constant|tahun dasar|base year|=\s*100/i;
const yearInside = /(?<![\d.,])((?:19|20)\d{2})(?![\d]|[.,]\d)/;

/** By column number. A year inside other words counts only where another column differs from it by its year alone. */
export function headingTemplates(
  columns: readonly TableColumn[],
  areas: HeadingAreas = new Map(),
): ReadonlyMap<number, HeadingTemplate> {
  const whole = columns.map((column) =>
    column.path.map((text) => areaLevel(text, areas) ?? wholeLevel(text)),
  );
  const parts = new Set(whole.flat().flatMap((level) => (level.pieces.part ? [level.template] : [])));
  const lonely = new Set([...parts].filter((template) => distinctParts(whole, template) < 2));
  const loose = columns.map((column) => column.path.map(looseLevel));
  const families = countYears(loose);
  return new Map(
    columns.map((column, i) => {
      const levels = column.path.map((text, at): Level => {
        const level = whole[i]?.[at] ?? { template: text, pieces: {} };
        if (level.template !== text)
          return lonely.has(level.template) ? { template: text, pieces: {} } : level;
        const inside = loose[i]?.[at];
        const family = (loose[i] ?? []).map(({ template }) => template).join('|');
        return inside !== undefined && (families.get(family)?.size ?? 0) > 1 ? inside : level;
      });
      return [column.col, joined(levels)] as const;
    }),
  );
}

function areaLevel(text: string, areas: HeadingAreas): Level | undefined {
  const level = areas.get(text);
  return level === undefined ? undefined : { template: `{${level}}`, pieces: {}, area: text };
}

function wholeLevel(text: string): Level {
  const reading = noPeriod.test(text.trim()) ? undefined : readPeriod(text);
  if (reading?.kind === 'part')
    return {
      template: `{${partNames[reading.type]}}`,
      pieces: { part: { type: reading.type, part: reading.part } },
    };
  if (reading?.kind !== 'period') return { template: text, pieces: {} };
  if (reading.id % 1000 === 0) return { template: '{year}', pieces: { year: reading.id / 1000 } };
  return { template: '{period}', pieces: { id: reading.id } };
}

function looseLevel(text: string): Level {
  const whole = wholeLevel(text);
  const match = baseYear.test(text) ? null : yearInside.exec(text);
  if (whole.template !== text || match === null) return whole;
  return { template: text.replace(yearInside, '{year}'), pieces: { year: Number(match[1]) } };
}

function distinctParts(paths: readonly (readonly Level[])[], template: string): number {
  const found = paths.flat().filter((level) => level.template === template);
  return new Set(found.map(({ pieces }) => pieces.part?.part)).size;
}

function countYears(paths: readonly (readonly Level[])[]): ReadonlyMap<string, ReadonlySet<number>> {
  const families = new Map<string, Set<number>>();
  for (const path of paths) {
    const key = path.map(({ template }) => template).join('|');
    const years = families.get(key) ?? new Set<number>();
    for (const { pieces } of path) if (pieces.year !== undefined) years.add(pieces.year);
    families.set(key, years);
  }
  return families;
}

function joined(levels: readonly Level[]): HeadingTemplate {
  return {
    levels: levels.map(({ template }) => template),
    pieces: Object.assign({}, ...levels.map(({ pieces }) => pieces)),
    ...Object.assign({}, ...levels.map(({ area }) => (area === undefined ? {} : { area }))),
  };
}

/** True for a level that is nothing but a placeholder. */
export function isPlaceholder(level: string): boolean {
  return /^\{[a-z]+\}$/.test(level);
}
