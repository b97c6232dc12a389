// A table and a number → the same table in disorder, always the same for the same number.
import { draw } from '../../fuzz/random.js';

/** A table with some cells changed for each other, emptied, or filled with what people type. */
export function disarranged<T>(rows: readonly (readonly T[])[], typed: readonly T[], seed: number): T[][] {
  const { fraction, whole, of } = draw(seed);
  const out = rows.map((row) => [...row]);
  for (let edit = 1 + whole(4); edit > 0; edit--) {
    const one = out[whole(out.length)] ?? [];
    const other = out[whole(out.length)] ?? [];
    const [i, j] = [whole(one.length), whole(other.length)];
    const held = one[i];
    const taken = fraction() < 0.5 ? other[j] : of(typed);
    if (held === undefined || taken === undefined) continue;
    one[i] = taken;
    if (fraction() < 0.5) other[j] = held;
  }
  return out;
}
