// Values that are still the placeholders of a configuration to begin with → a warning for each thing that holds some.
import { isToFillIn, toFillIn } from '../../lexicon/to-fill-in.js';
import type { Mistake } from './mistake.js';
import type { YamlFile } from './yaml-file.js';

/** One for each entry of a list, or each value of a file that is none. */
export function checkFillIn(files: readonly YamlFile<unknown>[]): readonly Mistake[] {
  return files.flatMap(({ file, value, lineAt }) => {
    const entries = Array.isArray(value) ? value.map((entry, i) => [i, entry] as const) : [];
    if (entries.length > 0)
      return entries.flatMap(([i, entry]) => warning(file, lineAt([i]), nameOf(entry), placesIn(entry, [])));
    return placesIn(value, []).flatMap((place) => warning(file, lineAt(place.path), '', [place]));
  });
}

interface Place {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

function placesIn(value: unknown, path: readonly PropertyKey[]): readonly Place[] {
  if (isToFillIn(value)) return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]));
}

function nameOf(entry: unknown): string {
  return typeof entry === 'object' && entry !== null && 'code' in entry ? ` of "${String(entry.code)}"` : '';
}

function warning(file: string, line: number, owner: string, places: readonly Place[]): readonly Mistake[] {
  const [first] = places;
  if (first === undefined) return [];
  const keys = places.map(({ path }) => path.join('.')).join(' and ');
  const asks = places.map(({ text }) => text.replace(toFillIn, '').trim()).join(', ');
  const verb = places.length === 1 ? 'is still a placeholder' : 'are still placeholders';
  return [{ file, line, message: `${keys}${owner} ${verb}`, hint: `Fill in: ${asks}; or take it out` }];
}
