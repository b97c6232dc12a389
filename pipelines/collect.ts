// Asks the source of a dataset for what is new, and keeps the bytes of every arrival by their hash.
import { fetchSource } from '../connectors/registry.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { Fetched, KeptFile } from '../model/delivery.js';
import type { PeriodId } from '../model/period.js';
import { keepFile } from '../warehouse/archive.js';
import { readValidators } from '../warehouse/known-deliveries.js';
import { programVersion } from './package-root.js';
import type { Session } from './session.js';

/** An arrival whose bytes lie in the archive; no file when the source said that nothing has changed. */
export interface Kept extends Omit<Fetched, 'bytes'> {
  readonly file: KeptFile | null;
  /** The connector's name, or "hand". */
  readonly channel: string;
  /** True where a person said of which period it is. */
  readonly givenByHand: boolean;
}

const megabyte = 1_048_576;

/** Throws SourceError and ConfigError of the connector, WarehouseError of the archive; what came before stays kept. */
export async function* collect(
  dataset: DatasetEntry,
  periods: readonly PeriodId[],
  session: Session,
  /** The one period that a person named for what the source does not tell. */
  named: PeriodId | null = null,
): AsyncIterable<Kept> {
  const { configuration, warehouse, keys, ports } = session;
  const { source } = dataset;
  const datasetId = keys.datasets.get(dataset.id) ?? Number.NaN;
  const known = await readValidators(warehouse, {
    cityId: keys.cityId,
    datasetId,
    contractHash: dataset.hash,
    programVersion: programVersion(),
  });
  const request = {
    directory: configuration.directory,
    periods,
    validators: (location: string) => known.get(location),
  };
  const maxBytes = ('max_megabytes' in source ? source.max_megabytes : 1024) * megabyte;
  for await (const { bytes, ...fetched } of fetchSource(source, request, ports)) {
    const file =
      bytes === null ? null : await keepFile(warehouse.home, bytes, { maxBytes, name: fetched.location });
    const asked = fetched.period ?? (mayBeAsked(dataset) ? named : null);
    const period = asked ?? standsFor(dataset, periods);
    const givenByHand = fetched.period === null && asked !== null;
    yield { ...fetched, period, file, channel: source.connector, givenByHand };
  }
}

/**
 * What a live source gives without being asked for a period is how things stand: it is of the latest period owed. A file
 * that lies in a folder may be of any: whoever hands it in says it.
 */
function standsFor(dataset: DatasetEntry, periods: readonly PeriodId[]): PeriodId | null {
  return mayBeAsked(dataset) && dataset.source.connector !== 'file' ? (periods.at(-1) ?? null) : null;
}

function mayBeAsked({ period }: DatasetEntry): boolean {
  return [period.from].flat().includes('request');
}
