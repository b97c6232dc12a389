// What people accepted of files laid out otherwise ↔ rows of ref.remap.
import type { AcceptedRemap, Remap } from '../model/layout-memory.js';
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

const select = `
  select r.remap_id as "remapId", d.code as dataset, r.kind, r.wanted, r.written, r.factor, r.sha256, r.evidence,
    r.accepted_by as "acceptedBy", r.accepted_at as "acceptedAt"
  from ref.remap r
  join ref.dataset d on d.city_id = r.city_id and d.dataset_id = r.dataset_id
  where r.city_id = :city and r.withdrawn_at is null
  order by r.remap_id`;

/** Those that stand, of all datasets of the city, oldest first. */
export async function readRemaps(warehouse: Warehouse, cityId: number): Promise<readonly AcceptedRemap[]> {
  const { rows } = await guarded<{ rows: AcceptedRemap[] }>(async () =>
    warehouse.knex.raw(select, { city: cityId }),
  );
  return rows;
}

export interface Acceptance {
  readonly cityId: number;
  readonly datasetId: number;
  /** The returned delivery that they were proposed for. */
  readonly deliveryId: number;
  readonly acceptedBy: string;
  readonly acceptedAt: Date;
  readonly remaps: readonly (Remap & { readonly evidence: readonly string[] })[];
}

const insert = `
  insert into ref.remap (city_id, dataset_id, delivery_id, accepted_by, accepted_at, kind, wanted, written, factor, sha256,
    evidence)
  select :city, :dataset, :delivery, :by, :at, r.kind, r.wanted, r.written, r.factor, r.sha256,
    array(select jsonb_array_elements_text(r.evidence))
  from jsonb_to_recordset(:remaps) as r(
    kind text, wanted text, written text, factor double precision, sha256 text, evidence jsonb)
  on conflict do nothing`;

/** What stands already is not written twice. */
export async function saveRemaps(warehouse: Warehouse, acceptance: Acceptance): Promise<void> {
  const {
    cityId: city,
    datasetId: dataset,
    deliveryId: delivery,
    acceptedBy: by,
    acceptedAt: at,
  } = acceptance;
  const remaps = JSON.stringify(acceptance.remaps).replaceAll('\\u0000', '\\ufffd');
  await guarded(async () => warehouse.knex.raw(insert, { city, dataset, delivery, by, at, remaps }));
}

/** False when the dataset has no standing remap of that number. */
export async function withdrawRemap(
  warehouse: Warehouse,
  key: { readonly cityId: number; readonly datasetId: number; readonly remapId: number },
  at: Date,
): Promise<boolean> {
  const where = { city_id: key.cityId, dataset_id: key.datasetId, remap_id: key.remapId, withdrawn_at: null };
  const changed = await guarded<number>(async () =>
    warehouse.knex('ref.remap').where(where).update({ withdrawn_at: at }),
  );
  return changed > 0;
}
