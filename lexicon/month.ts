// The name of a month, Indonesian or English, whole, shortened or misspelt as offices do → its number.

/** Whole names first: any beginning of three letters or more is a short form of it; the others are told one by one. */
const names: readonly (readonly [whole: readonly string[], others: readonly string[]])[] = [
  [
    ['januari', 'january'],
    ['januwari', 'januri'],
  ],
  [
    ['februari', 'february', 'pebruari'],
    ['febuari', 'pebuari', 'febuary'],
  ],
  [
    ['maret', 'march'],
    ['mrt', 'maart'],
  ],
  [['april'], ['aprl']],
  [['mei', 'may'], []],
  [['juni', 'june'], []],
  [['juli', 'july'], []],
  [
    ['agustus', 'august'],
    ['agt', 'ags', 'agst', 'agts', 'agutus'],
  ],
  [['september'], ['sepetember', 'sptember', 'spt']],
  [
    ['oktober', 'october'],
    ['oktb', 'oktorber'],
  ],
  [
    ['november', 'nopember'],
    ['nvb', 'novb', 'nopb'],
  ],
  [
    ['desember', 'december'],
    ['desb', 'desmber', 'dsember', 'dess'],
  ],
];
const shortest = 3;

const numbers: ReadonlyMap<string, number> = new Map(
  names.flatMap(([whole, others], i) =>
    [...whole.flatMap(beginnings), ...others].map((way) => [way, i + 1] as const),
  ),
);

/** Longest first: a part of a regular expression, for text in lower case, that matches any month name. */
export const monthPattern: string = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|');

/** 1–12 for "Agustus", "AGT.", "Agust", "Nop"; undefined for anything else, digits included. */
export function monthNumber(name: string): number | undefined {
  return numbers.get(name.trim().toLowerCase().replace(/\.$/, ''));
}

/** The Indonesian name of a month, for messages and for names of files. */
export function monthName(month: number): string {
  const name = names[month - 1]?.[0][0] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "Agu", "Mei": its first three letters. */
export function monthShort(month: number): string {
  return monthName(month).slice(0, shortest);
}

function beginnings(name: string): readonly string[] {
  return Array.from({ length: name.length - shortest + 1 }, (_, i) => name.slice(0, shortest + i));
}
