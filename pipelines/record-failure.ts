// Writes down that a source gave nothing that could be read, so that status can say why a dataset is late.
import type { DatasetEntry } from '../model/dataset.js';
import type { SatuDataError } from '../model/errors.js';
import { beginDelivery, finishDelivery } from '../warehouse/delivery.js';
import { programVersion } from './package-root.js';
import type { Session } from './session.js';

export async function recordFailure(
  dataset: DatasetEntry,
  error: SatuDataError,
  { warehouse, keys, ports }: Session,
): Promise<void> {
  const { cityId } = keys;
  const now = ports.clock();
  const deliveryId = await beginDelivery(warehouse, {
    cityId,
    datasetId: keys.datasets.get(dataset.id) ?? Number.NaN,
    file: null,
    location: dataset.source.connector,
    fileName: '',
    period: null,
    channel: dataset.source.connector,
    etag: null,
    lastModified: null,
    receivedAt: now,
    contractHash: dataset.hash,
    programVersion: programVersion(),
  });
  const reason = `${error.code}: ${error.message}`;
  await finishDelivery(warehouse, cityId, deliveryId, {
    outcome: 'failed',
    reason,
    decidedAt: now,
    books: null,
    periods: [],
    sheets: [],
    issues: [],
  });
}
