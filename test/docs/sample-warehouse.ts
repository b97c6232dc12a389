// The configuration of the sample city, loaded into a warehouse of its own that holds no facts.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfiguration } from '../../config/load.js';
import { loadReference } from '../../warehouse/load-reference.js';
import type { Warehouse } from '../../warehouse/warehouse.js';
import { testDatabase } from '../database.js';
import { root } from './pages.js';

/** Call it at the top of a test file. */
export async function sampleWarehouse(): Promise<Warehouse> {
  const warehouse = await testDatabase();
  const formulas = readdirSync(join(root, 'sql', 'indicators'));
  await loadReference(warehouse, await loadConfiguration(join(root, 'config'), formulas));
  return warehouse;
}
