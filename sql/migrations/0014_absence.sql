-- What a delivery of records says by not naming it: in a period, the areas of a level that have no record have none.

create table core.absence (
  city_id smallint not null,
  dataset_id integer not null,
  period_id integer not null,
  area_id integer not null,
  level text collate "C" not null,
  delivery_id integer not null,
  sheet smallint,
  row_no integer,
  col_no smallint,
  raw_text text,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  constraint absence_recorded_before_superseded check (superseded_at >= recorded_at)
);
create unique index absence_current on core.absence
  (city_id, dataset_id, period_id, area_id, level) where superseded_at is null;
create index absence_superseded on core.absence
  (city_id, dataset_id, period_id, superseded_at) where superseded_at is not null;
comment on table core.absence is
  'A period that a delivery of records covers: in it an area or category without a record counts 0, said by that delivery';
comment on column core.absence.city_id is 'City whose warehouse this is';
comment on column core.absence.dataset_id is 'Dataset whose records they are';
comment on column core.absence.period_id is 'Period that is covered';
comment on column core.absence.area_id is 'Area that is covered, with all that lies in it';
comment on column core.absence.level is 'Level of the areas that the records are counted by';
comment on column core.absence.delivery_id is 'Delivery that says so';
comment on column core.absence.sheet is 'Sheet of the cell that says so; null where the delivery as a whole does';
comment on column core.absence.row_no is 'Its row, from 1';
comment on column core.absence.col_no is 'Its column, from 1; null for the headings of an empty table';
comment on column core.absence.raw_text is 'What stands in that cell: NIHIL, tidak ada kejadian …';
comment on column core.absence.recorded_at is 'From when the warehouse knew it';
comment on column core.absence.superseded_at is 'Until when; null for what holds now';

-- Until now any period with a record was taken for covered. What was accepted without a returned row goes on to be.
insert into core.absence (city_id, dataset_id, period_id, area_id, level, delivery_id, recorded_at)
select x.city_id, x.dataset_id, x.period_id, c.area_id, x.level, x.delivery_id, d.decided_at
from (
  select o.city_id, v.dataset_id, o.period_id, min(a.level) as level, max(o.delivery_id) as delivery_id
  from core.observation o
  join ref.variable v on v.city_id = o.city_id and v.variable_id = o.variable_id
  join ref.area a on a.city_id = o.city_id and a.area_id = o.area_id
  where o.superseded_at is null
    and exists (
      select from ref.indicator_term t
      where t.city_id = o.city_id and t.variable_id = o.variable_id and t.listed)
  group by o.city_id, v.dataset_id, o.period_id
  having min(a.level) = max(a.level)
) x
join ref.dataset s on s.city_id = x.city_id and s.dataset_id = x.dataset_id and s.replaces <> 'nothing'
join raw.delivery d on d.city_id = x.city_id and d.delivery_id = x.delivery_id and d.returned_rows = 0
join ref.city city on city.city_id = x.city_id
join ref.area c on c.city_id = x.city_id and c.code = city.area_code;
