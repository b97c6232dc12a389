-- What the configuration says: places, periods, agencies, datasets, variables and breakdowns, by integer key.
-- The city comes first in every key. Nothing that a fact may refer to is deleted: it is retired.

create schema if not exists ref;
comment on schema ref is 'What the configuration says, by integer key';

create table ref.city (
  city_id smallint generated always as identity primary key,
  area_code text collate "C" not null unique,
  name text not null,
  timezone text not null,
  notice text
);
comment on table ref.city is 'The kabupaten and kota whose warehouse this is';
comment on column ref.city.city_id is 'Key of the city, the first column of every other key';
comment on column ref.city.area_code is 'Kemendagri code of the city';
comment on column ref.city.name is 'Name of the city';
comment on column ref.city.timezone is 'Time zone in which a day of the city begins, e.g. Asia/Jakarta';
comment on column ref.city.notice is 'A sentence shown wherever figures are shown';

create table ref.area (
  city_id smallint not null references ref.city,
  area_id integer generated always as identity,
  code text collate "C" not null,
  bps_code text collate "C",
  level text collate "C" not null check (level in ('country', 'province', 'city', 'kecamatan', 'kelurahan')),
  name text not null,
  parent_id integer,
  retired_at timestamptz,
  primary key (city_id, area_id),
  unique (city_id, code)
);
create index area_parent on ref.area (city_id, parent_id);
comment on table ref.area is 'A place that figures speak of';
comment on column ref.area.city_id is 'City whose configuration names the area';
comment on column ref.area.area_id is 'Key of the area';
comment on column ref.area.code is 'Kemendagri code, dotted (36.72.01.1001); 0 for the country';
comment on column ref.area.bps_code is 'BPS (MFD) code without dots; never to be compared with code';
comment on column ref.area.level is 'country, province, city (kabupaten or kota), kecamatan or kelurahan';
comment on column ref.area.name is 'Name as the configuration writes it';
comment on column ref.area.parent_id is 'Area that it lies in; null for the country';
comment on column ref.area.retired_at is 'When the configuration ceased to name it; null while it does';

create table ref.area_name (
  city_id smallint not null,
  area_id integer not null,
  name text not null,
  primary key (city_id, area_id, name),
  foreign key (city_id, area_id) references ref.area
);
comment on table ref.area_name is 'Every way the name of an area is written';
comment on column ref.area_name.city_id is 'City whose configuration names the area';
comment on column ref.area_name.area_id is 'Area that is meant';
comment on column ref.area_name.name is 'A spelling, the name itself among them';

create table ref.area_ancestor (
  city_id smallint not null,
  area_id integer not null,
  ancestor_id integer not null,
  depth smallint not null,
  primary key (city_id, ancestor_id, area_id),
  foreign key (city_id, area_id) references ref.area
);
create index area_ancestor_upward on ref.area_ancestor (city_id, area_id, depth);
comment on table ref.area_ancestor is 'Every area with all that it lies in, itself included, for sums over areas';
comment on column ref.area_ancestor.city_id is 'City whose configuration names the areas';
comment on column ref.area_ancestor.area_id is 'The lower area';
comment on column ref.area_ancestor.ancestor_id is 'The area it lies in; itself at depth 0';
comment on column ref.area_ancestor.depth is 'Steps upward: 0 itself, 1 its parent';

create table ref.period (
  period_id integer primary key,
  code text collate "C" not null unique,
  type "char" not null check (type in ('Y', 'S', 'Q', 'M', 'A', 'D')),
  start_date date not null,
  end_date date not null
);
create index period_within on ref.period (type, start_date, end_date);
comment on table ref.period is 'A stretch of time that a figure speaks of';
comment on column ref.period.period_id is
  'year × 1000 + offset: Y 0, S 101–102, Q 201–204, M 301–312, A 400, D 501–866 (day of the year)';
comment on column ref.period.code is '2024 · 2024-S1 · 2024-Q3 · 2024-08 · 2024/2025 · 2024-08-17';
comment on column ref.period.type is 'Y year, S semester, Q quarter, M month, A academic year (from 1 July), D day';
comment on column ref.period.start_date is 'First day';
comment on column ref.period.end_date is 'Last day, inclusive';

