// A number of variables and months → a warehouse that holds as many facts, as if each month had been delivered.
import type { Warehouse } from '../warehouse/warehouse.js';
import { ageGroups, measured, sexes } from './city.js';
import { firstYear } from './files.js';

const deliveries = `
  insert into raw.delivery (city_id, dataset_id, location, file_name, channel, received_at, decided_at, outcome,
    contract_hash, program_version, read_rows, loaded_rows, returned_rows, duplicate_rows, skipped)
  select city_id, dataset_id, 'filled', 'filled', 'hand', now(), now(), 'accepted', '', '', 0, 0, 0, 0, '{}'
  from ref.dataset where code in ('bench/bulanan', 'bench/lainnya')`;

const facts = `
  insert into core.observation (city_id, variable_id, area_id, period_id, breakdown_id, delivery_id, row_no,
    source_rows, sheet, col_no, recorded_at, value)
  select v.city_id, v.variable_id, a.area_id, (:year + m / 12) * 1000 + 301 + m % 12, b.breakdown_id, d.delivery_id,
    1, 1, 1, 6, now(), 100 + (m * 7 + a.area_id * 31 + b.breakdown_id * 17) % 389
  from generate_series(0, :months - 1) m
  join ref.variable v on v.code = any (:variables)
  join raw.delivery d on d.city_id = v.city_id and d.dataset_id = v.dataset_id and d.location = 'filled'
  join ref.area a on a.city_id = v.city_id and a.level = 'kelurahan' and a.code like '36.72.%'
  join ref.breakdown b on b.city_id = v.city_id and b.code = any (:breakdowns)`;

/** Computing indicators and scores is left to the next publish. */
export async function fill({ knex }: Warehouse, variables: number, months: number): Promise<void> {
  const breakdowns = ageGroups.flatMap((age) =>
    sexes.map((sex) => `golongan_umur=${age};jenis_kelamin=${sex}`),
  );
  const values = { year: firstYear, months, variables: measured.slice(0, variables), breakdowns };
  await knex.raw(deliveries);
  await knex.raw(facts, values);
  await knex.raw('vacuum analyze core.observation');
}
