// Turns a dotted path of the configuration ("result.records", "data[].cuaca[][]") into steps, and follows it.

/** The step that goes through every element of an array. */
export const each = '[]';

/** "" is the whole answer: no steps. A step is a key, or `each`. */
export function pathSteps(path: string): readonly string[] {
  return path.split('.').flatMap((part) => {
    const arrays = /(?:\[\])*$/.exec(part)?.[0] ?? '';
    const key = part.slice(0, part.length - arrays.length);
    return [...(key === '' ? [] : [key]), ...Array<string>(arrays.length / each.length).fill(each)];
  });
}

/** "the top" for no steps, otherwise “data[].cuaca”. */
export function pathText(steps: readonly string[]): string {
  if (steps.length === 0) return 'the top';
  return `“${steps.join('.').replaceAll(`.${each}`, each)}”`;
}

/** The value at a path of keys; undefined where there is none. */
export function valueAt(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? Object.entries(inner).find(([key]) => key === step)?.[1]
        : undefined,
    value,
  );
}
