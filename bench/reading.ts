// A file or a folder of workbooks, read in a process of its own by the program or by SheetJS: the rows found, the time
// it took, and the most memory the process ever held.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { JobReport } from './child.js';
import { timed } from './measure.js';
import { peakMegabytes } from './peak-memory.js';

export interface Reading {
  /** "program": decode and layout, as `inspect` does both; "sheetjs": that library's reading of the file alone. */
  readonly by: 'program' | 'sheetjs';
  readonly path: string;
  /** How many rows must be found: of data by the program, all by SheetJS. */
  readonly rows: number;
}

// What a parent sends over the command line is a Reading.
const reading = JSON.parse(process.argv[2] ?? '') as Reading;
const count = await reader(reading.by);
let rows = 0;
const ms = await timed(async () => {
  for (const file of filesAt(reading.path)) rows += await count(file);
});
if (rows !== reading.rows) throw new Error(`${rows} rows of ${reading.rows} in ${reading.path}`);
const report: JobReport = { ms, peakMegabytes: peakMegabytes() };
process.send?.(report);
process.disconnect?.();

function filesAt(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).map((name) => join(path, name));
}

/** Loads no more than what reads, so that neither side pays for the other. */
async function reader(by: Reading['by']): Promise<(file: string) => Promise<number>> {
  if (by === 'program') {
    const { inspectFile } = await import('../pipelines/inspect.js');
    return async (file) => {
      const { tables } = await inspectFile(file, { cells: false });
      return tables.reduce((sum, { dataRows }) => sum + dataRows, 0);
    };
  }
  const { read } = await import('xlsx');
  return async (file) => {
    const { Sheets: sheets } = read(readFileSync(file), { dense: true });
    return Object.values(sheets).reduce((sum, sheet) => sum + (sheet['!data']?.length ?? 0), 0);
  };
}
