// A job of many seeds → the reports of a child process on each, with a watchdog that ends a child that says nothing.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface FuzzJob {
  readonly sources: readonly string[];
  /** Where mutated files are put for as long as they are read. */
  readonly folder: string;
  readonly seed: number;
  readonly turns: number;
}

export interface FuzzReport {
  readonly seed: number;
  readonly source: string;
  /** Of processor time: what else the machine does is not counted. */
  readonly milliseconds: number;
  /** The most the process was ever resident with, and those that read for it. */
  readonly megabytes: number;
  /** What is wrong with the answer; left out when it is right. */
  readonly wrong?: string | undefined;
}

export interface Fuzzed {
  readonly reports: readonly FuzzReport[];
  /** The seed at which the child died or was ended, and why. */
  readonly broken: string | undefined;
}

/** A file that takes five seconds of a quiet machine may take this long on a busy one. */
const silence = 60_000;

/** Ends when the job is done, or when `milliseconds` are over. */
export async function fuzzInChild(program: string, job: FuzzJob, milliseconds: number): Promise<Fuzzed> {
  const child = spawn(process.execPath, [program, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const reports: FuzzReport[] = [];
  let [seed, said, hung, over] = [job.seed, '', false, false];
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  const bound = setTimeout(() => {
    over = true;
    child.kill('SIGKILL');
  }, milliseconds);
  const watchdog = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, silence);
  for await (const line of createInterface({ input: child.stdout })) {
    watchdog.refresh();
    // What the child prints is one of the two.
    const told = JSON.parse(line) as { readonly begin: number } | FuzzReport;
    if ('begin' in told) seed = told.begin;
    else reports.push(told);
  }
  clearTimeout(bound);
  clearTimeout(watchdog);
  const died = !over && reports.length < job.turns;
  const how = hung ? `said nothing for ${silence} ms` : `died: ${said}`;
  return { reports, broken: hung || died ? `seed ${seed} ${how}` : undefined };
}
