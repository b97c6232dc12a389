// Facts that a person read off real files, compared with what `inspect` sees in them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../pipelines/inspect.js';
import { isMissing } from '../left-out.js';

const cases = resolve(import.meta.dirname, '../../../shared/corpus/cases');

interface Expected {
  readonly sheet?: string | null;
  readonly header_rows?: readonly number[];
  readonly first_data_row?: number;
  readonly n_data_rows?: number;
  readonly sheets?: readonly Expected[];
}

/** Every expected table of every case whose file is a table. */
function expectations(): { name: string; path: string; expected: Expected }[] {
  if (!existsSync(cases)) return [];
  return readdirSync(cases).flatMap((name) => {
    const at = join(cases, name, 'expected.json');
    if (!existsSync(at)) return [];
    const json = JSON.parse(readFileSync(at, 'utf8'));
    const files: [string, Expected][] =
      typeof json.file === 'string' ? [[json.file, json]] : Object.entries(json.files ?? {});
    return files
      .filter(([file]) => /\.(csv|xlsx?|ods)$/i.test(file) && existsSync(join(cases, name, file)))
      .flatMap(([file, expected]) =>
        (expected.sheets ?? [expected]).map((each) => ({
          name: `${name} ${each.sheet ?? ''}`,
          path: join(cases, name, file),
          expected: each,
        })),
      )
      .filter(({ expected }) => expected.header_rows !== undefined);
  });
}

describe.skipIf(isMissing(cases))('a real file (skipped where the corpus is absent)', () => {
  it.each(expectations())(
    '$name has its header and its data where a person sees them',
    async ({ path, expected }) => {
      const { tables } = await inspectFile(path, { cells: false });
      const onSheet = tables.filter(
        ({ layout }) => expected.sheet == null || layout.sheet === expected.sheet,
      );
      const row = expected.first_data_row ?? expected.header_rows?.[0] ?? 1;
      const table = onSheet.find((each) => row <= (each.lastDataRow ?? row)) ?? onSheet[0];
      expect(table?.layout.headerRows).toEqual(expected.header_rows);
      if (expected.n_data_rows !== undefined) expect(table?.dataRows).toBe(expected.n_data_rows);
    },
  );
});
