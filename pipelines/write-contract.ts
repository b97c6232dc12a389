// The text of a new dataset and its axes → files of the configuration; nothing that a steward wrote is lost.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { jsonSchemas } from '../config/load/schemas.js';
import { breakdownsText } from '../config/write/breakdowns-text.js';
import { ConfigError } from '../model/errors.js';
import type { Breakdowns } from '../model/opd.js';

interface Contract {
  /** Of the configuration. */
  readonly directory: string;
  /** "opd/name". */
  readonly id: string;
  readonly path: string;
  readonly text: string;
  /** What breakdowns.yaml is to hold further. */
  readonly axes: Breakdowns;
}

/** The schema that the first line names is written too, where there is none. Throws SD_NEW_EXISTS. */
export async function writeContract({ directory, id, path, text, axes }: Contract): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' }).catch((cause: unknown) => {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    throw there(path, cause);
  });
  try {
    await addAxes(join(directory, 'breakdowns.yaml'), axes, id);
  } catch (error) {
    // A contract whose axes are nowhere is none.
    await rm(path, { force: true });
    throw error;
  }
  const schema = join(directory, 'schemas', 'dataset.schema.json');
  if (existsSync(schema)) return;
  await mkdir(dirname(schema), { recursive: true });
  await writeFile(schema, jsonSchemas()['dataset.schema.json'] ?? '');
}

async function addAxes(file: string, axes: Breakdowns, id: string): Promise<void> {
  if (Object.keys(axes).length === 0) return;
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  await writeFile(file, breakdownsText(text, axes, `Dari ${id}`));
}

export function there(path: string, cause?: unknown): ConfigError {
  return new ConfigError('SD_NEW_EXISTS', `${path} is there already.`, {
    hint: 'Take another name, or move the file away first: what a steward wrote is never written over',
    ...(cause === undefined ? {} : { cause }),
  });
}
