// The name of a placeholder in a heading ({year}, {month}, {jenis_kelamin}) → what it catches and what that means.

import { monthNumber } from '../lexicon/month.js';
import { AreaLevel } from '../model/area.js';
import type { Breakdowns } from '../model/opd.js';
import { periodType, periodYear } from '../model/period.js';
import type { PeriodPieces } from './binding.js';
import type { AreaResolver } from './values/area.js';
import { readChoices, totalChoice } from './values/choice.js';
import type { DateOrder } from './values/date.js';
import { ordinalNumber, readPeriod, type YearPart } from './values/period.js';

export interface Catch {
  /** Equal for headings that say the same, however they write it. */
  readonly key: string;
  readonly pieces?: PeriodPieces;
  readonly breakdown?: Readonly<Record<string, string>>;
  readonly area?: string;
}

/** Undefined where the text is not what the placeholder stands for: then the heading does not fit. */
export type Catcher = (text: string) => Catch | undefined;

/** `order`: what 03/04/2024 means. {axis} catches a choice of whichever axis has it; {jenis_kelamin} one of that axis; {kecamatan} an area of that level. */
export function catcherOf(
  name: string,
  breakdowns: Breakdowns,
  areas?: AreaResolver,
  order: DateOrder | null = null,
): Catcher {
  if (name === 'year') return (text) => yearCatch(text);
  if (name === 'period') return (text) => periodCatch(text, order);
  if (name === 'month') return (text) => partCatch('M', monthNumber(text) ?? numbered(text, 12), text);
  if (name === 'quarter') return (text) => partCatch('Q', numbered(text, 4), text);
  if (name === 'semester') return (text) => partCatch('S', numbered(text, 2), text);
  const level = AreaLevel.safeParse(name);
  if (level.success && areas !== undefined) return areaCatcher(level.data, areas);
  const axes = name === 'axis' ? Object.keys(breakdowns) : [name];
  return axisCatcher(axes, breakdowns);
}

function yearCatch(text: string): Catch | undefined {
  const reading = readPeriod(text);
  if (reading.kind !== 'period' || periodType(reading.id) !== 'Y') return undefined;
  return { key: `y${periodYear(reading.id)}`, pieces: { year: periodYear(reading.id) } };
}

function periodCatch(text: string, order: DateOrder | null): Catch | undefined {
  const reading = readPeriod(text, order);
  if (reading.kind === 'period') return { key: `p${reading.id}`, pieces: { id: reading.id } };
  return reading.kind === 'part' ? partCatch(reading.type, reading.part, text) : undefined;
}

function partCatch(type: YearPart['type'], number: number | undefined, text: string): Catch | undefined {
  const reading = readPeriod(text);
  const part = reading.kind === 'part' && reading.type === type ? reading.part : number;
  return part === undefined ? undefined : { key: `${type}${part}`, pieces: { part: { type, part } } };
}

function numbered(text: string, last: number): number | undefined {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : ordinalNumber(text);
  return number !== undefined && number >= 1 && number <= last ? number : undefined;
}

function areaCatcher(level: AreaLevel, areas: AreaResolver): Catcher {
  return (text) => {
    const reading = areas.resolve(text, { levels: [level] });
    return reading.kind === 'area' ? { key: `a${reading.area.code}`, area: reading.area.code } : undefined;
  };
}

function axisCatcher(axes: readonly string[], breakdowns: Breakdowns): Catcher {
  const readers = axes.map((axis) => [axis, readChoices(breakdowns[axis] ?? {})] as const);
  return (text) => {
    for (const [axis, choices] of readers) {
      const code = choices.read(text);
      if (code === totalChoice) return { key: `${axis}=${code}` };
      if (code !== undefined) return { key: `${axis}=${code}`, breakdown: { [axis]: code } };
    }
    return undefined;
  };
}
