// The mark that rides on a number ("12 e", "1.234*", "5,6 r") → the flag that BPS means by it.
import type { Flag } from '../../model/observation.js';

const marks: ReadonlyMap<string, Flag> = new Map<string, Flag>([
  ['e', 'estimate'],
  ['r', 'revised'],
  ['*', 'provisional'],
  ['**', 'very-provisional'],
  ['***', 'very-very-provisional'],
  ['a', 'rse-25-50'],
  ['b', 'rse-over-50'],
  ['c', 'not-additive'],
]);

/** Undefined for anything that is not a mark; "e)" and "(e)" are read as "e". Marks are small letters: "12A" is a name. */
export function readFlag(text: string): Flag | undefined {
  return marks.get(text.trim().replace(/^\(?([a-z*]+)\)?$/, '$1'));
}
