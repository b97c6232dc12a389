// A job → its report, from a fresh process: no measurement warms up the next or adds to its memory.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, JobReport } from './child.js';
import type { Reading } from './reading.js';

/** The programs of this folder that are processes of their own, and what each is given. */
interface Programs {
  readonly child: Job;
  readonly reading: Reading;
}

export interface ChildReport extends JobReport {
  /** From the start of the process to its end, as whoever called it waited. */
  readonly wholeMs: number;
}

export function inChild<P extends keyof Programs>(program: P, job: Programs[P]): Promise<ChildReport> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = fork(fileURLToPath(new URL(`./${program}.js`, import.meta.url)), [JSON.stringify(job)], {
      execArgv: [],
    });
    let report: JobReport | undefined;
    // The one message of a child is its report.
    child.on('message', (message) => (report = message as JobReport));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (report === undefined) reject(new Error(`${JSON.stringify(job)} ended with status ${code}.`));
      else resolve({ ...report, wholeMs: performance.now() - started });
    });
  });
}
