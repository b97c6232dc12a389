import { describe, expect, it } from 'vitest';
import { withoutSpacing } from '../../lexicon/letter-spacing.js';
import { totalWordOf } from '../../transforms/layout/words.js';

describe('a word typed with blanks between its letters', () => {
  it.each([
    ['J U M L A H', 'JUMLAH'],
    ['J U M L A H/ T o t a l', 'JUMLAH/ Total'],
    ['T  O  T  A  L', 'TOTAL'],
    ['J U M L A H   U M U M', 'JUMLAH   UMUM'],
    ['J_u_m_l_a_h', 'Jumlah'],
    ['A B', 'A B'],
    ['Kelas A B', 'Kelas A B'],
    ['Kota A dan B', 'Kota A dan B'],
  ])('"%s" is "%s"', (text, word) => {
    expect(withoutSpacing(text)).toBe(word);
  });

  it.each([
    ['J U M L A H', 'total'],
    ['J U M L A H/ T o t a l', 'total'],
    ['J U M L A H T O T A L', 'total'],
    ['T O T A L   U M U M', 'total'],
    ['S U B   T O T A L', 'subtotal'],
    ['S U B T O T A L', 'subtotal'],
    ['R A T A - R A T A', 'derived'],
    ['A B C', null],
    ['S E R A N G', null],
    ['Jumlahan', null],
  ])('"%s" speaks of a total as: %s', (text, word) => {
    expect(totalWordOf(text)).toBe(word);
  });
});
