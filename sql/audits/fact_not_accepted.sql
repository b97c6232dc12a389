-- A fact whose delivery was not accepted, or is not there, or is of another dataset than the variable
select o.city_id, o.delivery_id, o.variable_id, d.outcome, count(*) as facts
from core.observation o
left join raw.delivery d on d.city_id = o.city_id and d.delivery_id = o.delivery_id
left join ref.variable v on v.city_id = o.city_id and v.variable_id = o.variable_id
where o.recorded_at >= ops.audit_since()
  and (d.outcome is distinct from 'accepted' or v.dataset_id is distinct from d.dataset_id)
group by o.city_id, o.delivery_id, o.variable_id, d.outcome
