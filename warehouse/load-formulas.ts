// The indicators and frameworks of the configuration → ref, with hashes that tell the publish what to compute anew.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { measuredVariables } from '../lexicon/measured-variables.js';
import type { Configuration } from '../model/configuration.js';
import { ConfigError } from '../model/errors.js';
import { indicatorRow, termRows } from './formula-rows.js';
import { frameworkRow, nodeRows } from './framework-rows.js';
import { sqlFolder } from './sql-folder.js';

/** Idempotent; within the transaction that loaded areas and variables. Raises ConfigError for a name nobody knows. */
export async function loadFormulas(
  trx: Knex.Transaction,
  cityId: number,
  configuration: Configuration,
): Promise<void> {
  const load = (name: string, rows: readonly object[]) =>
    trx.raw(`select ref.load_${name}(?, ?)`, [cityId, JSON.stringify(rows)]);
  const variables = measuredVariables(configuration.datasets);
  const statements = await readStatements(configuration);
  const terms = configuration.indicators.map((indicator) => termRows(indicator, variables));
  const indicators = configuration.indicators.map((indicator, i) =>
    indicatorRow(indicator, terms[i] ?? [], { ...configuration, variables, statements }),
  );
  const byCode = new Map(configuration.indicators.map((indicator) => [indicator.code, indicator]));
  const nodes = configuration.frameworks.map((framework) => nodeRows(framework, byCode));
  await load('indicators', indicators);
  await load('terms', terms.flat());
  await load(
    'frameworks',
    configuration.frameworks.map((framework, i) => frameworkRow(framework, nodes[i] ?? [])),
  );
  await load('nodes', nodes.flat());
  await trx.raw('select mart.make_dimension_views()');
}

/** File name → text of every file of sql/indicators that a formula names. */
async function readStatements({ indicators }: Configuration): Promise<ReadonlyMap<string, string>> {
  const files = new Set(indicators.flatMap(({ formula }) => (formula.type === 'sql' ? [formula.file] : [])));
  return new Map(
    await Promise.all([...files].map(async (file) => [file, await readStatement(file)] as const)),
  );
}

async function readStatement(file: string): Promise<string> {
  try {
    return await readFile(join(sqlFolder(), 'indicators', file), 'utf8');
  } catch (cause) {
    throw new ConfigError(
      'SD_FORMULA_FILE',
      `A formula names sql/indicators/${file}, which cannot be read.`,
      {
        hint: 'Write the file, or correct the name in the formula.',
        cause,
      },
    );
  }
}
