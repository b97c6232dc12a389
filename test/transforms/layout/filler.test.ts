import { describe, expect, it } from 'vitest';
import { withoutFiller } from '../../../transforms/layout/filler.js';

describe('a long line of one sign', () => {
  it('is shortened to its two ends, and the words around it stay', () => {
    const [text] = withoutFiller([`Mengetahui ${'.'.repeat(5000)} NIP`]);
    expect(text).toBe(`Mengetahui ${'.'.repeat(198)} NIP`);
  });

  it('is left as it stands where it is short, and so are long words, figures and numbers', () => {
    const cells = ['.'.repeat(200), 'kata '.repeat(100), '12'.repeat(300), 7, null];
    expect(withoutFiller(cells)).toEqual(cells);
  });
});
