-- What the configuration says: places, agencies, datasets, variables and breakdowns, by integer key.
-- The city comes first in every key. Nothing that a fact may refer to is deleted: it is retired.

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
