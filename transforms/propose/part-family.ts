// Groups whose headings differ by a choice of an axis ("Laki-laki", "Perempuan") → one variable broken down by that axis.
import type { Breakdowns } from '../../model/opd.js';
import { readChoices, totalChoice } from '../values/choice.js';
import type { MeasureGroup } from './measure-group.js';
import type { SumRule } from './sum-rules.js';

export interface PartFamily {
  readonly axis: string;
  /** What the headings have in common, '' when they name nothing but the choice. */
  readonly common: string;
  readonly codes: ReadonlyMap<MeasureGroup, string>;
  /** The group that holds the sum of the parts. */
  readonly whole: MeasureGroup | undefined;
}

interface Part {
  readonly group: MeasureGroup;
  readonly code: string;
}

/** A group belongs to one family at most; the family with most parts has it. */
export function partFamilies(
  groups: readonly MeasureGroup[],
  breakdowns: Breakdowns,
  rules: readonly SumRule[],
): readonly PartFamily[] {
  const found = [...candidates(groups, breakdowns)].sort(([, a], [, b]) => b.length - a.length);
  const taken = new Set<MeasureGroup>();
  return found.flatMap(([key, parts]) => {
    const free = parts.filter(({ group }) => !taken.has(group));
    const codes = new Map(free.map(({ group, code }) => [group, code] as const));
    if (new Set(codes.values()).size < 2 || new Set(codes.values()).size < codes.size) return [];
    const [axis = '', common = ''] = key.split('\n');
    const whole = wholeOf(codes, rules);
    for (const group of [...codes.keys(), ...(whole === undefined ? [] : [whole])]) taken.add(group);
    return [{ axis, common, codes, whole }];
  });
}

function candidates(
  groups: readonly MeasureGroup[],
  breakdowns: Breakdowns,
): ReadonlyMap<string, readonly Part[]> {
  const families = new Map<string, Part[]>();
  for (const [axis, choices] of Object.entries(breakdowns)) {
    const { read } = readChoices(choices);
    for (const group of groups)
      for (const [at, level] of group.stem.entries()) {
        const part = choiceIn(level, read);
        if (part === undefined) continue;
        const common = [...group.stem.slice(0, at), part.before, ...group.stem.slice(at + 1)];
        const key = `${axis}\n${common.filter((text) => text !== '').join(' | ')}`;
        families.set(key, [...(families.get(key) ?? []), { group, code: part.code }]);
      }
  }
  return families;
}

/** The choice at the end of a text, the longest first: "bb_sangat_kurang" → "sangat_kurang" behind "bb". */
function choiceIn(
  text: string,
  read: (text: string) => string | undefined,
): { readonly code: string; readonly before: string } | undefined {
  const words = text.trim().split(/[\s_]+/);
  for (let from = 0; from < words.length; from++) {
    const code = read(words.slice(from).join(' '));
    if (code !== undefined && code !== totalChoice) return { code, before: words.slice(0, from).join(' ') };
  }
  return undefined;
}

function wholeOf(
  codes: ReadonlyMap<MeasureGroup, string>,
  rules: readonly SumRule[],
): MeasureGroup | undefined {
  return rules.find(({ parts }) => parts.length === codes.size && parts.every((part) => codes.has(part)))
    ?.whole;
}
