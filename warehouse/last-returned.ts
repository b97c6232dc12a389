// The last file of a dataset that went back and that no accepted one has replaced → where it came from and its hash.
import type { PeriodId } from '../model/period.js';
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

export interface ReturnedDelivery {
  readonly deliveryId: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly location: string;
  readonly channel: string;
  readonly period: PeriodId | null;
  readonly reason: string | null;
  readonly decidedAt: Date;
}

const select = `
  select delivery_id as "deliveryId", sha256, file_name as "fileName", location, channel, period_id as period, reason,
    decided_at as "decidedAt"
  from raw.delivery d
  where city_id = :city and dataset_id = :dataset and outcome = 'returned' and sha256 is not null
    and not exists (
      select from raw.delivery later
      where later.city_id = d.city_id and later.dataset_id = d.dataset_id and later.location = d.location
        and later.period_id is not distinct from d.period_id and later.delivery_id > d.delivery_id
        and later.outcome = 'accepted'
    )
  order by delivery_id desc limit 1`;

/** undefined when nothing lies returned. */
export async function readLastReturned(
  warehouse: Warehouse,
  cityId: number,
  datasetId: number,
): Promise<ReturnedDelivery | undefined> {
  const { rows } = await guarded<{ rows: ReturnedDelivery[] }>(async () =>
    warehouse.knex.raw(select, { city: cityId, dataset: datasetId }),
  );
  return rows[0];
}
