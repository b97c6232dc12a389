// A fact → every version it had, each with the file, sheet and cell it was typed in.
import { cellAddress } from '../model/cell.js';
import type { Flag } from '../model/observation.js';
import type { PeriodId } from '../model/period.js';
import { guarded } from './failure.js';
import type { Keys } from './keys.js';
import type { Warehouse } from './warehouse.js';

export interface FactKey {
  readonly variable: string;
  /** Kemendagri code. */
  readonly area: string;
  readonly period: PeriodId;
  /** Canonical; "" for the total. */
  readonly breakdown: string;
}

export interface FactVersion {
  /** As the database prints it, every digit kept; null only with a flag. */
  readonly value: string | null;
  readonly flag: Flag | null;
  readonly recordedAt: Date;
  /** null for the current version. */
  readonly supersededAt: Date | null;
  readonly deliveryId: number;
  readonly receivedAt: Date;
  readonly location: string;
  readonly fileName: string;
  readonly sha256: string | null;
  /** Name of the sheet; null for a format without sheets. */
  readonly sheet: string | null;
  /** "C12", or "row 12" where records were counted. */
  readonly cell: string;
  readonly rawText: string | null;
  /** Records aggregated into the fact; 1 for a cell. */
  readonly sourceRows: number;
}

const select = `
  select o.value::text as value, o.flag, o.recorded_at as "recordedAt", o.superseded_at as "supersededAt",
    o.delivery_id as "deliveryId", d.received_at as "receivedAt", d.location, d.file_name as "fileName", d.sha256,
    s.name as sheet, o.row_no as row, o.col_no as col, o.raw_text as "rawText", o.source_rows as "sourceRows"
  from core.observation o
  join raw.delivery d on d.city_id = o.city_id and d.delivery_id = o.delivery_id
  left join raw.sheet s on s.city_id = o.city_id and s.delivery_id = o.delivery_id and s.number = o.sheet
  where o.city_id = :city and o.variable_id = :variable and o.period_id = :period and o.area_id = :area
    and o.breakdown_id = :breakdown`;
/** In two halves, as the indexes hold them: the current version in one, the superseded in the other. */
const versions = `
  ${select} and o.superseded_at is null
  union all
  ${select} and o.superseded_at is not null
  order by "recordedAt" desc, "supersededAt" desc nulls first`;

/** Newest first; empty for a fact that nobody ever delivered. */
export async function readVersions(
  warehouse: Warehouse,
  keys: Keys,
  fact: FactKey,
): Promise<readonly FactVersion[]> {
  const bindings = {
    city: keys.cityId,
    variable: keys.variables.get(fact.variable) ?? null,
    area: keys.areas.get(fact.area) ?? null,
    period: fact.period,
    breakdown: keys.breakdowns.get(fact.breakdown) ?? null,
  };
  type Row = Omit<FactVersion, 'cell'> & { readonly row: number; readonly col: number | null };
  const { rows } = await guarded<{ rows: Row[] }>(async () => warehouse.knex.raw(versions, bindings));
  return rows.map(({ row, col, ...version }) => {
    return { ...version, cell: col === null ? `row ${row}` : cellAddress(row, col) };
  });
}
