-- A fact that has neither a value nor a flag that says why
select o.city_id, o.variable_id, o.area_id, o.period_id, o.breakdown_id, o.delivery_id
from core.observation o
where o.recorded_at >= ops.audit_since() and o.value is null and o.flag is null
