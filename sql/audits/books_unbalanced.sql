-- A decided delivery whose books do not balance: read = loaded + returned + duplicate + skipped
select d.city_id, d.delivery_id, d.outcome, d.read_rows, d.loaded_rows, d.returned_rows, d.duplicate_rows, d.skipped
from raw.delivery d
where d.decided_at >= ops.audit_since()
  and d.read_rows is distinct from
    d.loaded_rows + d.returned_rows + d.duplicate_rows + raw.skipped_total(d.skipped)
