// Groups whose headings differ by a choice of an axis ("Laki-laki", "Perempuan") → one variable broken down by that axis.

import type { Breakdowns } from '../../model/opd.js';
import { readChoices, totalChoice } from '../values/choice.js';
import { isNumbered } from './label-column.js';

/** Whatever has a heading; of a group of figures its levels without periods. */
interface Headed {
  readonly stem: readonly string[];
}

export interface PartFamily<G extends Headed> {
  readonly axis: string;
  /** What the headings have in common; empty when they name nothing but the choice. */
  readonly common: readonly string[];
  readonly codes: ReadonlyMap<G, string>;
}

interface Candidate<G> {
  readonly axis: string;
  readonly common: readonly string[];
  readonly parts: { readonly group: G; readonly code: string }[];
}

/** A group belongs to one family at most; the family with most parts has it. */
export function partFamilies<G extends Headed>(
  groups: readonly G[],
  breakdowns: Breakdowns,
): readonly PartFamily<G>[] {
  const found = candidates(groups, breakdowns).toSorted((a, b) => b.parts.length - a.parts.length);
  const taken = new Set<G>();
  return found.flatMap(({ axis, common, parts }) => {
    const free = parts.filter(({ group }) => !taken.has(group));
    const codes = new Map(free.map(({ group, code }) => [group, code] as const));
    const different = new Set(codes.values()).size;
    if (different < 2 || different < codes.size) return [];
    for (const group of codes.keys()) taken.add(group);
    return [{ axis, common, codes }];
  });
}

function candidates<G extends Headed>(groups: readonly G[], breakdowns: Breakdowns): readonly Candidate<G>[] {
  const families = new Map<string, Candidate<G>>();
  for (const [axis, choices] of Object.entries(breakdowns)) {
    if (isNumbered(choices)) continue;
    const { read } = readChoices(choices);
    for (const group of groups)
      for (const [at, level] of group.stem.entries()) {
        const part = choiceIn(level, read);
        if (part === undefined) continue;
        const levels = [...group.stem.slice(0, at), part.before, ...group.stem.slice(at + 1)];
        const common = levels.filter((text) => text !== '');
        const key = JSON.stringify([axis, at, ...common]);
        const family = families.get(key) ?? { axis, common, parts: [] };
        family.parts.push({ group, code: part.code });
        families.set(key, family);
      }
  }
  return [...families.values()];
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
