import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonSchemas } from '../../config/load/schemas.js';
import { root } from './pages.js';

const config = join(root, 'config');
const files = readdirSync(config, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);

/** The schema file that the first line of a YAML file names for the editor. */
function schemaOf(file: string): string {
  const [line = ''] = readFileSync(file, 'utf8').split('\n');
  const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(line) ?? [];
  return path === '' ? '' : resolve(dirname(file), path);
}

const schemas = new Map(
  Object.entries(jsonSchemas()).map(([name, text]) => [
    join(config, 'schemas', name),
    z.fromJSONSchema(JSON.parse(text)),
  ]),
);

describe('config/schemas', () => {
  test.each(Object.keys(jsonSchemas()))('%s says what the program reads (else: npm run schemas)', (name) => {
    expect(readFileSync(join(config, 'schemas', name), 'utf8')).toBe(jsonSchemas()[name]);
  });

  test('holds no schema that the program does not make', () => {
    expect(readdirSync(join(config, 'schemas')).sort()).toEqual(Object.keys(jsonSchemas()).sort());
  });

  test('is named by the first line of every file of the configuration, and every file fits it', () => {
    expect(files.length).toBeGreaterThan(40);
    for (const name of files) {
      const file = join(config, name);
      const schema = schemas.get(schemaOf(file));
      expect([name, schema === undefined ? 'names no schema' : 'names its schema']).toEqual([
        name,
        'names its schema',
      ]);
      const result = schema?.safeParse(parse(readFileSync(file, 'utf8')));
      expect([name, result?.error?.issues ?? []]).toEqual([name, []]);
    }
  });

  test('refuses a key that is misspelt', () => {
    const dataset = schemas.get(join(config, 'schemas', 'dataset.schema.json'));
    const text = readFileSync(join(config, 'datasets', 'dinkes', 'kematian.yaml'), 'utf8');
    expect(dataset?.safeParse({ ...parse(text), titel: 'x' }).success).toBe(false);
  });
});
