// The sums of a contract, columns that were lost and new ones → with which new column in a lost one's place they hold.

import type { DatasetEntry } from '../../model/dataset.js';
import type { RememberedColumn } from '../../model/layout-memory.js';
import { parseRule } from '../../model/rule.js';
import { sumSides } from '../sum-rules.js';
import type { RowSums } from './row-sums.js';

export interface SumSupport {
  readonly holds: boolean;
  readonly says: string;
}

/** `name`: a column of the contract that was lost; `col`: a new column of the sheet. undefined where no sum tells. */
export type SumEvidence = (name: string, col: number) => SumSupport | undefined;

/** Ways to put new columns into the places of lost ones beyond which a rule is not tried. */
const mostWays = 2000;
const fewestRows = 4;
const share = 0.9;

export function sumEvidence(
  dataset: DatasetEntry,
  bound: readonly RememberedColumn[],
  lost: readonly string[],
  free: readonly RememberedColumn[],
  sums: RowSums,
): SumEvidence {
  const open = free.filter(({ type }) => type === 'number').map(({ col }) => col);
  const proved = new Map<string, Map<number, string>>();
  for (const { rule } of dataset.rules) {
    const sides = sumSides(parseRule(rule));
    const names = sides === undefined ? [] : [...sides.parts, sides.whole];
    if (!names.some((name) => lost.includes(name))) continue;
    const places = names.map((name) => (lost.includes(name) ? open : columnsNamed(name, bound)));
    for (const cols of waysOf(places)) {
      const { rows, held } = sums(cols.slice(0, -1), cols.at(-1) ?? 0);
      if (rows < fewestRows || held < share * rows) continue;
      const says = `With it, "${rule}" holds in ${held} of ${rows} rows.`;
      for (const [i, name] of names.entries())
        if (lost.includes(name)) proved.set(name, (proved.get(name) ?? new Map()).set(cols[i] ?? 0, says));
    }
  }
  return (name, col) => {
    const holding = proved.get(name);
    if (holding === undefined) return undefined;
    const says = holding.get(col);
    return says === undefined
      ? {
          holds: false,
          says: 'With it, a sum of the contract does not hold, and with another column it does.',
        }
      : { holds: true, says };
  };
}

function columnsNamed(name: string, bound: readonly RememberedColumn[]): readonly number[] {
  return bound.filter((column) => column.name === name && column.key === '').map(({ col }) => col);
}

/** Every choice of one column a place, none chosen twice; none at all when there are too many. */
function waysOf(places: readonly (readonly number[])[]): readonly (readonly number[])[] {
  if (places.reduce((product, place) => product * place.length, 1) > mostWays) return [];
  return places.reduce<readonly (readonly number[])[]>(
    (ways, place) =>
      ways.flatMap((way) => place.filter((col) => !way.includes(col)).map((col) => [...way, col])),
    [[]],
  );
}
