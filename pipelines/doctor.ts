// An installation → everything that is in order, doubtful or wrong with it, each with how to mend it.
import type { Configuration } from '../model/configuration.js';
import type { Ports } from '../model/ports.js';
import { check } from './check.js';
import { databaseFindings, leftoverFindings } from './doctor/database.js';
import { type Finding, failureFinding, ok, wrong } from './doctor/finding.js';
import { diskFinding, versionFinding } from './doctor/machine.js';
import { secretFindings, sourceFindings } from './doctor/sources.js';
import type { Place } from './session.js';

export type { Finding } from './doctor/finding.js';

export interface DoctorRequest {
  /** No source is asked. */
  readonly offline: boolean;
}

/** Changes nothing: a warehouse that does not exist yet is not made. */
export async function doctor(
  { home, config }: Place,
  { offline }: DoctorRequest,
  ports: Ports,
): Promise<readonly Finding[]> {
  const { configuration, findings } = await configurationFindings(config);
  return [
    versionFinding(process.versions.node),
    ...findings,
    ...(configuration === null ? [] : secretFindings(configuration, ports.env)),
    await diskFinding(home, 'home: the archive of files'),
    ...(await databaseFindings(home, ports)),
    ...(await leftoverFindings()),
    ...(configuration === null || offline ? [] : await sourceFindings(configuration, ports)),
  ];
}

/** 0, or the status of the worst that is wrong. */
export function diagnosisStatus(findings: readonly Finding[]): number {
  return findings.reduce((worst, { status }) => Math.max(worst, status), 0);
}

async function configurationFindings(
  directory: string,
): Promise<{ readonly configuration: Configuration | null; readonly findings: readonly Finding[] }> {
  try {
    const { configuration = null, mistakes } = await check(directory);
    const told = mistakes.map(({ file, line, message, hint }) =>
      wrong('configuration', `${file}:${line}  ${message}`, hint || 'See docs/configuration.md', 2),
    );
    if (configuration === null || told.length > 0) return { configuration: null, findings: told };
    const { datasets, opds } = configuration;
    const message = `${datasets.length} datasets of ${opds.length} OPD in ${directory}`;
    return { configuration, findings: [ok('configuration', message)] };
  } catch (error) {
    return { configuration: null, findings: [failureFinding('configuration', error)] };
  }
}
