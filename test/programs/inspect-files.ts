// A process that inspects the files of its command line one after another, and says of each what came of it and at what
// cost.
import { writeSync } from 'node:fs';
import { childrenOfThis, peakMegabytes } from '../../bench/peak-memory.js';
import { inspectionPicture } from '../../cli/commands/inspect-picture.js';
import { inspectFile } from '../../pipelines/inspect.js';
import { unclear } from '../fuzz/unclear.js';

/** One line of what is printed. */
export interface Inspected {
  readonly tables: readonly number[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly wrong: string | undefined;
  /** Of processor time: what else the machine does is not counted. */
  readonly milliseconds: number;
  /** The most that this process was resident with so far, and those that read for it. */
  readonly megabytes: number;
}

for (const file of process.argv.slice(2)) {
  const before = process.cpuUsage();
  const inspection = await inspectFile(file, { cells: true });
  inspectionPicture(inspection, 120);
  const { user, system } = process.cpuUsage(before);
  const inspected: Inspected = {
    tables: inspection.tables.map(({ dataRows }) => dataRows),
    problems: inspection.problems.map(({ code, message }) => ({ code, message })),
    wrong: unclear(inspection),
    milliseconds: (user + system) / 1000,
    megabytes: childrenOfThis().reduce((sum, child) => sum + peakMegabytes(child), peakMegabytes()),
  };
  writeSync(1, `${JSON.stringify(inspected)}\n`);
}
process.exit();
