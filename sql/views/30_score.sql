-- Indicators and scores with every name spelled out.

create view mart.indicator as
select
  i.city_id, i.dimension, i.code as indicator, i.title, i.unit, i.direction, a.code as area_code, a.name as area,
  a.level as area_level, p.code as period, p.start_date, p.end_date, v.value, v.numerator, v.denominator, v.coverage,
  v.partial, v.recorded_at
from mart.indicator_value v
join ref.indicator i on i.city_id = v.city_id and i.indicator_id = v.indicator_id
join ref.area a on a.city_id = v.city_id and a.area_id = v.area_id
join ref.period p on p.period_id = v.period_id
where v.superseded_at is null;
comment on view mart.indicator is 'Current values of the indicators';
comment on column mart.indicator.city_id is 'City that computed it';
comment on column mart.indicator.dimension is 'Dimension that the indicator stands in';
comment on column mart.indicator.indicator is 'Indicator';
comment on column mart.indicator.title is 'Its title';
comment on column mart.indicator.unit is 'Unit of the value';
comment on column mart.indicator.direction is 'up: more is better; down: less is better';
comment on column mart.indicator.area_code is 'Kemendagri code of the area';
comment on column mart.indicator.area is 'Name of the area';
comment on column mart.indicator.area_level is 'country, province, city, kecamatan or kelurahan';
comment on column mart.indicator.period is 'Period, e.g. 2024, 2024-Q3, 2024-08';
comment on column mart.indicator.start_date is 'First day of the period';
comment on column mart.indicator.end_date is 'Last day of the period';
comment on column mart.indicator.value is 'Value';
comment on column mart.indicator.numerator is 'What stands above the line';
comment on column mart.indicator.denominator is 'What stands below the line';
comment on column mart.indicator.coverage is 'Share of the expected areas and periods that reported, 0 to 1';
comment on column mart.indicator.partial is 'True when the value rests on a sum that lacks parts, and is not scored';
comment on column mart.indicator.recorded_at is 'Since when it has been published';

-- Trees first, then their nodes, then one probe of the index a node: "offset 0" and "limit 1" keep that order, which counts
-- that lag behind would turn around (every node of every tree against all scores took 30 s for 2 000 trees).
create view mart.score_tree as
with node as materialized (
  select n.* from ref.city c cross join lateral ref.nodes_at(c.city_id, 'infinity') n
)
select
  tree.city_id, tree.code as framework, tree.edition, tree.label, n.position, n.depth, n.code as node, n.title,
  parent.code as parent, n.weight, i.code as indicator, a.code as area_code, a.name as area, a.level as area_level,
  tree.period_code as period, mart.shown_points(s.points, tree.decimals) as points, n.top, coalesce(s.coverage, 0) as coverage,
  s.performance, coalesce(s.given, false) as given, coalesce(s.partial, false) as partial,
  coalesce(s.provisional, false) as provisional, array_to_string(s.missing, '; ') as missing, c.colour,
  c.label as colour_label, s.recorded_at
from (
  select f.*, root.top as root_top, whole.area_id, whole.period_id, p.code as period_code, p.end_date
  from (select f.* from ref.city c cross join lateral ref.frameworks_at(c.city_id, 'infinity') f) f
  join node root on root.city_id = f.city_id and root.framework_id = f.framework_id and root.depth = 0
  cross join lateral (
    select x.area_id, x.period_id from mart.score x
    where x.city_id = f.city_id and x.framework_id = f.framework_id and x.node_id = root.node_id
      and x.superseded_at is null
    offset 0
  ) whole
  join ref.period p on p.period_id = whole.period_id and p.end_date between root.from_day and root.until_day
  offset 0
) tree
join node n on n.city_id = tree.city_id and n.framework_id = tree.framework_id
  and tree.end_date between n.from_day and n.until_day
left join node parent on parent.city_id = n.city_id and parent.node_id = n.parent_id
  and tree.end_date between parent.from_day and parent.until_day
left join ref.indicator i on i.city_id = n.city_id and i.indicator_id = n.indicator_id
join ref.area a on a.city_id = tree.city_id and a.area_id = tree.area_id
left join lateral (
  select x.* from mart.score x
  where x.city_id = tree.city_id and x.framework_id = tree.framework_id and x.area_id = tree.area_id
    and x.period_id = tree.period_id and x.node_id = n.node_id and x.superseded_at is null
  limit 1
) s on true
left join lateral mart.colour(tree.colours, mart.shown_points(s.points, tree.decimals), n.top, tree.root_top) c
  on not s.provisional;
comment on view mart.score_tree is 'Current scores: every node of every tree that has a score, ordered by position';
comment on column mart.score_tree.city_id is 'City that computed it';
comment on column mart.score_tree.framework is 'Framework';
comment on column mart.score_tree.edition is 'Its edition';
comment on column mart.score_tree.label is 'Said beside every score';
comment on column mart.score_tree.position is 'Place of the node in the tree, from 1';
comment on column mart.score_tree.depth is 'Steps from the root';
comment on column mart.score_tree.node is 'Node';
comment on column mart.score_tree.title is 'Its title';
comment on column mart.score_tree.parent is 'Node above';
comment on column mart.score_tree.weight is 'Weight among its siblings';
comment on column mart.score_tree.indicator is 'Indicator that a leaf scores';
comment on column mart.score_tree.area_code is 'Kemendagri code of the area';
comment on column mart.score_tree.area is 'Name of the area';
comment on column mart.score_tree.area_level is 'country, province, city, kecamatan or kelurahan';
comment on column mart.score_tree.period is 'Period';
comment on column mart.score_tree.points is 'Points as the framework rounds them; null while too little is reported';
comment on column mart.score_tree.top is 'Greatest points that can be reached; null without a bound';
comment on column mart.score_tree.coverage is
  'Share that was reported, 0 to 1: of a leaf, of its value; above, of the weight below, what has no points as 0';
comment on column mart.score_tree.performance is 'Of a leaf: value against target or goalposts, 1 being full';
comment on column mart.score_tree.given is 'True when an assessor gave the points';
comment on column mart.score_tree.partial is 'True of a leaf whose value rests on a sum that lacks parts';
comment on column mart.score_tree.provisional is
  'True of points that stand on less than the framework asks for (sementara): they are shown without a colour';
comment on column mart.score_tree.missing is
  'Of provisional points: the nodes right below that are not wholly reported, the weightiest gap first';
comment on column mart.score_tree.colour is 'red, orange or green; null without points and for provisional ones';
comment on column mart.score_tree.colour_label is 'What the colour means';
comment on column mart.score_tree.recorded_at is 'Since when it has been published';
