-- Scores as they stand, or stood at a time → one row a node, with colour.

-- The one rounding: whoever shows points shows these, and colours speak of them.
create or replace function mart.shown_points(points numeric, decimals smallint) returns numeric
language sql immutable parallel safe as $$
  select round(points, decimals)
$$;
comment on function mart.shown_points(numeric, smallint) is 'Points as a framework rounds them, half away from zero';

-- The bounds speak of the points of the root; a node that can reach another height is held against them in proportion,
-- multiplied rather than divided: 2.25 of 3 is exactly the bound 3 of 4. Written into the query that reads it.
create or replace function mart.colour(colours jsonb, shown numeric, top numeric, root_top numeric)
returns table (colour text, label text) language sql immutable parallel safe as $$
  select c->>'colour', c->>'label' from jsonb_array_elements(colours) c
  where case when top > 0 and root_top > 0 then (c->>'from')::numeric * top <= shown * root_top
    else (c->>'from')::numeric <= shown end
  order by (c->>'from')::numeric desc limit 1
$$;
comment on function mart.colour(jsonb, numeric, numeric, numeric) is 'The colour and label that points as shown earn a node';

create or replace function mart.score_at(city smallint, framework integer, area integer, period integer, as_of timestamptz)
returns setof mart.score language sql stable as $$
  select s.* from mart.score s
  where s.city_id = city and s.framework_id = framework and s.area_id = area
    and (period is null or s.period_id = period)
    and s.superseded_at is null and (as_of is null or s.recorded_at <= as_of)
  union all
  select s.* from mart.score s
  where s.city_id = city and s.framework_id = framework and s.area_id = area
    and (period is null or s.period_id = period)
    and s.superseded_at > as_of and s.recorded_at <= as_of
$$;
comment on function mart.score_at(smallint, integer, integer, integer, timestamptz) is
  'The scores of an area that stand, or stood at a time; of one period or of all';

-- The latest of those that are nearly as well covered as the best: last year at 98 % comes before the year before at 100 %.
create or replace function mart.best_period(city smallint, framework integer, area integer, as_of timestamptz)
returns integer language sql stable as $$
  select s.period_id
  from mart.score_at(city, framework, area, null, as_of) s
  join (
    select distinct n.node_id from ref.nodes_at(city, coalesce(as_of, 'infinity')) n
    where n.framework_id = framework and n.depth = 0
  ) root on root.node_id = s.node_id
  order by (s.points is not null) desc, round(s.coverage, 1) desc, s.period_id desc limit 1
$$;
comment on function mart.best_period(smallint, integer, integer, timestamptz) is
  'The latest period of best coverage; null without scores';

create or replace function mart.read_scores(
  city smallint, framework integer, area integer, period integer, as_of timestamptz
) returns table (
  node_id integer, parent_id integer, code text, title text, weight numeric, top numeric, indicator text, points numeric,
  shown text, coverage numeric, performance numeric, given boolean, partial boolean, provisional boolean,
  missing text[], colour text, colour_label text, scoring text, target numeric, post_min numeric, post_max numeric,
  recorded_at timestamptz
) language sql stable as $$
  select n.node_id, n.parent_id, n.code, n.title, n.weight, n.top, i.code, s.points,
    mart.shown_points(s.points, f.decimals)::text, coalesce(s.coverage, 0), s.performance, coalesce(s.given, false),
    coalesce(s.partial, false), coalesce(s.provisional, false), coalesce(s.missing, '{}'), c.colour, c.label,
    n.scoring, n.target, n.post_min, n.post_max, s.recorded_at
  from ref.frameworks_at(city, coalesce(as_of, 'infinity')) f
  join ref.period p on p.period_id = period
  join ref.nodes_at(city, coalesce(as_of, 'infinity')) root on root.framework_id = f.framework_id and root.depth = 0
    and p.end_date between root.from_day and root.until_day
  join ref.nodes_at(city, coalesce(as_of, 'infinity')) n on n.framework_id = f.framework_id
    and p.end_date between n.from_day and n.until_day
  left join mart.score_at(city, framework, area, period, as_of) s on s.node_id = n.node_id
  left join ref.indicator i on i.city_id = city and i.indicator_id = n.indicator_id
  left join lateral mart.colour(f.colours, mart.shown_points(s.points, f.decimals), n.top, root.top) c
    on not s.provisional
  where f.framework_id = framework
  order by n.position, n.node_id
$$;
comment on function mart.read_scores(smallint, integer, integer, integer, timestamptz) is
  'Every node of a framework for an area and period, as scores were published by it; those without a score at coverage 0';
