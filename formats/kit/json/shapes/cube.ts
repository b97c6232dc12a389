// A cell's place in a cube of dimensions → the named values that say it in a record.

export interface Member {
  readonly code: string;
  /** What a person calls it, where that is not the code. */
  readonly label?: string | undefined;
  readonly unit?: string | undefined;
}

export interface Dimension {
  readonly id: string;
  readonly members: readonly Member[];
}

export type CubeRecord = Readonly<Record<string, unknown>>;

/** `area`, `area_label` where it has names, and `unit` where a member has one; `at` counts members from 0. */
export function placeIn(dimensions: readonly Dimension[], at: readonly number[]): CubeRecord {
  const place: Record<string, unknown> = {};
  dimensions.forEach(({ id, members }, i) => {
    const member = members[at[i] ?? -1];
    place[id] = member?.code ?? null;
    if (members.some(({ code, label }) => label !== undefined && label !== code))
      place[`${id}_label`] = member?.label ?? null;
    if (member?.unit !== undefined && member.unit !== '') place.unit = member.unit;
  });
  return place;
}

/** The number of a cell, the last dimension changing fastest → its member in each dimension. */
export function placeOfCell(dimensions: readonly Dimension[], cell: number): readonly number[] {
  let rest = cell;
  return dimensions
    .toReversed()
    .map(({ members }) => {
      const at = rest % Math.max(members.length, 1);
      rest = Math.floor(rest / Math.max(members.length, 1));
      return at;
    })
    .toReversed();
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Records that are made anew each time they are gone through. */
export function each(records: () => Iterator<CubeRecord>): Iterable<CubeRecord> {
  return { [Symbol.iterator]: records };
}
