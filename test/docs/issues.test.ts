import { describe, expect, test } from 'vitest';
import { found, page, sources } from './pages.js';

const text = page('docs/issues.md');
/** Words with a hyphen that are no issues: the reason of a row that belongs to another table, a kind of remap. */
const others = ['other-table', 'as-is'];

function rowsOf(page: string): readonly string[][] {
  const lines = page.split('\n').filter((line) => /^\| `[a-z-]+` \|/.test(line));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('docs/issues.md', () => {
  test('has a row for every issue that a delivery can have, and for no other', () => {
    const code = sources(['transforms', 'transforms/plausibility', 'pipelines'], '.ts', 'top').map((each) =>
      each.replace(/from '[^']+'/g, ''),
    );
    const used = found(code, /'([a-z]+(?:-[a-z]+)+)'/g).filter((each) => !others.includes(each));
    expect(found([text], /^\| `([a-z-]+)` \|/gm)).toEqual(used);
  });

  test('tells of every issue its severity, its meaning and a sentence that ends', () => {
    for (const [name, severity = '', meaning = '', example = ''] of rowsOf(text)) {
      expect([name, /^(error|warning|error or warning|problem)$/.test(severity)]).toEqual([name, true]);
      expect([name, meaning.length > 10]).toEqual([name, true]);
      expect([name, /[.?]$/.test(example)]).toEqual([name, true]);
    }
  });
});
