// The sources of a configuration → whether their secrets are there and whether anybody answers.
import { probe } from '../../connectors/kit/probe.js';
import { environmentNames } from '../../connectors/kit/template.js';
import type { Configuration } from '../../model/configuration.js';
import type { DatasetEntry } from '../../model/dataset.js';
import { periodAt, shiftPeriod } from '../../model/period.js';
import type { Ports } from '../../model/ports.js';
import { inParallel } from '../in-parallel.js';
import { localDay, owedPeriods, periodTypeOf } from '../owed.js';
import { type Finding, failureFinding, ok, warning, wrong } from './finding.js';
import { clockFinding } from './machine.js';

const width = 4;
const clockTolerance = 300;

/** One finding for each variable that is missing, naming who needs it. */
export function secretFindings({ datasets }: Configuration, env: Ports['env']): readonly Finding[] {
  const needed = new Map<string, string[]>();
  for (const { id, source } of datasets)
    for (const name of environmentNames(source)) needed.set(name, [...(needed.get(name) ?? []), id]);
  const missing = [...needed].filter(([name]) => !env[name]?.trim());
  if (missing.length === 0) return [ok('secrets', `${needed.size} variables of the environment are set`)];
  return missing.map(([name, ids]) =>
    wrong(
      'secrets',
      `\${${name}} is not set; needed by ${some(ids)}`,
      `Set ${name} in the environment of satudata`,
      2,
    ),
  );
}

/** Sources that lack a secret are left out: that is told already. */
export async function sourceFindings(
  configuration: Configuration,
  ports: Ports,
): Promise<readonly Finding[]> {
  const ready = configuration.datasets.filter(({ source }) =>
    environmentNames(source).every((name) => ports.env[name]?.trim()),
  );
  const looks = await inParallel(ready, width, (dataset) => lookAt(dataset, configuration, ports));
  const findings = looks.flatMap(({ finding }) => (finding === null ? [] : [finding]));
  const clocks = looks.flatMap(({ clock }) => (clock === null ? [] : [clock]));
  const good = looks.length - findings.length;
  const clock = clocks.find(({ level }) => level !== 'ok') ?? clocks[0];
  const counted = ok('sources', `${good} of ${configuration.datasets.length} can be read`);
  return [...(good > 0 ? [counted] : []), ...findings, ...(clock === undefined ? [] : [clock])];
}

interface Look {
  /** null: nothing to say. */
  readonly finding: Finding | null;
  readonly clock: Finding | null;
}

async function lookAt(dataset: DatasetEntry, configuration: Configuration, ports: Ports): Promise<Look> {
  const { directory, city } = configuration;
  const period = lastPeriod(dataset, localDay(ports.clock(), city.timezone));
  try {
    const { where, found, date, missing } = await probe(dataset.source, { directory, period }, ports);
    const host = URL.canParse(where) ? new URL(where).host : where;
    const clock = date === null ? null : clockFinding(ports.clock(), date, host, clockTolerance);
    const mend =
      'Wait for the OPD if the period is not published yet; otherwise correct the source in its YAML';
    const finding = missing ? warning('sources', `${dataset.id}: ${where}: ${found}`, mend) : null;
    return { finding, clock };
  } catch (error) {
    ports.signal.throwIfAborted();
    return { finding: failureFinding('sources', error, `${dataset.id}: `), clock: null };
  }
}

function lastPeriod(dataset: DatasetEntry, today: string) {
  return owedPeriods(dataset, today).at(-1) ?? shiftPeriod(periodAt(periodTypeOf(dataset), today), -1);
}

function some(names: readonly string[]): string {
  const rest = names.length - 3;
  return rest > 0 ? `${names.slice(0, 3).join(', ')} and ${rest} more` : names.join(', ');
}
