// Runs the benchmarks that the command line names, or all, and prints what they found beside what they are held to.
import { cpus, loadavg } from 'node:os';
import { firstStart } from './first-start.js';
import { millionFacts } from './million-facts.js';
import { millionRecords } from './million-records.js';
import { oneMonth } from './one-month.js';
import { type Finding, table } from './report.js';
import { scoreTrees } from './score-trees.js';
import { workbooks } from './workbooks.js';

const million = 1_000_000;
const rounds = 5;

const benchmarks: Readonly<Record<string, () => Promise<readonly Finding[]>>> = {
  facts: () => millionFacts(million, rounds),
  records: () => millionRecords(million, rounds),
  start: () => firstStart(3),
  month: () => oneMonth(7),
  trees: () => scoreTrees(rounds),
  workbooks: () => workbooks(200_000, 800, rounds),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown.join('", "')}": ${Object.keys(benchmarks).join(', ')}.`);
  process.exitCode = 2;
} else await runAll(asked.length > 0 ? asked : Object.keys(benchmarks));

async function runAll(names: readonly string[]): Promise<void> {
  const findings: Finding[] = [];
  for (const name of names) {
    console.error(`${name} … (load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores)`);
    findings.push(...((await benchmarks[name]?.()) ?? []));
  }
  console.log(table(findings));
}
