// What a run did → a line for each dataset, a summary for people, a document for programs.

import type { Issue } from '../model/issue.js';
import { periodCode } from '../model/period.js';
import type { Ingested } from '../pipelines/ingest.js';
import type { DatasetRun, RunReport } from '../pipelines/run.js';
import { issueLines } from './issue-lines.js';
import { ink } from './terminal.js';

/** "dinkes/balita  36 accepted, 1 returned  +1 548 ~0 −0". */
export function datasetLine({ dataset, arrivals, error }: DatasetRun): string {
  if (error !== null) return `${dataset.id}  ${ink('red', error.code)} ${error.message}`;
  const outcomes = tally(arrivals);
  const told = outcomes === '' ? ink('dim', 'nothing arrived') : outcomes;
  return `${dataset.id}  ${told}  ${changes(arrivals)}`.trimEnd();
}

function warningsOf({ issues }: Ingested): readonly Issue[] {
  return issues.filter(({ severity }) => severity === 'warning');
}

function tally(arrivals: readonly Ingested[]): string {
  const names = { accepted: 'green', returned: 'orange', unchanged: 'dim', failed: 'red' } as const;
  const told = Object.entries(names).map(([outcome, colour]) => {
    const count = arrivals.filter((each) => each.outcome === outcome).length;
    return count === 0 ? '' : ink(colour as 'green', `${count} ${outcome}`);
  });
  const warnings = arrivals.reduce((sum, each) => sum + warningsOf(each).length, 0);
  const doubted = warnings === 0 ? '' : ink('orange', `${warnings} warning${warnings === 1 ? '' : 's'}`);
  return [...told, doubted].filter(Boolean).join(', ');
}

function changes(arrivals: readonly Ingested[]): string {
  const sum = (of: 'added' | 'changed' | 'closed') => arrivals.reduce((total, each) => total + each[of], 0);
  const [added, changed, closed] = [sum('added'), sum('changed'), sum('closed')];
  return added + changed + closed === 0 ? '' : `+${count(added)} ~${count(changed)} −${count(closed)}`;
}

/** Numbers for people: a thin blank between thousands. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ' ');
}

export function runLines(report: RunReport): readonly string[] {
  const arrivals = report.datasets.flatMap((each) => each.arrivals);
  const { indicators, scores } = report.published;
  const seconds = ((report.finishedAt.getTime() - report.startedAt.getTime()) / 1000).toFixed(1);
  const isNew = arrivals.some((each) => each.added + each.changed + each.closed > 0);
  const news = isNew ? `observations ${changes(arrivals)}` : 'nothing new: no observation changed';
  const published =
    indicators.changed + scores.changed === 0
      ? 'scores stand as they were'
      : `${count(indicators.changed)} indicator values and ${count(scores.changed)} scores changed`;
  return [
    '',
    `${ink('bold', `${report.datasets.length} datasets`)} in ${seconds} s: ${tally(arrivals) || 'nothing arrived'}; ${news}; ${published}.`,
    ...report.datasets.flatMap(troubleLines),
    ...doubtLines(report.datasets),
    ...report.audits.flatMap((audit) => [
      ink('red', `Audit ${audit.audit}: ${audit.title}`),
      ...audit.rows.map((row) => `  ${JSON.stringify(row)}`),
    ]),
  ];
}

function troubleLines({ dataset, arrivals, error }: DatasetRun): readonly string[] {
  const failed =
    error === null
      ? []
      : [
          '',
          `${ink('red', 'Not read')}  ${dataset.id}  ${error.code}`,
          `  ${error.message}`,
          ...(error.hint === undefined ? [] : [`  ${ink('cyan', 'way out:')} ${error.hint}`]),
        ];
  const returned = arrivals.filter((each) => each.outcome === 'returned' && each.deliveryId !== null);
  return [...failed, ...returned.flatMap((each) => returnedLines(dataset.id, each))];
}

const shown = 4;
const warningsShown = 2;

function returnedLines(dataset: string, returned: Ingested): readonly string[] {
  const { fileName, reason, issues } = returned;
  const errors = issues.filter(({ severity }) => severity === 'error');
  return [
    '',
    `${ink('orange', 'Dikembalikan')}  ${dataset}  ${fileName}`,
    ...(reason === null ? [] : [`  ${reason}`]),
    ...issueLines([...errors, ...warningsOf(returned)], shown),
  ];
}

const deliveriesShown = 10;

/** What was accepted and is hard to believe. */
function doubtLines(datasets: readonly DatasetRun[]): readonly string[] {
  const doubted = datasets.flatMap(({ dataset, arrivals }) =>
    arrivals
      .filter((each) => each.outcome === 'accepted' && warningsOf(each).length > 0)
      .map((each) => ({ dataset: dataset.id, fileName: each.fileName, warnings: warningsOf(each) })),
  );
  const more = doubted.length - deliveriesShown;
  return [
    ...doubted
      .slice(0, deliveriesShown)
      .flatMap(({ dataset, fileName, warnings }) => [
        '',
        `${ink('orange', 'Peringatan')}  ${dataset}  ${fileName}  ${warnings.length}`,
        ...issueLines(warnings, warningsShown),
      ]),
    ...(more > 0 ? ['', ink('dim', `… dan ${more} kiriman lain dengan peringatan`)] : []),
  ];
}

export function runDocument(report: RunReport): object {
  return {
    startedAt: report.startedAt,
    finishedAt: report.finishedAt,
    datasets: report.datasets.map(({ dataset, arrivals, error }) => ({
      dataset: dataset.id,
      opd: dataset.opd,
      error: error === null ? null : { code: error.code, message: error.message, hint: error.hint ?? null },
      arrivals: arrivals.map((each) => ({
        ...each,
        periods: each.periods.map(periodCode),
        warnings: warningsOf(each).length,
      })),
    })),
    published: report.published,
    audits: report.audits,
  };
}
