// A process that reads one mutated file after another as `inspect` does, and says of each what came of it: a watchdog
// outside of it sees where it hangs or dies.
import { readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { childrenOfThis, peakMegabytes } from '../../bench/peak-memory.js';
import { inspectionDocument } from '../../cli/commands/inspect-document.js';
import { inspectionPicture } from '../../cli/commands/inspect-picture.js';
import { inspectFile } from '../../pipelines/inspect.js';
import type { FuzzJob, FuzzReport } from '../fuzz/fuzz-child.js';
import { mutated } from '../fuzz/mutate.js';
import { unclear } from '../fuzz/unclear.js';

// What the parent gives as the first word of the command line is a FuzzJob.
const job = JSON.parse(process.argv[2] ?? '') as FuzzJob;
const suspicious = 2000;
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

for (let turn = 0; turn < job.turns; turn += 1) {
  const seed = job.seed + turn;
  say({ begin: seed });
  say(await report(seed));
}

async function report(seed: number): Promise<FuzzReport> {
  const source = job.sources[seed % job.sources.length] ?? '';
  const other = job.sources[(seed * 31 + 7) % job.sources.length] ?? '';
  const file = join(job.folder, `${seed}${seed % 5 === 0 ? '.bin' : extname(source)}`);
  writeFileSync(file, mutated(readFileSync(source), readFileSync(other), seed));
  let { milliseconds, wrong } = await reading(file);
  // What is slow once may be the machine, what is slow three times is the file.
  for (let again = 0; again < 2 && milliseconds > suspicious; again += 1)
    milliseconds = Math.min(milliseconds, (await reading(file)).milliseconds);
  rmSync(file);
  const megabytes = peakMegabytes() + readersMegabytes();
  return { seed, source: basename(source), milliseconds, megabytes, wrong };
}

async function reading(file: string): Promise<Pick<FuzzReport, 'milliseconds' | 'wrong'>> {
  const before = process.cpuUsage();
  const wrong = await wrongIn(file);
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: (user + system) / 1000, wrong };
}

/** The most that the processes of binary workbooks were resident with. */
function readersMegabytes(): number {
  return childrenOfThis().reduce((sum, child) => sum + peakMegabytes(child), 0);
}

/** undefined for a table, and for a problem that names its cause. */
async function wrongIn(file: string): Promise<string | undefined> {
  try {
    const inspection = await inspectFile(file, { cells: true });
    JSON.stringify(inspectionDocument(inspection, true));
    inspectionPicture(inspection);
    return unclear(inspection);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
