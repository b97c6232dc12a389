// Opens what every line works on: the configuration, the warehouse, and the keys by which they know each other.
import type { Configuration } from '../model/configuration.js';
import type { AcceptedRemap } from '../model/layout-memory.js';
import type { Ports } from '../model/ports.js';
import { remapDataset } from '../transforms/remap/remap-dataset.js';
import { type AreaResolver, areaResolver } from '../transforms/values/area.js';
import { type Keys, readKeys } from '../warehouse/keys.js';
import { loadReference } from '../warehouse/load-reference.js';
import { type MigrationReport, migrate } from '../warehouse/migrate.js';
import { openWarehouse } from '../warehouse/open.js';
import { ensureReader, type ReaderState } from '../warehouse/reader.js';
import { readRemaps } from '../warehouse/remaps.js';
import type { Warehouse } from '../warehouse/warehouse.js';
import { configuration as readConfiguration } from './check.js';

export interface Place {
  /** Directory of the embedded server and the archive. */
  readonly home: string;
  /** Directory of the configuration. */
  readonly config: string;
}

export interface Session {
  readonly configuration: Configuration;
  readonly warehouse: Warehouse;
  readonly keys: Keys;
  /** Which area a text means; a name that fits several is the one within the city. */
  readonly resolver: AreaResolver;
  /** What people accepted of files laid out otherwise; the datasets of `configuration` know of it. None where only read. */
  readonly remaps: readonly AcceptedRemap[];
  readonly ports: Ports;
}

/** Brings the warehouse up to this version and this configuration, then works on it; closes it whatever happens. */
export async function withCurrentWarehouse<T>(
  place: Place,
  ports: Ports,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const configuration = await readConfiguration(place.config);
  return withBareWarehouse(place, ports, async (warehouse) => {
    await migrate(warehouse);
    await loadReference(warehouse, configuration);
    return work(await remapped(await sessionOn(warehouse, configuration, ports)));
  });
}

/** Works on the warehouse as it stands: for commands that only read. */
export async function withWarehouse<T>(
  place: Place,
  ports: Ports,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const configuration = await readConfiguration(place.config);
  return withBareWarehouse(place, ports, async (warehouse) =>
    work(await sessionOn(warehouse, configuration, ports)),
  );
}

async function sessionOn(warehouse: Warehouse, configuration: Configuration, ports: Ports): Promise<Session> {
  const { areas, city } = configuration;
  return {
    configuration,
    warehouse,
    keys: await readKeys(warehouse, city.area),
    resolver: areaResolver(areas, city.area),
    remaps: [],
    ports,
  };
}

async function remapped(session: Session): Promise<Session> {
  const remaps = await readRemaps(session.warehouse, session.keys.cityId);
  const datasets = session.configuration.datasets.map((dataset) => remapDataset(dataset, remaps));
  return { ...session, remaps, configuration: { ...session.configuration, datasets } };
}

/** Brings the warehouse up to this version and this configuration, and says what that took. */
export async function prepare(
  place: Place,
  ports: Ports,
): Promise<MigrationReport & { readonly url: string; readonly reader: ReaderState }> {
  const configuration = await readConfiguration(place.config);
  return withBareWarehouse(place, ports, async (warehouse) => {
    const report = await migrate(warehouse);
    await loadReference(warehouse, configuration);
    return { ...report, url: warehouse.url, reader: await ensureReader(warehouse) };
  });
}

/** Works on a warehouse that may be empty, without bringing it up to anything. */
export async function withBareWarehouse<T>(
  place: Place,
  ports: Ports,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const warehouse = await openWarehouse({ home: place.home }, ports);
  try {
    return await work(warehouse);
  } finally {
    await warehouse.close();
  }
}
