// What was measured → lines that a person reads.
import type { Comparison, Spread } from './measure.js';

/** One row of the table; `target` says what it is held to, `met` whether it was. */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean;
}

export function seconds({ median, least, most }: Spread): string {
  const digits = median < 1000 ? 3 : 2;
  const text = (ms: number) => (ms / 1000).toFixed(digits);
  return `${text(median)} s (${text(least)}–${text(most)})`;
}

export function ratioFinding(
  what: string,
  names: readonly [string, string],
  found: Comparison,
  atMost: number,
): Finding {
  const { median, least, most } = found.ratio;
  const times = `${names[0]} ${seconds(found.ours)}, ${names[1]} ${seconds(found.theirs)}`;
  return {
    what,
    measured: `${median.toFixed(2)} × (${least.toFixed(2)}–${most.toFixed(2)}): ${times}`,
    target: `≤ ${atMost} ×`,
    met: median <= atMost,
  };
}

export function timeFinding(what: string, found: Spread, atMostSeconds: number): Finding {
  const met = found.median <= atMostSeconds * 1000;
  return { what, measured: seconds(found), target: `≤ ${atMostSeconds} s`, met };
}

export function memoryFinding(what: string, found: Spread, atMostMegabytes: number): Finding {
  const [median, most] = [Math.round(found.median), Math.round(found.most)];
  const met = found.median <= atMostMegabytes;
  return { what, measured: `${median} MB (most ${most})`, target: `≤ ${atMostMegabytes} MB`, met };
}

/** A table in Markdown, as docs/performance.md shows it. */
export function table(findings: readonly Finding[]): string {
  const rows = findings.map(
    ({ what, measured, target, met }) => `| ${what} | ${measured} | ${target} | ${met ? 'met' : 'MISSED'} |`,
  );
  return ['| what | measured | target | |', '|---|---|---|---|', ...rows].join('\n');
}
