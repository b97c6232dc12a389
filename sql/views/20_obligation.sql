-- Every (dataset, period) that is owed, and how it stands: by what the facts cover, never because a job ran.

create view mart.obligation as
with owed as (
  select
    d.city_id, c.timezone, d.dataset_id, d.opd_id, d.code, d.title, d.owed_type, d.fact_type, p.period_id, p.code as period_code,
    p.start_date, p.end_date,
    p.end_date + d.due_days as due_date,
    (now() at time zone c.timezone)::date as today
  from ref.dataset d
  join ref.city c on c.city_id = d.city_id
  join ref.period p on p.type = d.owed_type
  where d.retired_at is null
    and p.period_id >= d.since_id
    and p.period_id <= coalesce(d.until_id, p.period_id)
    and p.start_date <= (now() at time zone c.timezone)::date
), standing as (
  select
    w.*,
    facts.variables_covered,
    facts.variables_owed,
    facts.revised,
    covers.nothing,
    coalesce(l.delivery_id, n.delivery_id) as delivery_id, coalesce(l.outcome, n.outcome) as outcome,
    coalesce(l.reason, n.reason) as reason, coalesce(l.decided_at, n.decided_at) as decided_at
  from owed w
  -- One probe of an index a variable and period: the order makes a scan of the facts never look cheaper.
  cross join lateral (
    select
      count(*) as variables_owed,
      count(*) filter (where f.covered) as variables_covered,
      coalesce(bool_or(f.revised), false) as revised
    from ref.variable v
    cross join lateral (
      select bool_or(current_fact.found is not null) as covered, bool_or(old_fact.found is not null) as revised
      from (
        select p.period_id from ref.period p
        where p.type = w.fact_type and p.start_date between w.start_date and w.end_date and p.end_date <= w.end_date
        offset 0
      ) within
      left join lateral (
        select o.area_id as found from core.observation o
        where o.city_id = v.city_id and o.variable_id = v.variable_id and o.period_id = within.period_id
          and o.superseded_at is null
        order by o.area_id limit 1
      ) current_fact on true
      left join lateral (
        select o.area_id as found from core.observation o
        where o.city_id = v.city_id and o.variable_id = v.variable_id and o.period_id = within.period_id
          and o.superseded_at is not null
        order by o.area_id limit 1
      ) old_fact on true
    ) f
    where v.city_id = w.city_id and v.dataset_id = w.dataset_id and v.retired_at is null
  ) facts
  -- A register that says that nothing happened fulfils what is owed, also where no figure can tell it.
  cross join lateral (
    select exists (
      select from core.absence c
      join ref.period p on p.period_id = c.period_id
      where c.city_id = w.city_id and c.dataset_id = w.dataset_id and c.superseded_at is null
        and p.type = w.fact_type and p.start_date between w.start_date and w.end_date and p.end_date <= w.end_date
    ) as nothing
  ) covers
  left join lateral (
    select r.delivery_id, r.outcome, r.reason, r.decided_at
    from raw.delivery r
    where r.city_id = w.city_id and r.dataset_id = w.dataset_id and r.outcome in ('accepted', 'returned')
      and (r.period_id = w.period_id or w.period_id = any (r.periods)
        or (r.period_id is null and r.periods = '{}' and (r.received_at at time zone w.timezone)::date >= w.end_date))
    order by r.delivery_id desc
    limit 1
  ) l on true
  -- Where nothing has come for the period: why the source gave nothing when it was last asked.
  left join lateral (
    select latest.*
    from (
      select r.delivery_id, r.outcome, r.reason, r.decided_at, r.received_at
      from raw.delivery r
      where r.city_id = w.city_id and r.dataset_id = w.dataset_id
      order by r.delivery_id desc
      limit 1
    ) latest
    where latest.outcome in ('failed', 'unchanged') and (latest.received_at at time zone w.timezone)::date >= w.end_date
  ) n on l.delivery_id is null
)
select
  s.city_id,
  opd.code as opd,
  opd.name as opd_name,
  opd.pic,
  opd.contact,
  s.code as dataset,
  s.title as dataset_title,
  s.period_code as period,
  s.due_date,
  case
    when (s.variables_covered > 0 or s.nothing) and s.revised then 'revised'
    when s.variables_covered > 0 or s.nothing then 'accepted'
    when s.outcome = 'returned' then 'returned'
    when s.today > s.due_date then 'late'
    when s.today > s.end_date then 'due'
    else 'not_due'
  end as state,
  s.variables_covered,
  s.variables_owed,
  s.delivery_id as last_delivery_id,
  s.outcome as last_outcome,
  s.reason as last_reason,
  s.decided_at as last_decided_at,
  (
    select count(*) from raw.issue i where i.city_id = s.city_id and i.delivery_id = s.delivery_id
  ) as issue_count,
  s.dataset_id,
  s.opd_id,
  s.period_id
from standing s
join ref.opd opd on opd.city_id = s.city_id and opd.opd_id = s.opd_id;
comment on view mart.obligation is 'Every dataset and period that is owed and how it stands, by what the facts cover';
comment on column mart.obligation.city_id is 'City that it is owed to';
comment on column mart.obligation.opd is 'Agency that owes it';
comment on column mart.obligation.opd_name is 'Its name';
comment on column mart.obligation.pic is 'Person in charge of its data';
comment on column mart.obligation.contact is 'E-mail or telephone of the person in charge';
comment on column mart.obligation.dataset is 'Dataset that is owed';
comment on column mart.obligation.dataset_title is 'Its title';
comment on column mart.obligation.period is 'Period that it is owed for';
comment on column mart.obligation.due_date is 'Last day on which its delivery is in time';
comment on column mart.obligation.state is
  'not_due: the period runs · due: it has ended · late: the due date has passed · returned: the last delivery was '
  'refused and no facts stand · accepted: facts stand · revised: facts stand and an earlier version was replaced';
comment on column mart.obligation.variables_covered is 'Variables with current facts in the period';
comment on column mart.obligation.variables_owed is 'Variables of the dataset';
comment on column mart.obligation.last_delivery_id is 'Last delivery that spoke of the period; where none did, the last time the source was asked and gave nothing';
comment on column mart.obligation.last_outcome is 'What became of it: accepted, returned, failed (the source did not answer) or unchanged (it has no data yet)';
comment on column mart.obligation.last_reason is 'Why it was returned, or gave nothing';
comment on column mart.obligation.last_decided_at is 'When that was decided';
comment on column mart.obligation.issue_count is 'Issues found in it';
comment on column mart.obligation.dataset_id is 'Key of the dataset';
comment on column mart.obligation.opd_id is 'Key of the agency';
comment on column mart.obligation.period_id is 'Key of the period';
