// `satudata run`: takes in what is due, publishes it, and shows what came of it.
import type { Command } from 'commander';
import { exitStatus } from '../../model/errors.js';
import { type DatasetRun, type RunReport, run } from '../../pipelines/run.js';
import { type Scores, score } from '../../pipelines/score.js';
import { type Session, withCurrentWarehouse } from '../../pipelines/session.js';
import { type Invocation, invocation } from '../invocation.js';
import { periodOption, periodRange } from '../period-option.js';
import { datasetLine, runDocument, runLines } from '../run-lines.js';
import { scoreLines } from '../score-lines.js';
import { print, printJson, say } from '../terminal.js';

interface RunOptions {
  readonly opd?: string;
  readonly dataset?: string;
  readonly period?: string;
  readonly file?: string;
  readonly strict?: boolean;
}

const examples = `
Examples:
  satudata run
  satudata run --opd dinkes --period 2024-08..2024-10
  satudata run --dataset dinkes/balita --period 2024-08 --file "Balita Agustus revisi.xlsx"
  satudata run --strict --json`;

export function addRun(program: Command): void {
  program
    .command('run')
    .description('take in everything that is due, publish, print the summary and the scores')
    .option('--opd <code>', 'only the datasets of this OPD')
    .option('--dataset <opd/name>', 'only this dataset')
    .option('--period <period>', 'only these periods: 2024, 2024-Q3, 2024-08, or a range 2024-01..2024-06')
    .option('--file <path>', 'a file handed in by hand, for --dataset')
    .option('--strict', 'exit with status 4 when a delivery was returned')
    .addHelpText('after', examples)
    .action(async (options: RunOptions, command: Command) => {
      const asked = invocation(command);
      if (options.file !== undefined && options.dataset === undefined)
        command.error('--file needs --dataset: which dataset is it for?');
      await withCurrentWarehouse(asked, asked.ports, async (session) => {
        const report = await run(session, request(options), asked.json ? () => {} : progress);
        await show(report, session, asked);
        process.exitCode = status(report, options.strict ?? false);
      });
    });
}

function request({ opd, dataset, period, file }: RunOptions) {
  const periods = period === undefined ? undefined : periodRange(period);
  return {
    opd,
    dataset,
    periods,
    file:
      file === undefined
        ? undefined
        : { path: file, period: period === undefined ? null : periodOption(period) },
  };
}

function progress(done: DatasetRun, count: number, total: number): void {
  say(`${String(count).padStart(String(total).length)}/${total}  ${datasetLine(done)}`);
  if (count === total) say('computing the indicators and scores that changed');
}

async function show(report: RunReport, session: Session, { json }: Invocation): Promise<void> {
  const scores: Scores | null = await score(session, {}).catch(() => null);
  if (json) return printJson({ ...runDocument(report), scores });
  for (const line of runLines(report)) print(line);
  if (scores === null) return;
  print();
  for (const line of scoreLines(scores, 3)) print(line);
  if (session.configuration.city.notice !== undefined) print(`\n${session.configuration.city.notice}`);
}

/** A returned or late delivery is a run that is done; a source or a warehouse that failed is not. */
function status(report: RunReport, strict: boolean): number {
  const failures = report.datasets.flatMap((each) => (each.error === null ? [] : [exitStatus(each.error)]));
  if (failures.length > 0) return Math.max(...failures);
  if (report.audits.length > 0) return 5;
  return strict &&
    report.datasets.some((each) => each.arrivals.some((arrival) => arrival.outcome === 'returned'))
    ? 4
    : 0;
}
