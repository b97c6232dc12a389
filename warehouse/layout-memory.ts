// How the last accepted file of a dataset was laid out ↔ its row in ops.layout_memory.
import type { Client } from 'pg';
import { z } from 'zod';
import { type LayoutMemory, RememberedSheet } from '../model/layout-memory.js';
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

const select = `
  select m.delivery_id as "deliveryId", d.file_name as "fileName", m.recorded_at as "recordedAt", m.sheets
  from ops.layout_memory m
  join raw.delivery d on d.city_id = m.city_id and d.delivery_id = m.delivery_id
  where m.city_id = :city and m.dataset_id = :dataset`;

/** undefined where nothing was accepted yet, and where another version wrote what this one does not understand. */
export async function readLayoutMemory(
  warehouse: Warehouse,
  cityId: number,
  datasetId: number,
): Promise<LayoutMemory | undefined> {
  const { rows } = await guarded<{ rows: (Omit<LayoutMemory, 'sheets'> & { sheets: unknown })[] }>(async () =>
    warehouse.knex.raw(select, { city: cityId, dataset: datasetId }),
  );
  const [row] = rows;
  const sheets = z.array(RememberedSheet).safeParse(row?.sheets);
  return row === undefined || !sheets.success ? undefined : { ...row, sheets: sheets.data };
}

/** A delivery that is overtaken by a later one leaves what that one wrote. */
const upsert = `
  insert into ops.layout_memory (city_id, dataset_id, delivery_id, sheets, recorded_at)
  values ($1, $2, $3, $4, $5)
  on conflict (city_id, dataset_id) do update
  set delivery_id = excluded.delivery_id, sheets = excluded.sheets, recorded_at = excluded.recorded_at
  where ops.layout_memory.delivery_id < excluded.delivery_id`;

/** Within the caller's transaction: facts never stand without the memory of how their file was laid out. */
export async function writeLayoutMemory(
  client: Pick<Client, 'query'>,
  cityId: number,
  datasetId: number,
  { deliveryId, sheets, recordedAt }: Pick<LayoutMemory, 'deliveryId' | 'recordedAt' | 'sheets'>,
): Promise<void> {
  const text = JSON.stringify(sheets).replaceAll('\\u0000', '\\ufffd');
  await client.query(upsert, [cityId, datasetId, deliveryId, text, recordedAt]);
}
