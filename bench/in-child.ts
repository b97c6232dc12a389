// A job → its report, from a fresh process: no measurement warms up the next or adds to its memory.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, JobReport } from './child.js';

const program = fileURLToPath(new URL('./child.js', import.meta.url));

export function inChild(job: Job): Promise<JobReport> {
  return new Promise((resolve, reject) => {
    const child = fork(program, [JSON.stringify(job)]);
    let report: JobReport | undefined;
    // The one message of a child is its report.
    child.on('message', (message) => (report = message as JobReport));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (report === undefined)
        reject(new Error(`The ${job.work} of ${job.file} ended with status ${code}.`));
      else resolve(report);
    });
  });
}
