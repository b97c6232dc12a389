// The codes that TypeScript speaks of → the integer keys under which the warehouse holds them.
import { WarehouseError } from '../model/errors.js';
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

/** Everything that the configuration names now; what was retired has no key here. */
export interface Keys {
  readonly cityId: number;
  readonly variables: ReadonlyMap<string, number>;
  /** By Kemendagri code. */
  readonly areas: ReadonlyMap<string, number>;
  /** By canonical key; "" is 0. Others than these are registered when they are first staged. */
  readonly breakdowns: ReadonlyMap<string, number>;
  /** By "opd/name". */
  readonly datasets: ReadonlyMap<string, number>;
}

const lists = `
  select 'variables' as list, code, variable_id as id from ref.variable where city_id = :city and retired_at is null
  union all
  select 'areas', code, area_id from ref.area where city_id = :city and retired_at is null
  union all
  select 'breakdowns', code, breakdown_id from ref.breakdown where city_id = :city
  union all
  select 'datasets', code, dataset_id from ref.dataset where city_id = :city and retired_at is null`;

/** `cityArea` is the Kemendagri code of the city. Raises WarehouseError SD_CITY_UNKNOWN before the reference is loaded. */
export async function readKeys(warehouse: Warehouse, cityArea: string): Promise<Keys> {
  const cityId = await readCityId(warehouse, cityArea);
  const { rows } = await guarded<{ rows: { list: string; code: string; id: number }[] }>(async () =>
    warehouse.knex.raw(lists, { city: cityId }),
  );
  const mapOf = (list: string) =>
    new Map(rows.filter((row) => row.list === list).map((row) => [row.code, row.id]));
  return {
    cityId,
    variables: mapOf('variables'),
    areas: mapOf('areas'),
    breakdowns: mapOf('breakdowns'),
    datasets: mapOf('datasets'),
  };
}

/** The key of the city alone. Raises WarehouseError SD_CITY_UNKNOWN. */
export async function readCityId(warehouse: Warehouse, cityArea: string): Promise<number> {
  const cityId = await guarded(async () => {
    const { rows: tables } = await warehouse.knex.raw("select to_regclass('ref.city') is not null as made");
    if (tables[0]?.made !== true) return undefined;
    const { rows } = await warehouse.knex.raw('select city_id from ref.city where area_code = ?', [cityArea]);
    const known: number | undefined = rows[0]?.city_id;
    return known;
  });
  if (cityId !== undefined) return cityId;
  throw new WarehouseError('SD_CITY_UNKNOWN', `The warehouse does not know the city ${cityArea} yet.`, {
    hint: 'Run "satudata run" to take in what is due, or "satudata migrate" to load the configuration alone.',
  });
}
