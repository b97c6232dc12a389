// A folder of .sql files → their texts in order; a file and what PostgreSQL said about it → an error with its line.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { SatuDataError, WarehouseError } from '../model/errors.js';
import { asFailure } from './failure.js';

export interface SqlFile {
  /** "migrations/0001_ref.sql" */
  readonly path: string;
  readonly text: string;
}

/** Line ends are one kind, so that a checkout on Windows has the same hash. A folder that is absent has no files. */
export async function readSqlFiles(folder: string, stage: string): Promise<readonly SqlFile[]> {
  const entries = await readdir(join(folder, stage)).catch(() => []);
  const names = entries.filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, stage, name), 'utf8');
      return { path: `${stage}/${name}`, text: text.replaceAll('\r\n', '\n') };
    }),
  );
}

/** Runs all statements of a file, within the transaction that the caller has begun. */
export async function runSqlFile(client: Client, file: SqlFile): Promise<void> {
  try {
    await client.query(file.text);
  } catch (error) {
    throw sqlFailure(file, error);
  }
}

function sqlFailure(file: SqlFile, error: unknown): unknown {
  const failure = asFailure(error);
  if (failure instanceof SatuDataError || !(error instanceof Error)) return failure;
  return new WarehouseError(
    'SD_MIGRATION_FAILED',
    `sql/${file.path}${lineOf(file.text, error)} was refused: ${error.message}. Nothing of it was applied.`,
    { hint: 'Correct the file; then run it again.', cause: error },
  );
}

/** The server counts characters from 1, over the whole text. */
function lineOf(text: string, error: Error): string {
  const position = 'position' in error ? Number(error.position) : Number.NaN;
  return position > 0 ? `, line ${text.slice(0, position - 1).split('\n').length},` : '';
}
