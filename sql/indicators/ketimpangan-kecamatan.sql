-- Williamson's index of inequality among the kecamatan of a city: the spread of output a head around that of the whole,
-- every kecamatan weighing as much as its share of the people. 0 is equal; above 0.5 is high. What reported is held against
-- itself alone, so that a missing kecamatan makes it no smaller: it is never partial.
with told as (
  select k.area_id, k.period_id, down.area_id as kecamatan_id,
    max(o.value) filter (where v.code = 'pdrb') as output,
    max(o.value) filter (where v.code = 'penduduk') as people
  from asked k
  join ref.period p on p.period_id = k.period_id
  join ref.area_ancestor down on down.city_id = $1 and down.ancestor_id = k.area_id and down.depth = 1
    and p.end_date between down.from_day and down.until_day
  join ref.variable v on v.city_id = $1 and v.code in ('pdrb', 'penduduk')
  left join core.observation o on o.city_id = $1 and o.variable_id = v.variable_id and o.period_id = k.period_id
    and o.area_id = down.area_id and o.breakdown_id = 0 and o.superseded_at is null
  where k.indicator_id = $2
  group by k.area_id, k.period_id, down.area_id
), whole as (
  select t.area_id, t.period_id, count(*) as kecamatan,
    sum(t.output) filter (where t.people > 0) as output,
    sum(t.people) filter (where t.output is not null and t.people > 0) as people
  from told t
  group by t.area_id, t.period_id
)
select w.area_id, w.period_id,
  sqrt(sum((t.output / t.people - w.output / w.people) ^ 2 * t.people / w.people)) / (w.output / w.people) as value,
  count(*)::numeric / w.kecamatan as coverage, false as partial
from told t
join whole w using (area_id, period_id)
where t.output is not null and t.people > 0 and w.output > 0
group by w.area_id, w.period_id, w.output, w.people, w.kecamatan
