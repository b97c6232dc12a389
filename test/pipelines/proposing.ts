// A configuration of one city in a folder of its own, and datasets proposed into it from files written for a test.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { parse } from 'yaml';
import type { DatasetDraft } from '../../model/dataset.js';
import type { Ports } from '../../model/ports.js';
import { newDataset } from '../../pipelines/new-dataset.js';
import { silent } from '../server.js';

export const ports: Ports = {
  clock: () => new Date('2026-02-10T05:00:00Z'),
  env: {},
  log: silent,
  signal: new AbortController().signal,
};

/** Removed after the last test of the file that asks for it. */
export function proposing() {
  const root = mkdtempSync(join(tmpdir(), 'new-dataset-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const config = join(root, 'config');
  for (const part of ['areas.csv', 'breakdowns.yaml', 'opd.yaml'])
    cpSync(join(import.meta.dirname, '../../config', part), join(config, part));
  writeFileSync(join(config, 'city.yaml'), 'area: "36.72"\nname: Kota Cilegon\n');
  return {
    config,
    root,
    file(name: string, ...lines: readonly string[]): string {
      const path = join(root, name);
      writeFileSync(path, lines.join('\n'));
      return path;
    },
    async made(id: string, from: string, table?: number) {
      const { text, rehearsal, ...rest } = await newDataset(
        { id, file: from, config, ...(table === undefined ? {} : { table }) },
        ports,
      );
      // The program has just written it by the schema, and a test of the folder reads all of them again.
      const draft = parse(text) as DatasetDraft;
      const column = (heading: string) => draft.columns.find((each) => each.heading === heading);
      return { ...rest, text, draft, column, rehearsal };
    },
  };
}
