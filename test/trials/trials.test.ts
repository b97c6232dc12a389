// Small files with the trouble that files of offices have → what a person reads in them, through the contract proposed from them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type PeriodId, parsePeriodCode } from '../../model/period.js';
import { type Format, writeTable } from '../corpus/write.js';
import { proposing } from '../pipelines/proposing.js';
import { readBy } from './reading.js';

interface Contents {
  readonly rows?: readonly (readonly (string | number | null)[])[];
  readonly merges?: readonly string[];
  readonly lines?: readonly string[];
  readonly json?: unknown;
}

interface Trial extends Contents {
  readonly kind: string;
  readonly formats: readonly string[];
  /** "2024 Cibeber" → values, ascending. */
  readonly facts: Readonly<Record<string, readonly number[]>>;
  readonly held?: readonly string[];
  /** The same file once a person has mended what was held, and what it then gives. */
  readonly mended?: Contents & Pick<Trial, 'facts'>;
  readonly asked?: string;
}

const trials: readonly Trial[] = parse(readFileSync(join(import.meta.dirname, 'trials.yaml'), 'utf8'));
const { config, made, root } = proposing();

function written({ rows, merges = [], lines, json }: Contents, format: string, name: string): string {
  if (rows !== undefined)
    return writeTable({ kind: '', rows, merges, headers: [], columns: [] }, format as Format, root);
  const path = join(root, `${name}.${format}`);
  const text = lines === undefined ? JSON.stringify(json) : lines.join('\n');
  writeFileSync(path, format === 'gviz' ? `google.visualization.Query.setResponse(${text});` : text);
  return path;
}

const cases = trials.flatMap((trial) => trial.formats.map((format) => [trial.kind, format, trial] as const));

describe('a file of a kind that goes wrong elsewhere', () => {
  it.each(cases)('%s (%s) is read as a person reads it', async (kind, format, trial) => {
    const name = `trial-${cases.findIndex(([one, other]) => one === kind && other === format)}`;
    const path = written(trial, format, 'tabel');
    await made(`dinkes/${name}`, path);
    const request: PeriodId | null = parsePeriodCode(trial.asked ?? '') ?? null;
    const read = await readBy(config, `dinkes/${name}`, path, request);
    expect(read.held).toEqual(trial.held ?? []);
    expect(read.facts).toEqual(trial.facts);
    if (trial.mended === undefined) return;
    const again = await readBy(config, `dinkes/${name}`, written(trial.mended, format, 'tabel'), request);
    expect(again).toEqual({ facts: trial.mended.facts, held: [] });
  });
});
