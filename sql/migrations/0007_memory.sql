-- What is remembered of the last accepted file of a dataset, and what a person accepted of files laid out otherwise.

create table ops.layout_memory (
  city_id smallint not null,
  dataset_id integer not null,
  delivery_id integer not null,
  sheets jsonb not null,
  recorded_at timestamptz not null,
  primary key (city_id, dataset_id),
  foreign key (city_id, dataset_id) references ref.dataset,
  foreign key (city_id, delivery_id) references raw.delivery
);
comment on table ops.layout_memory is 'How the last accepted file of a dataset was laid out, and what its columns held in short';
comment on column ops.layout_memory.city_id is 'City that received the file';
comment on column ops.layout_memory.dataset_id is 'Dataset that it was for';
comment on column ops.layout_memory.delivery_id is 'Delivery that brought it';
comment on column ops.layout_memory.sheets is
  'Its tables: sheet, header rows, and of every column heading, unit, type, locale, the column of the contract and a profile';
comment on column ops.layout_memory.recorded_at is 'When it was accepted';

create table ref.remap (
  city_id smallint not null,
  remap_id integer generated always as identity,
  dataset_id integer not null,
  kind text collate "C" not null check (kind in ('heading', 'sheet', 'ignore', 'unit', 'genuine')),
  wanted text collate "C" not null,
  written text not null,
  factor double precision not null default 1 check (factor > 0),
  sha256 text collate "C",
  delivery_id integer not null,
  evidence text[] not null,
  accepted_by text not null,
  accepted_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (city_id, remap_id),
  foreign key (city_id, dataset_id) references ref.dataset,
  foreign key (city_id, delivery_id) references raw.delivery
);
create unique index remap_standing on ref.remap (city_id, dataset_id, kind, wanted, written, sha256) nulls not distinct
  where withdrawn_at is null;
comment on table ref.remap is 'A way in which a file was laid out otherwise than its contract, and which a person accepted';
comment on column ref.remap.city_id is 'City whose dataset it is for';
comment on column ref.remap.remap_id is 'Key of the remap';
comment on column ref.remap.dataset_id is 'Dataset that it is for';
comment on column ref.remap.kind is
  'heading: another heading of a column · sheet: another name of the sheet · ignore: a column that nobody wants · '
  'unit: numbers are multiplied by the factor · genuine: the file differs from the one before it and is right';
comment on column ref.remap.wanted is 'Name of the column in the contract; empty where it is of no column';
comment on column ref.remap.written is 'Heading or name of the sheet as the file writes it; empty for genuine';
comment on column ref.remap.factor is 'value × factor = value in the unit of the contract';
comment on column ref.remap.sha256 is 'The one file that it is for; null for every file';
comment on column ref.remap.delivery_id is 'Returned delivery that it was proposed for';
comment on column ref.remap.evidence is 'What spoke for it when it was accepted';
comment on column ref.remap.accepted_by is 'Who accepted it';
comment on column ref.remap.accepted_at is 'When it was accepted';
comment on column ref.remap.withdrawn_at is 'When it was taken back; null while it stands';
