-- The facts: every version of every figure, with the cell it was typed in.

create schema if not exists core;
comment on schema core is 'The facts, in all their versions';

create table core.observation (
  city_id smallint not null,
  variable_id integer not null,
  area_id integer not null,
  period_id integer not null,
  breakdown_id integer not null,
  delivery_id integer not null,
  row_no integer not null,
  source_rows integer not null,
  sheet smallint not null,
  col_no smallint,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  value numeric,
  flag text collate "C",
  raw_text text,
  constraint value_or_flag check (value is not null or flag is not null),
  constraint recorded_before_superseded check (superseded_at >= recorded_at)
);
-- Foreign keys would look up a million rows one by one; sql/audits holds the facts to ref and raw instead.
-- The period stands before the area because a delivery replaces periods: its scope is one stretch of the index.
create unique index observation_current on core.observation
  (city_id, variable_id, period_id, area_id, breakdown_id) where superseded_at is null;
create index observation_superseded on core.observation
  (city_id, variable_id, period_id, area_id, breakdown_id, superseded_at) where superseded_at is not null;
comment on table core.observation is
  'One fact: variable × area × period × breakdown → value. The current version is the one not superseded';
comment on column core.observation.city_id is 'City whose warehouse this is';
comment on column core.observation.variable_id is 'What is measured';
comment on column core.observation.area_id is 'Where';
comment on column core.observation.period_id is 'When';
comment on column core.observation.breakdown_id is 'Of which part of the whole; 0 for the whole';
comment on column core.observation.delivery_id is 'Delivery that brought this version';
comment on column core.observation.row_no is 'Row of its cell, from 1; the first when records were aggregated';
comment on column core.observation.source_rows is 'Records aggregated into it; 1 for a cell';
comment on column core.observation.sheet is 'Number of its sheet, from 1';
comment on column core.observation.col_no is 'Column of its cell, from 1; null when records were counted';
comment on column core.observation.recorded_at is 'From when the warehouse held this version';
comment on column core.observation.superseded_at is 'Until when; null for the current version';
comment on column core.observation.value is 'The figure in the unit of the variable; null only with a flag';
comment on column core.observation.flag is 'Symbol of the BPS that rides on or stands for the figure';
comment on column core.observation.raw_text is 'Text as typed, where printing the value does not give it back';
-- Facts are appended in the order in which they are recorded: a range of blocks is all that "recorded since" reads.
create index observation_recorded on core.observation using brin (recorded_at);
