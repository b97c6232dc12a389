import { expect, test } from 'vitest';
import { schemaText } from '../../warehouse/schema-text.js';
import { testDatabase } from '../database.js';

const warehouse = await testDatabase();

test('the schema that a reviewer reads is the schema that the files of sql/ make', async () => {
  await expect(await schemaText(warehouse)).toMatchFileSnapshot('../../sql/schema.sql');
});

test('the same database gives the same text twice', async () => {
  expect(await schemaText(warehouse)).toBe(await schemaText(warehouse));
});
