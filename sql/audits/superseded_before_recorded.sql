-- A version that ended before it began
select o.city_id, o.variable_id, o.area_id, o.period_id, o.breakdown_id, o.recorded_at, o.superseded_at
from core.observation o
where o.recorded_at >= ops.audit_since() and o.superseded_at < o.recorded_at