-- Immutable: a code is made of integers alone, so that no session setting can change it.
create function ref.period_of(id integer) returns ref.period
language sql immutable parallel safe as $$
  select
    id,
    case k.type
      when 'Y' then k.year::text
      when 'S' then k.year || '-S' || k.part
      when 'Q' then k.year || '-Q' || k.part
      when 'M' then k.year || '-' || lpad(k.part::text, 2, '0')
      when 'A' then k.year || '/' || (k.year + 1)
      else k.year || '-' || lpad(extract(month from d.first_day)::text, 2, '0')
        || '-' || lpad(extract(day from d.first_day)::text, 2, '0')
    end collate "C",
    k.type,
    d.first_day,
    case k.type when 'D' then d.first_day else (d.first_day + make_interval(months => k.months))::date - 1 end
  from (
    select
      id / 1000 as year,
      case
        when id % 1000 >= 501 then 'D'
        when id % 1000 >= 400 then 'A'
        when id % 1000 >= 301 then 'M'
        when id % 1000 >= 201 then 'Q'
        when id % 1000 >= 101 then 'S'
        else 'Y'
      end::"char" as type,
      case
        when id % 1000 >= 501 then id % 1000 - 500
        when id % 1000 >= 400 then 1
        when id % 1000 >= 101 then id % 100
        else 1
      end as part,
      case
        when id % 1000 >= 400 then 12
        when id % 1000 >= 301 then 1
        when id % 1000 >= 201 then 3
        when id % 1000 >= 101 then 6
        else 12
      end as months
  ) k
  cross join lateral (
    select case k.type
      when 'D' then make_date(k.year, 1, 1) + (k.part - 1)
      when 'A' then make_date(k.year, 7, 1)
      else make_date(k.year, (k.part - 1) * k.months + 1, 1)
    end as first_day
  ) d
$$;
comment on function ref.period_of(integer) is 'The period that an id stands for, worked out from the id alone';

insert into ref.period
select p.*
from generate_series(1950, 2100) as year
cross join unnest(array[0, 101, 102, 201, 202, 203, 204, 301, 302, 303, 304, 305, 306, 307, 308, 309, 310, 311, 312, 400])
  as part
cross join lateral ref.period_of(year * 1000 + part) as p;

insert into ref.period
select p.*
from generate_series(date '2000-01-01', date '2040-12-31', interval '1 day') as day
cross join lateral ref.period_of((extract(year from day) * 1000 + 500 + extract(doy from day))::integer) as p;

analyze ref.period;

create table ref.opd (
  city_id smallint not null references ref.city,
  opd_id integer generated always as identity,
  code text collate "C" not null,
  name text not null,
  short_name text,
  pic text not null,
  contact text not null,
  retired_at timestamptz,
  primary key (city_id, opd_id),
  unique (city_id, code)
);
comment on table ref.opd is 'Organisasi perangkat daerah: an agency that submits data (produsen data)';
comment on column ref.opd.city_id is 'City that the agency belongs to';
comment on column ref.opd.opd_id is 'Key of the agency';
comment on column ref.opd.code is 'Its code in the configuration, e.g. dinkes';
comment on column ref.opd.name is 'Full name';
comment on column ref.opd.short_name is 'Short name or abbreviation';
comment on column ref.opd.pic is 'Person in charge of its data';
comment on column ref.opd.contact is 'E-mail or telephone of the person in charge';
comment on column ref.opd.retired_at is 'When the configuration ceased to name it; null while it does';

create table ref.dataset (
  city_id smallint not null,
  dataset_id integer generated always as identity,
  opd_id integer not null,
  code text collate "C" not null,
  title text not null,
  description text,
  frequency text collate "C" not null
    check (frequency in ('yearly', 'semesterly', 'quarterly', 'monthly', 'academic', 'daily')),
  owed_type "char" not null,
  fact_type "char" not null,
  since_id integer not null,
  until_id integer,
  due_days integer not null check (due_days >= 0),
  replaces text collate "C" not null check (replaces in ('period', 'dataset', 'nothing')),
  connector text collate "C" not null,
  contract_hash text collate "C" not null,
  retired_at timestamptz,
  primary key (city_id, dataset_id),
  unique (city_id, code),
  foreign key (city_id, opd_id) references ref.opd
);
create index dataset_opd on ref.dataset (city_id, opd_id);
comment on table ref.dataset is 'One table that an agency owes';
comment on column ref.dataset.city_id is 'City that the dataset belongs to';
comment on column ref.dataset.dataset_id is 'Key of the dataset';
comment on column ref.dataset.opd_id is 'Agency that owes it';
comment on column ref.dataset.code is 'opd/name, as the configuration files it';
comment on column ref.dataset.title is 'Title';
comment on column ref.dataset.description is 'What it holds';
comment on column ref.dataset.frequency is 'How often it is owed';
comment on column ref.dataset.owed_type is 'Type of the periods that are owed';
comment on column ref.dataset.fact_type is 'Type of the periods that its figures speak of, where it differs';
comment on column ref.dataset.since_id is 'First period that is owed';
comment on column ref.dataset.until_id is 'Last period that is owed; null without end';
comment on column ref.dataset.due_days is 'Days after the end of a period until its delivery is due';
comment on column ref.dataset.replaces is
  'What a delivery closes when it no longer holds it: facts of its periods, of the whole dataset, or nothing';
