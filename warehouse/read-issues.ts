// raw.issue → the issues of one delivery, as the OPD reads them.
import type { Issue } from '../model/issue.js';
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

const select = `
  select code, severity, sheet, row_no as row, col_no as col, text, message, mend from raw.issue
  where city_id = :city and delivery_id = :delivery order by number limit :limit`;

/** In the order in which they were found; the first `limit` of them. */
export async function readIssues(
  warehouse: Warehouse,
  cityId: number,
  deliveryId: number,
  limit = 1000,
): Promise<readonly Issue[]> {
  const bindings = { city: cityId, delivery: deliveryId, limit };
  const { rows } = await guarded<{ rows: Issue[] }>(async () => warehouse.knex.raw(select, bindings));
  return rows;
}
