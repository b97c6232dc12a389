-- Two versions of one fact that stood at the same moment
select o.city_id, o.variable_id, o.area_id, o.period_id, o.breakdown_id, o.recorded_at, other.recorded_at as other_recorded_at
from core.observation o
join core.observation other
  on other.city_id = o.city_id and other.variable_id = o.variable_id and other.period_id = o.period_id
  and other.area_id = o.area_id and other.breakdown_id = o.breakdown_id and other.superseded_at is not null
  and other.ctid <> o.ctid
where o.recorded_at >= ops.audit_since()
  and o.recorded_at < other.superseded_at and other.recorded_at < coalesce(o.superseded_at, 'infinity')
