// The warehouse → whether it can be reached, is up to date, and holds nothing that contradicts itself.
import type { Ports } from '../../model/ports.js';
import { runAudits } from '../../warehouse/audits.js';
import { embeddedPlace, leftBehind } from '../../warehouse/embedded/left-behind.js';
import { examine, type WarehouseCondition } from '../../warehouse/examine.js';
import { openWarehouse } from '../../warehouse/open.js';
import type { Warehouse } from '../../warehouse/warehouse.js';
import { type Finding, failureFinding, ok, warning, wrong } from './finding.js';
import { clockFinding, diskFinding } from './machine.js';

const clockTolerance = 60;

/** A warehouse that was never made is not made now. */
export async function databaseFindings(home: string, ports: Ports): Promise<readonly Finding[]> {
  try {
    const place = ports.env.DATABASE_URL ? null : await embeddedPlace(home);
    if (place === null && !ports.env.DATABASE_URL) return [noWarehouse(home)];
    const disk = place === null ? [] : [await diskFinding(place, 'the embedded PostgreSQL')];
    return [...disk, ...(await openAndLook(home, ports))];
  } catch (error) {
    return [failureFinding('database', error)];
  }
}

function noWarehouse(home: string): Finding {
  return warning(
    'database',
    `there is no warehouse at ${home} yet`,
    'Run "satudata migrate" or "satudata run"',
  );
}

async function openAndLook(home: string, ports: Ports): Promise<readonly Finding[]> {
  const warehouse = await openWarehouse({ home }, ports);
  try {
    const condition = await examine(warehouse);
    const clock = clockFinding(ports.clock(), condition.now, 'the database', clockTolerance);
    return [serverFinding(warehouse, condition), ...(await stateFindings(warehouse, condition)), clock];
  } finally {
    await warehouse.close();
  }
}

function serverFinding({ url, embedded }: Warehouse, { version, bytes }: WarehouseCondition): Finding {
  const kind = embedded ? 'embedded' : 'named by DATABASE_URL';
  return ok('database', `PostgreSQL ${version} at ${url} (${kind}), ${Math.ceil(bytes / 1_048_576)} MB`);
}

async function stateFindings(
  warehouse: Warehouse,
  { prepared, openMigrations, definitionsCurrent, undecided }: WarehouseCondition,
): Promise<readonly Finding[]> {
  const mend = 'Run "satudata migrate"';
  if (!prepared) return [warning('database', 'it was never migrated', mend)];
  if (openMigrations.length > 0)
    return [wrong('database', `migrations wait: ${openMigrations.join(', ')}`, mend, 5)];
  return [
    definitionsCurrent
      ? ok('database', 'migrations, functions and views are current')
      : warning('database', 'its functions and views are of another version of the program', mend),
    undecidedFinding(undecided),
    ...(await auditFindings(warehouse)),
  ];
}

function undecidedFinding(undecided: number): Finding {
  if (undecided === 0) return ok('deliveries', 'every delivery is decided');
  return warning(
    'deliveries',
    `${undecided} deliveries were begun more than an hour ago and never decided: a run was cut off`,
    'Run "satudata run": it reads them again; what they had not committed was never seen',
  );
}

async function auditFindings(warehouse: Warehouse): Promise<readonly Finding[]> {
  const findings = await runAudits(warehouse);
  if (findings.length === 0) return [ok('audits', 'nothing contradicts itself')];
  return findings.map(({ audit, title, rows }) =>
    wrong(
      'audits',
      `${audit}: ${title}, e.g. ${JSON.stringify(rows[0])}`,
      'Report it with this line; restore a backup if the disk or a hand changed the tables',
      5,
    ),
  );
}

/** Data directories outside of any home that nobody uses any more. */
export async function leftoverFindings(roots?: readonly string[]): Promise<readonly Finding[]> {
  const places = await leftBehind(roots);
  if (places.length === 0) return [ok('leftovers', 'no embedded server is left behind')];
  return places.map(({ place, home }) =>
    warning(
      'leftovers',
      `${place} holds the data of ${home}, which is gone or keeps its data elsewhere now`,
      `Remove it when nobody needs those data: rm -r ${place}`,
    ),
  );
}
