import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { Dataset } from '../../model/dataset.js';
import { Framework } from '../../model/framework.js';
import { Indicator } from '../../model/indicator.js';
import { Breakdowns, City, Opd } from '../../model/opd.js';
import { Source } from '../../model/source.js';
import { page } from './pages.js';

const text = page('docs/configuration.md');
const kinds = Object.entries({ City, Opd, Dataset, Indicator, Framework });
/** Words that stand in code, not in a sentence. */
const told = new Set(
  [...text.matchAll(/```[\s\S]*?```|`[^`]+`/g)].flatMap(([code]) => code.match(/[A-Za-z_]+/g) ?? []),
);

/** Every key that a schema knows, and every word of its choices. */
function words(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) => {
    if (key === 'properties') return [...Object.keys(inner), ...Object.values(inner).flatMap(words)];
    if (key === 'enum') return inner.filter((each: unknown) => typeof each === 'string');
    if (key === 'const') return [String(inner)];
    return key === 'default' ? [] : words(inner);
  });
}

/** The yaml blocks of the page, by the first key of each. */
function examples(): readonly string[] {
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml);
}

function example(beginning: string): string {
  return examples().find((yaml) => yaml.replace(/^#.*\n/, '').startsWith(beginning)) ?? '';
}

describe('docs/configuration.md', () => {
  test.each(kinds)('names every key and every choice of a %s', (_, schema) => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    expect(words(json).filter((word) => !told.has(word))).toEqual([]);
  });

  test('shows examples that are right', () => {
    City.parse(parse(example('area:')));
    z.array(Opd).parse(parse(example('- code: dinkes')));
    Breakdowns.parse(parse(example('jenis_kelamin:')));
    Dataset.parse(parse(example('title: Balita ditimbang')));
    z.array(Indicator).parse(parse(example('- code: balita')));
    Framework.parse(parse(example('title: Indeks')));
  });

  test('shows a source of every connector that is right', () => {
    const sources = example('source:')
      .split(/\n\n/)
      .map((yaml) => Source.parse(parse(yaml).source).connector);
    expect(sources).toEqual(['file', 'http', 'rest', 'ckan', 'bps']);
  });
});
