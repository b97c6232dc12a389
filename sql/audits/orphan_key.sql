-- A fact that speaks of an area, a period or a breakdown that ref does not know
select o.city_id, o.variable_id, o.area_id, o.period_id, o.breakdown_id, o.delivery_id
from core.observation o
left join ref.area a on a.city_id = o.city_id and a.area_id = o.area_id
left join ref.period p on p.period_id = o.period_id
left join ref.breakdown b on b.city_id = o.city_id and b.breakdown_id = o.breakdown_id
where o.recorded_at >= ops.audit_since()
  and (a.area_id is null or p.period_id is null or b.breakdown_id is null)
