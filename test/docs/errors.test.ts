import { describe, expect, test } from 'vitest';
import { found, page, sources } from './pages.js';

const rooms = ['model', 'config', 'connectors', 'formats', 'transforms', 'warehouse', 'pipelines', 'cli'];
const code = sources(rooms, '.ts');
const text = page('docs/errors.md');

/** Code → the class whose section its row stands in. */
function classes(): ReadonlyMap<string, string> {
  const sections = text.split(/^## /m).slice(1);
  return new Map(
    sections.flatMap((section) => {
      const name = section.slice(0, section.indexOf('\n')).trim();
      return found([section], /^\| `(SD_[A-Z_]+)`/gm).map((each) => [each, name] as const);
    }),
  );
}

describe('docs/errors.md', () => {
  test('has a row for every error that the program raises, and for no other', () => {
    expect(found([text], /^\| `(SD_[A-Z_]+)`/gm)).toEqual(found(code, /'(SD_[A-Z_]*[A-Z])'/g));
  });

  test('puts every error under the class that is raised', () => {
    const raised = code.flatMap((each) => [...each.matchAll(/new (\w+Error)\(\s*'(SD_[A-Z_]+)'/g)]);
    expect(raised.length).toBeGreaterThan(60);
    const page = classes();
    for (const [, name, each] of raised) expect([each, page.get(each ?? '')]).toEqual([each, name]);
  });

  test('tells of every error what it means and how to solve it', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| `SD_'));
    for (const row of rows) {
      const [, , meaning = '', way = ''] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
      expect([row, meaning.length > 15, way.length > 10]).toEqual([row, true, true]);
    }
  });
});
