-- Areas have time: when each lived and in what it lay, what came in its place, and so what is expected of a period.

create table ref.area_version (
  city_id smallint not null,
  area_id integer not null,
  from_day date not null,
  until_day date not null,
  parent_id integer,
  primary key (city_id, area_id, from_day),
  foreign key (city_id, area_id) references ref.area,
  constraint from_before_until check (from_day <= until_day)
);
comment on table ref.area_version is 'When an area lived, and in what it lay then';
comment on column ref.area_version.city_id is 'City whose configuration names the area';
comment on column ref.area_version.area_id is 'The area';
comment on column ref.area_version.from_day is 'First day; -infinity where nothing is said';
comment on column ref.area_version.until_day is 'Last day; infinity while it lives';
comment on column ref.area_version.parent_id is 'Area that it lay in; null for the country';

create table ref.area_succession (
  city_id smallint not null,
  area_id integer not null,
  successor_id integer not null,
  day date not null,
  primary key (city_id, area_id, successor_id, day),
  foreign key (city_id, area_id) references ref.area,
  foreign key (city_id, successor_id) references ref.area
);
create index area_succession_backward on ref.area_succession (city_id, successor_id, day);
comment on table ref.area_succession is 'What came in the place of an area: merged, split, or under another code';
comment on column ref.area_succession.city_id is 'City whose configuration names the areas';
comment on column ref.area_succession.area_id is 'The area that ended';
comment on column ref.area_succession.successor_id is 'An area that stands where it stood, or where a part of it stood';
comment on column ref.area_succession.day is 'First day of the successor in its place';

alter table ref.area_ancestor add column from_day date not null default '-infinity';
alter table ref.area_ancestor add column until_day date not null default 'infinity';
alter table ref.area_ancestor drop constraint area_ancestor_pkey;
alter table ref.area_ancestor add primary key (city_id, ancestor_id, area_id, from_day);
comment on column ref.area_ancestor.from_day is 'First day on which it lay there';
comment on column ref.area_ancestor.until_day is 'Last day on which it lay there';

create table ref.area_below (
  city_id smallint not null,
  ancestor_id integer not null,
  depth smallint not null,
  from_day date not null,
  until_day date not null,
  areas integer not null,
  primary key (city_id, ancestor_id, depth, from_day)
);
comment on table ref.area_below is 'How many areas lay in an area, at which depth, from when until when: what was expected to report';
comment on column ref.area_below.city_id is 'City whose configuration names the areas';
comment on column ref.area_below.ancestor_id is 'The upper area';
comment on column ref.area_below.depth is 'Steps downward: 0 itself, 1 its children';
comment on column ref.area_below.from_day is 'First day; no area came or went until the last';
comment on column ref.area_below.until_day is 'Last day';
comment on column ref.area_below.areas is 'Number of areas';

insert into ref.area_version (city_id, area_id, from_day, until_day, parent_id)
select a.city_id, a.area_id, '-infinity', 'infinity', a.parent_id from ref.area a where a.retired_at is null;
insert into ref.area_version (city_id, area_id, from_day, until_day, parent_id)
select a.city_id, a.area_id, '-infinity', (a.retired_at at time zone c.timezone)::date - 1, a.parent_id
from ref.area a
join ref.city c on c.city_id = a.city_id
join (select distinct o.city_id, o.area_id from core.observation o) told on told.city_id = a.city_id and told.area_id = a.area_id
where a.retired_at is not null;
