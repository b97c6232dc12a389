// Groups of figures, the families of parts among them and their sums → what each group measures, and which part of it.
import type { Breakdowns } from '../../model/opd.js';
import { readChoices, totalChoice } from '../values/choice.js';
import { squash } from '../values/squash.js';
import type { MeasureGroup } from './measure-group.js';
import { saysNothing, titleOf } from './names.js';
import { type PartFamily, partFamilies } from './part-family.js';
import type { SumRule } from './sum-rules.js';

export interface Meaning {
  /** Groups with equal keys measure one variable. */
  readonly key: string;
  readonly words: string;
  readonly breakdown?: Readonly<Record<string, string>>;
}

interface Family extends PartFamily<MeasureGroup> {
  /** The levels that all of it has in common. */
  readonly stem: readonly string[];
  readonly whole: MeasureGroup | undefined;
}

/** Families of one axis whose headings differ by a choice of a second one: "SD | L", "SD | P", "SMP | L", "SMP | P". */
interface Crossing {
  readonly common: readonly string[];
  readonly breakdowns: ReadonlyMap<Family, Readonly<Record<string, string>>>;
}

export function meanings(
  groups: readonly MeasureGroup[],
  parts: readonly PartFamily<MeasureGroup>[],
  rules: readonly SumRule[],
  breakdowns: Breakdowns,
): (group: MeasureGroup) => Meaning {
  const families = parts.map((family) => summed(family, rules));
  const crossings = crossed(families, breakdowns);
  const placed = groups.filter((group) => group.places && saysNothing(titleWords(group.stem)));
  return (group) => {
    const at = families.findIndex(({ codes, whole }) => codes.has(group) || whole === group);
    const family = families[at];
    if (family === undefined) {
      const words = titleWords(group.stem);
      // "Jumlah" beside the kecamatan is the same of the city.
      const whole = placed.length > 0 && saysNothing(words);
      return { key: whole ? 'places' : group.heading, words };
    }
    const code = family.codes.get(group);
    const own = code === undefined ? {} : { [family.axis]: code };
    const cross = crossings.findIndex((crossing) => crossing.breakdowns.has(family));
    const crossing = crossings[cross];
    if (crossing === undefined) return { key: `family ${at}`, words: wordsOf(family), ...broken(own) };
    const both = { ...own, ...crossing.breakdowns.get(family) };
    return { key: `crossing ${cross}`, words: titleWords(crossing.common), ...broken(both) };
  };
}

function broken(breakdown: Readonly<Record<string, string>>): Pick<Meaning, 'breakdown'> {
  return Object.keys(breakdown).length === 0 ? {} : { breakdown };
}

/** The group that holds the sum of all parts measures the same, without a breakdown. */
function summed(family: PartFamily<MeasureGroup>, rules: readonly SumRule[]): Family {
  const rule = rules.find(
    ({ parts }) => parts.length === family.codes.size && parts.every((part) => family.codes.has(part)),
  );
  return { ...family, stem: family.common, whole: rule?.whole };
}

/** "Jenis Kelamin | Laki-laki": the name of the axis tells how the figures are broken down, and not what they are. */
function wordsOf({ axis, whole, common }: Family): string {
  const telling = (levels: readonly string[]) =>
    levels.filter((level) => squash(titleOf(level)) !== squash(axis));
  const named = titleWords(telling(whole?.stem ?? []));
  return saysNothing(named) ? titleWords(telling(common)) : named;
}

/** Only where every family of the same parts has its choice: a stranger among them would be left alone. */
function crossed(families: readonly Family[], breakdowns: Breakdowns): readonly Crossing[] {
  const kinds = new Map<string, Family[]>();
  for (const family of families) {
    const kind = JSON.stringify([family.axis, [...family.codes.values()].sort(), family.common.length]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), family]);
  }
  return [...kinds.values()].flatMap((alike) => {
    const [found] = partFamilies(alike, breakdowns);
    if (found === undefined) return [];
    const { axis, codes, common } = found;
    const whole = alike.filter((family) => !codes.has(family));
    if (!whole.every((family) => saysAll(family.common))) return [];
    const parts = [...codes].map(([family, code]) => [family, { [axis]: code }] as const);
    return [{ common, breakdowns: new Map([...parts, ...whole.map((family) => [family, {}] as const)]) }];
  });
}

function saysAll(levels: readonly string[]): boolean {
  const { read } = readChoices({});
  return levels.length > 0 && levels.every((level) => read(level) === totalChoice);
}

/** "Jumlah Penduduk | Menurut Jenis Kelamin" → "Jumlah Penduduk": how it is broken down is no part of its name. */
function titleWords(levels: readonly string[]): string {
  const plain = levels.map((level) => titleOf(level).replace(/\s*\b(?:menurut|berdasarkan)\b.*$/i, ''));
  const telling = plain.filter((level) => !saysNothing(level));
  return (telling.length > 0 ? telling : plain.slice(0, 1)).join(' ').trim();
}
