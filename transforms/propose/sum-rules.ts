// Groups of figures → the sums that hold in every row: "laki_laki + perempuan = jumlah".
import type { MeasureGroup } from './measure-group.js';

export interface SumRule {
  readonly parts: readonly MeasureGroup[];
  readonly whole: MeasureGroup;
  /** Greatest difference that rounding leaves. */
  readonly tolerance: number;
  /** Rows that speak for it. */
  readonly rows: number;
}

/** Fewer rows prove nothing: sums of small numbers come out by chance. */
const fewest = 3;
/** Beyond this the pairs of columns are too many to try all of them. */
const mostPaired = 24;

/** At most one rule for each whole; `families` are parts that probably have a sum, tried before all others. */
export function sumRules(
  groups: readonly MeasureGroup[],
  families: readonly (readonly MeasureGroup[])[],
): readonly SumRule[] {
  const rules: SumRule[] = [];
  for (const whole of groups) {
    const likely = families.filter((parts) => !parts.includes(whole));
    const rule = [...likely, ...candidates(groups, whole)]
      .map((parts) => tried(parts, whole))
      .find((each) => each !== undefined);
    if (rule !== undefined) rules.push(rule);
  }
  return rules;
}

/** Runs of neighbours first, the nearest and longest before the others; then any two. */
function candidates(
  groups: readonly MeasureGroup[],
  whole: MeasureGroup,
): readonly (readonly MeasureGroup[])[] {
  const at = groups.indexOf(whole);
  const runs: (readonly MeasureGroup[])[] = [];
  for (let to = at; to > 1; to--) for (let from = 0; from < to - 1; from++) runs.push(groups.slice(from, to));
  for (let from = at + 1; from < groups.length - 1; from++)
    for (let to = groups.length; to > from + 1; to--) runs.push(groups.slice(from, to));
  if (groups.length > mostPaired) return runs.filter((run) => run.length <= mostPaired);
  const others = groups.filter((group) => group !== whole);
  return [...runs, ...others.flatMap((one, i) => others.slice(i + 1).map((other) => [one, other]))];
}

function tried(parts: readonly MeasureGroup[], whole: MeasureGroup): SumRule | undefined {
  const decimals = Math.max(...[...parts, whole].map(({ figures }) => figures.decimals));
  const allowed = decimals === 0 ? 0 : Number(((parts.length + 1) * 0.5 * 10 ** -decimals).toPrecision(2));
  let [rows, apart] = [0, 0];
  for (const [period, wholes] of whole.byPeriod) {
    const each = parts.map(({ byPeriod }) => byPeriod.get(period) ?? []);
    for (const [row, total] of wholes.entries()) {
      const values = each.map((part) => part[row] ?? Number.NaN);
      const difference = Math.abs(values.reduce((sum, value) => sum + value, 0) - total);
      if (Number.isNaN(difference)) continue;
      if (difference > allowed + 1e-9 * Math.abs(total)) return undefined;
      apart = Math.max(apart, difference);
      // A whole that is zero, or one of its parts, shows no sum.
      if (values.filter((value) => value !== 0).length > 1) rows++;
    }
  }
  if (rows < fewest) return undefined;
  return { parts, whole, rows, tolerance: apart > 1e-6 ? allowed : 0 };
}
