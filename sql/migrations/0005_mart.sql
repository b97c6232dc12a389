-- What is to be read: the values of the indicators and the scores, in all their versions.

create schema if not exists mart;
comment on schema mart is 'To be read: indicators, scores and readable views';

create table mart.indicator_value (
  city_id smallint not null,
  indicator_id integer not null,
  area_id integer not null,
  period_id integer not null,
  value numeric not null,
  numerator numeric,
  denominator numeric,
  coverage numeric not null check (coverage between 0 and 1),
  partial boolean not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  constraint recorded_before_superseded check (superseded_at >= recorded_at)
);
create unique index indicator_value_current on mart.indicator_value
  (city_id, indicator_id, area_id, period_id) where superseded_at is null;
create index indicator_value_superseded on mart.indicator_value
  (city_id, indicator_id, area_id, period_id, superseded_at) where superseded_at is not null;
comment on table mart.indicator_value is 'The value of an indicator for an area and period, in all its versions';
comment on column mart.indicator_value.city_id is 'City that computed it';
comment on column mart.indicator_value.indicator_id is 'What is computed';
comment on column mart.indicator_value.area_id is 'Where';
comment on column mart.indicator_value.period_id is 'When';
comment on column mart.indicator_value.value is 'The value, in the unit of the indicator';
comment on column mart.indicator_value.numerator is 'Sum of the terms above the line; of the present period for a growth';
comment on column mart.indicator_value.denominator is 'Sum of the terms below the line; of the earlier period for a growth';
comment on column mart.indicator_value.coverage is 'Share of the expected areas and periods that reported, 0 to 1';
comment on column mart.indicator_value.partial is
  'True when the value rests on a sum that lacks parts: it is too small, not an estimate, and is not scored';
comment on column mart.indicator_value.recorded_at is 'From when it was published';
comment on column mart.indicator_value.superseded_at is 'Until when; null for the current version';

create table mart.score (
  city_id smallint not null,
  framework_id integer not null,
  node_id integer not null,
  area_id integer not null,
  period_id integer not null,
  points numeric,
  coverage numeric not null check (coverage between 0 and 1),
  performance numeric,
  given boolean not null,
  partial boolean not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  constraint recorded_before_superseded check (superseded_at >= recorded_at)
);
create unique index score_current on mart.score
  (city_id, framework_id, area_id, period_id, node_id) where superseded_at is null;
create index score_superseded on mart.score
  (city_id, framework_id, area_id, period_id, node_id, superseded_at) where superseded_at is not null;
comment on table mart.score is
  'The points of a node for an area and period, in all their versions. A node without a row has not been reported at all';
comment on column mart.score.city_id is 'City that computed it';
comment on column mart.score.framework_id is 'Framework that it was scored by';
comment on column mart.score.node_id is 'Node of the framework';
comment on column mart.score.area_id is 'Where';
comment on column mart.score.period_id is 'When';
comment on column mart.score.points is 'Points; null while too little is reported';
comment on column mart.score.coverage is
  'Of a leaf: coverage of its value, which counts as 0 above where the value is partial and has no points; above: share of the weight below that was reported, 0 to 1';
comment on column mart.score.performance is
  'Of a leaf: value against target or goalposts, before it became points; 1 is full';
comment on column mart.score.given is 'True when an assessor gave the points';
comment on column mart.score.partial is 'True of a leaf whose value rests on a sum that lacks parts';
comment on column mart.score.recorded_at is 'From when it was published';
comment on column mart.score.superseded_at is 'Until when; null for the current version';
