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
}

const megabyte = 1_048_576;

/** Throws SourceError and ConfigError of the connector, WarehouseError of the archive; what came before stays kept. */
export async function* collect(
  dataset: DatasetEntry,
  periods: readonly PeriodId[],
  session: Session,
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
    const period = fetched.period ?? standsFor(dataset, periods);
    yield { ...fetched, period, file, channel: source.connector };
  }
}

/** What a source gives without being asked for a period is how things stand: it is of the latest period owed. */
function standsFor(dataset: DatasetEntry, periods: readonly PeriodId[]): PeriodId | null {
  return [dataset.period.from].flat().includes('request') ? (periods.at(-1) ?? null) : null;
}
