// Reads the whole configuration and gives every mistake in it, or the configuration itself.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfiguration, type ReadConfiguration, readConfiguration } from '../config/load.js';
import type { Configuration } from '../model/configuration.js';
import { packageRoot } from './package-root.js';

export async function check(directory: string): Promise<ReadConfiguration> {
  return readConfiguration(directory, await formulaFiles());
}

/** The configuration of a directory; a ConfigError with every mistake when there is one. */
export async function configuration(directory: string): Promise<Configuration> {
  return loadConfiguration(directory, await formulaFiles());
}

/** Names of the SQL formulas that indicators may call. */
async function formulaFiles(): Promise<readonly string[]> {
  return (await readdir(join(packageRoot(), 'sql', 'indicators')).catch(() => [])).filter((name) =>
    name.endsWith('.sql'),
  );
}
