// The mark by which a configuration that was written for somebody says: this is yet to be filled in.

/** A text that begins with it is no value; what follows says what belongs there. */
export const toFillIn = 'ISI:';

export function isToFillIn(value: unknown): value is string {
  return typeof value === 'string' && value.trimStart().toUpperCase().startsWith(toFillIn);
}
