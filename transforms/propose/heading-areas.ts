// The headings of figures → those that name areas of one level: a table with a column for each kecamatan.
import { AreaLevel } from '../../model/area.js';
import type { TableColumn } from '../../model/table.js';
import type { AreaResolver } from '../values/area.js';

/** A level of a heading, as typed, that names an area → the level of that area. */
export type HeadingAreas = ReadonlyMap<string, AreaLevel>;

/** Fewer columns that are called like areas may be called so by chance. */
const fewest = 3;

/** Of the level that most columns name, the broader of equals; empty where too few do. */
export function headingAreas(columns: readonly TableColumn[], resolver: AreaResolver): HeadingAreas {
  const texts = [...new Set(columns.flatMap(({ path }) => path))];
  const found = AreaLevel.options.map(
    (level) =>
      new Map(
        texts.flatMap((text) => {
          const reading = resolver.resolve(text, { levels: [level], by: 'name' });
          return reading.kind === 'area' ? [[text, level] as const] : [];
        }),
      ),
  );
  const [most] = found.toSorted((a, b) => b.size - a.size);
  return most !== undefined && most.size >= fewest ? most : new Map();
}
