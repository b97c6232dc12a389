// The name of a month, Indonesian or English, whole or shortened → its number.

const names: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'pebruari', 'feb', 'peb'],
  ['maret', 'march', 'mar', 'mrt'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agt', 'agu', 'ags', 'agst', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
];

const numbers: ReadonlyMap<string, number> = new Map(
  names.flatMap((ways, i) => ways.map((way) => [way, i + 1] as const)),
);

/** Longest first: a part of a regular expression that matches any month name. */
export const monthPattern: string = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|');

/** 1–12 for "Agustus", "AGT.", "Nop"; undefined for anything else, digits included. */
export function monthNumber(name: string): number | undefined {
  return numbers.get(name.trim().toLowerCase().replace(/\.$/, ''));
}

/** The Indonesian name of a month, for messages. */
export function monthName(month: number): string {
  const name = names[month - 1]?.[0] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}
