// Breakdown keys that were never seen before → rows of ref.breakdown, in bulk.
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

const insert = `
  insert into ref.breakdown (city_id, code, axes, items)
  select :city, s.code, s.axes, s.items from jsonb_to_recordset(:rows) as s(code text, axes text, items jsonb)
  order by s.code
  on conflict do nothing`;
const select = 'select code, breakdown_id from ref.breakdown where city_id = :city and code = any (:codes)';

/**
 * Gives the key of each canonical breakdown ("jenis_kelamin=L;kelompok_umur=0-4"). Safe when two runs meet the same one:
 * both insert in one order, and the second finds what the first has written.
 */
export async function registerBreakdowns(
  warehouse: Warehouse,
  cityId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = JSON.stringify(codes.map((code) => ({ code, ...partsOf(code) })));
  return guarded(async () => {
    await warehouse.knex.raw(insert, { city: cityId, rows });
    const found: { rows: { code: string; breakdown_id: number }[] } = await warehouse.knex.raw(select, {
      city: cityId,
      codes: [...codes],
    });
    return new Map(found.rows.map((row) => [row.code, row.breakdown_id]));
  });
}

/** Axes stand in the order of the code, which is sorted by axis. */
function partsOf(code: string): { axes: string; items: Record<string, string> } {
  const pairs = code.split(';').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { axes: pairs.map(([axis]) => axis).join(';'), items: Object.fromEntries(pairs) };
}
