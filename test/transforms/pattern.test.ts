import { expect, it } from 'vitest';
import { patternTest } from '../../transforms/pattern.js';

it('holds a whole text against a pattern', () => {
  const nik = patternTest(String.raw`\d{16}`);
  expect(nik('3672010101010001')).toBe(true);
  expect(nik('36720101010100011')).toBe(false);
  expect(nik('a3672010101010001')).toBe(false);
  expect(patternTest('a|bc')('bc')).toBe(true);
  expect(patternTest(String.raw`\p{L}+`)('Ciwandan')).toBe(true);
  expect(patternTest('^(?:ya|tidak)$')('ya')).toBe(true);
});

it('takes time in proportion to the text, whatever the pattern', () => {
  const test = patternTest('^(a+)+$');
  const before = process.cpuUsage();
  expect(test(`${'a'.repeat(50_000)}!`)).toBe(false);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(2_000);
});

it('is refused with what it cannot do', () => {
  for (const pattern of ['(?=a)b', String.raw`(a)\1`, '(', '[z-a]'])
    expect(() => patternTest(pattern)).toThrow();
});
