import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { program } from '../../cli/main.js';
import { columnName } from '../../model/column.js';
import { Dataset } from '../../model/dataset.js';
import { parseRule, ruleColumns } from '../../model/rule.js';
import { page, root } from './pages.js';

const text = page('README.md');
const folders = ['.', 'docs', 'docs/decisions', 'samples', 'config'];
const pages = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** "## A dataset" → "a-dataset", as the anchors of a page are made. */
function anchors(markdown: string): readonly string[] {
  const headings = [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documentation', () => {
  test.each(pages)('links of %s lead somewhere', (name) => {
    const markdown = page(name).replace(/```[\s\S]*?```/g, '');
    for (const [, target = ''] of markdown.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? name : join(dirname(name), path);
      expect([target, existsSync(join(root, file))]).toEqual([target, true]);
      if (anchor !== undefined) expect(anchors(page(file))).toContain(anchor);
    }
  });
});

describe('the README', () => {
  test('adds a dataset that the program reads', () => {
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    const dataset = Dataset.parse(parse(yaml));
    const names = dataset.columns.map(columnName);
    for (const { rule } of dataset.rules)
      expect(names).toEqual(expect.arrayContaining([...ruleColumns(parseRule(rule))]));
  });

  test('calls commands and options that there are, and files that there are', async () => {
    const commands = new Map((await program()).commands.map((command) => [command.name(), command]));
    const calls = [...text.matchAll(/^(?:npx satudata|satudata|npm run city --) (\w+)(.*?)(?:\s+#.*)?$/gm)];
    expect(calls.length).toBeGreaterThan(8);
    for (const [call, name = '', rest = ''] of calls) {
      const options = commands.get(name)?.options.flatMap((option) => option.long ?? []) ?? [];
      expect([call, commands.has(name)]).toEqual([call, true]);
      for (const [option] of rest.matchAll(/--[a-z]+/g))
        expect([call, options]).toEqual([call, expect.arrayContaining([option])]);
      const [, file] = /"(samples\/[^"]+)"/.exec(rest) ?? [];
      if (file !== undefined) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    }
  });

  test('names folders that there are', () => {
    for (const [, folder = ''] of text.matchAll(/`([a-z]+)\/`/g))
      expect([folder, existsSync(join(root, folder))]).toEqual([folder, true]);
  });
});
