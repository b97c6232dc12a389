-- The temporary table `tree` → `tree_score`: leaves from indicator values, then every node above, from the bottom up.

-- The value for the very period or, where there is none, the latest within it that can be scored: a month still coming in
-- does not hide the month before. What grows with the length of the period is read for the very period
-- alone: December is no year.
create or replace function mart.gather_sources(city smallint, as_of timestamptz) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  create temp table readable on commit drop as
  select w.period_id, p.period_id as part_id, p.start_date, p.end_date
  from (select distinct period_id from tree) w
  join ref.period whole on whole.period_id = w.period_id
  join ref.period p on p.type = any ('{Y,S,Q,M,A,D}') and p.start_date between whole.start_date and whole.end_date
  where ref.period_holds(whole.type, whole.start_date, whole.end_date, p.type, p.start_date, p.end_date);
  analyze readable;
  create temp table source on commit drop as
  select distinct on (t.framework_id, t.area_id, t.period_id, n.node_id, r.given)
    t.framework_id, t.area_id, t.period_id, n.node_id, r.given, r.indicator_id, v.period_id as value_period, v.value,
    v.coverage, v.partial, not v.partial or (not r.given and n.scores_partial and v.coverage >= n.minimum_coverage) as counts
  from tree t
  join ref.period q on q.period_id = t.period_id
  join ref.nodes_at(city, as_of) n on n.framework_id = t.framework_id and q.end_date between n.from_day and n.until_day
  cross join lateral (values (false, n.indicator_id), (true, n.given_id)) r(given, indicator_id)
  cross join lateral (
    select i.period_id, i.value, i.coverage, i.partial from mart.indicator_value i
    where i.city_id = city and i.indicator_id = r.indicator_id and i.area_id = t.area_id
      and (i.superseded_at is null or (as_of is not null and i.superseded_at > as_of))
      and (as_of is null or i.recorded_at <= as_of)
    offset 0
  ) v
  join readable p on p.period_id = t.period_id and p.part_id = v.period_id
    and (p.part_id = p.period_id or not exists (
      select from ref.indicator i where i.city_id = city and i.indicator_id = r.indicator_id and i.accumulates))
  order by t.framework_id, t.area_id, t.period_id, n.node_id, r.given, v.period_id = t.period_id desc,
    counts desc, p.end_date desc, p.start_date;
  drop table readable;
  analyze source;
end $$;
comment on function mart.gather_sources(smallint, timestamptz) is
  'Fills the temporary table source: the indicator values that the trees read';

-- A partial value earns nothing: fewer deaths told would be better points. What has no points adds no coverage above.
create or replace function mart.score_leaves(city smallint) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  create temp table tree_score on commit drop as
  select t.framework_id, t.area_id, t.period_id, n.node_id, n.parent_id, n.title, n.weight,
    coalesce(s.coverage, 0) as coverage, earned.points, round(p.performance, 12) as performance, false as given,
    coalesce(s.partial, false) as partial,
    earned.points is not null and s.coverage < n.provisional_below as provisional, null::text[] as missing
  from tree t
  join ref.period q on q.period_id = t.period_id
  join ref.node n on n.city_id = city and n.framework_id = t.framework_id and n.retired_at is null
    and n.indicator_id is not null and q.end_date between n.from_day and n.until_day
  left join source s on s.framework_id = t.framework_id and s.area_id = t.area_id and s.period_id = t.period_id
    and s.node_id = n.node_id and not s.given
  left join lateral mart.leaf_performance(n, s.value) as p(performance) on s.counts
  cross join lateral (
    select case when s.counts and s.coverage >= n.minimum_coverage
      then round(mart.leaf_points(n, s.value, p.performance), 12) end as points
  ) earned;
end $$;
comment on function mart.score_leaves(smallint) is 'Fills the temporary table tree_score with the leaves';

-- Points: the weighted mean of the children that have points, their weights made whole again. Coverage: over all
-- children, those without points as 0. An assessor's points stand instead of both.
create or replace function mart.score_level(city smallint, level integer) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  insert into tree_score
  select t.framework_id, t.area_id, t.period_id, n.node_id, n.parent_id, n.title, n.weight, told.coverage, told.points,
    null, g.value is not null, false, told.provisional, case when told.provisional and g.value is null then c.missing end
  from tree t
  join ref.period q on q.period_id = t.period_id
  join ref.node n on n.city_id = city and n.framework_id = t.framework_id and n.retired_at is null
    and n.indicator_id is null and n.depth = level and q.end_date between n.from_day and n.until_day
  left join (
    select s.framework_id, s.area_id, s.period_id, s.parent_id,
      round(sum(s.weight * k.counted) / nullif(sum(s.weight), 0), 6) as coverage,
      array_agg(s.title order by s.weight * (1 - k.counted) desc, s.node_id)
        filter (where s.weight > 0 and k.counted < 1) as missing,
      sum(s.weight * s.points) / nullif(sum(s.weight) filter (where s.points is not null), 0) as arithmetic,
      case
        when min(s.points) filter (where s.weight > 0) = 0 then 0
        when min(s.points) filter (where s.weight > 0) > 0 then
          exp(sum(s.weight * case when s.points > 0 then ln(s.points) end)
            / sum(s.weight) filter (where s.points is not null))
      end as geometric
    from tree_score s
    cross join lateral (select case when s.points is null then 0 else s.coverage end as counted) k
    group by s.framework_id, s.area_id, s.period_id, s.parent_id
  ) c on c.framework_id = t.framework_id and c.area_id = t.area_id and c.period_id = t.period_id
    and c.parent_id = n.node_id
  left join source g on g.framework_id = t.framework_id and g.area_id = t.area_id and g.period_id = t.period_id
    and g.node_id = n.node_id and g.given and g.counts
  cross join lateral (
    select coalesce(g.coverage, c.coverage, 0) as coverage,
      case
        when g.value is not null then round(g.value, 12)
        when c.coverage >= n.minimum_coverage then
          round(case n.mean when 'geometric' then c.geometric else c.arithmetic end * n.scale, 12)
      end as points
  ) earned
  cross join lateral (
    select earned.*, earned.points is not null and earned.coverage < n.provisional_below as provisional
  ) told;
end $$;
comment on function mart.score_level(smallint, integer) is 'Adds to tree_score the inner nodes of one depth';

create or replace function mart.compute_scores(city smallint) returns void language plpgsql as $$
begin
  perform mart.gather_sources(city, null);
  perform mart.score_leaves(city);
  for level in reverse coalesce((
    select max(n.depth) from ref.node n where n.city_id = city and n.framework_id in (select framework_id from tree)
  ), 0)..0 loop
    perform mart.score_level(city, level);
  end loop;
end $$;
comment on function mart.compute_scores(smallint) is 'Fills tree_score for the trees asked';