comment on column ref.dataset.connector is 'How its bytes are fetched';
comment on column ref.dataset.contract_hash is 'Hash of its contract; changes when the contract does';
comment on column ref.dataset.retired_at is 'When the configuration ceased to name it; null while it does';

create table ref.variable (
  city_id smallint not null,
  variable_id integer generated always as identity,
  dataset_id integer not null,
  code text collate "C" not null,
  title text not null,
  unit text not null,
  concept text,
  definition text,
  accumulation text collate "C" not null check (accumulation in ('stock', 'flow', 'cumulative')),
  retired_at timestamptz,
  primary key (city_id, variable_id),
  unique (city_id, code),
  foreign key (city_id, dataset_id) references ref.dataset
);
create index variable_dataset on ref.variable (city_id, dataset_id);
comment on table ref.variable is 'MS-Var: what is measured; it belongs to exactly one dataset';
comment on column ref.variable.city_id is 'City that measures it';
comment on column ref.variable.variable_id is 'Key of the variable';
comment on column ref.variable.dataset_id is 'Dataset whose deliveries measure it';
comment on column ref.variable.code is 'Its name in formulas';
comment on column ref.variable.title is 'Title';
comment on column ref.variable.unit is 'Satuan: the unit of every value';
comment on column ref.variable.concept is 'Konsep';
comment on column ref.variable.definition is 'Definisi';
comment on column ref.variable.accumulation is 'stock: at a date; flow: within the period; cumulative: since January';
comment on column ref.variable.retired_at is 'When the configuration ceased to name it; null while it does';

create table ref.breakdown (
  city_id smallint not null references ref.city,
  breakdown_id integer generated by default as identity (start with 1),
  code text collate "C" not null,
  axes text collate "C" not null,
  items jsonb not null,
  primary key (city_id, breakdown_id),
  unique (city_id, code),
  check ((breakdown_id = 0) = (code = ''))
);
comment on table ref.breakdown is 'What part of the whole a figure speaks of; 0 is the whole';
comment on column ref.breakdown.city_id is 'City that uses it';
comment on column ref.breakdown.breakdown_id is 'Key of the breakdown; 0 for the total';
comment on column ref.breakdown.code is 'axis=code pairs sorted by axis and joined with ";"; empty for the total';
comment on column ref.breakdown.axes is 'The axes alone, sorted and joined with ";"; empty for the total';
comment on column ref.breakdown.items is 'The same pairs as an object';

create table ref.category (
  city_id smallint not null references ref.city,
  axis text collate "C" not null,
  code text collate "C" not null,
  title text not null,
  position smallint not null,
  retired_at timestamptz,
  primary key (city_id, axis, code)
);
comment on table ref.category is 'The codes of an axis of breakdowns and how they read';
comment on column ref.category.city_id is 'City that uses it';
comment on column ref.category.axis is 'Axis, e.g. jenis_kelamin';
comment on column ref.category.code is 'Code on the axis, e.g. L';
comment on column ref.category.title is 'How it reads, e.g. Laki-laki';
comment on column ref.category.position is 'Its place in the configuration, from 1';
comment on column ref.category.retired_at is 'When the configuration ceased to name it; null while it does';

create table ref.generated_view (
  city_id smallint not null references ref.city,
  name text collate "C" not null,
  definition_hash text collate "C" not null,
  primary key (city_id, name)
);
comment on table ref.generated_view is 'Views of mart that are made from the configuration, one a dataset and one an agency';
comment on column ref.generated_view.city_id is 'City whose figures the view shows';
comment on column ref.generated_view.name is 'Name of the view in mart';
comment on column ref.generated_view.definition_hash is 'Hash of its statement; it is made anew when this changes';
