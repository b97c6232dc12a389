-- As delivered: files, deliveries with their books, sheets, and the issues found in them.

create schema if not exists raw;
comment on schema raw is 'As delivered: files, deliveries, sheets and issues';

create table raw.file (
  city_id smallint not null references ref.city,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  first_seen_at timestamptz not null default now(),
  primary key (city_id, sha256)
);
comment on table raw.file is 'A file kept in the archive; the same bytes are kept once';
comment on column raw.file.city_id is 'City that received it';
comment on column raw.file.sha256 is 'SHA-256 of its bytes, the name it has in the archive';
comment on column raw.file.bytes is 'Its size in bytes';
comment on column raw.file.first_seen_at is 'When these bytes first arrived';

create function raw.skipped_total(skipped jsonb) returns bigint
language sql immutable parallel safe as $$
  select coalesce(sum(value::bigint), 0)::bigint from jsonb_each_text(skipped)
$$;
comment on function raw.skipped_total(jsonb) is 'Rows set aside, over all reasons';

create table raw.delivery (
  city_id smallint not null,
  delivery_id integer generated always as identity,
  dataset_id integer not null,
  sha256 text collate "C",
  location text not null,
  file_name text not null,
  period_id integer references ref.period,
  periods integer[] not null default '{}',
  channel text collate "C" not null,
  etag text,
  last_modified text,
  received_at timestamptz not null,
  decided_at timestamptz,
  outcome text collate "C" check (outcome in ('accepted', 'returned', 'unchanged', 'failed')),
  reason text,
  contract_hash text collate "C" not null,
  program_version text collate "C" not null,
  read_rows bigint,
  loaded_rows bigint,
  returned_rows bigint,
  duplicate_rows bigint,
  skipped jsonb,
  primary key (city_id, delivery_id),
  foreign key (city_id, dataset_id) references ref.dataset,
  foreign key (city_id, sha256) references raw.file,
  check ((outcome is null) = (decided_at is null)),
  constraint books_kept check (
    coalesce(outcome, 'failed') <> 'accepted'
    or (read_rows is not null and loaded_rows is not null and returned_rows is not null
      and duplicate_rows is not null and skipped is not null)
  ),
  constraint books_balance check (
    read_rows = loaded_rows + returned_rows + duplicate_rows + raw.skipped_total(skipped)
  )
);
create index delivery_location on raw.delivery (city_id, dataset_id, location, delivery_id desc);
create index delivery_latest on raw.delivery (city_id, dataset_id, delivery_id desc);
comment on table raw.delivery is 'One arrival of bytes for a dataset, what became of it, and its books';
comment on column raw.delivery.city_id is 'City that received it';
comment on column raw.delivery.delivery_id is 'Key of the delivery';
comment on column raw.delivery.dataset_id is 'Dataset that it is for';
comment on column raw.delivery.sha256 is 'The file; null while the bytes have not been kept';
comment on column raw.delivery.location is 'Path or URL that it came from, secrets taken out';
comment on column raw.delivery.file_name is 'Name of the file';
comment on column raw.delivery.period_id is 'Period that was asked for or that the file is named for; null for none';
comment on column raw.delivery.periods is 'Periods that its figures speak of, as far as it could be read';
comment on column raw.delivery.channel is 'Connector that fetched it, or the way by hand';
comment on column raw.delivery.etag is 'ETag that the source gave';
comment on column raw.delivery.last_modified is 'Last-Modified that the source gave';
comment on column raw.delivery.received_at is 'When it arrived';
comment on column raw.delivery.decided_at is 'When it was accepted, returned, found unchanged, or failed';
comment on column raw.delivery.outcome is
  'accepted: its facts stand; returned: the agency must send it again; unchanged: nothing new; failed: not readable by us';
comment on column raw.delivery.reason is 'Why it was returned or failed, in one sentence';
comment on column raw.delivery.contract_hash is 'Hash of the contract that it was held against';
comment on column raw.delivery.program_version is 'Version of the program that read it';
comment on column raw.delivery.read_rows is 'Rows that the decoder gave';
comment on column raw.delivery.loaded_rows is 'Rows that became facts';
comment on column raw.delivery.returned_rows is 'Rows with an error';
comment on column raw.delivery.duplicate_rows is 'Rows that say again what another row said';
comment on column raw.delivery.skipped is 'Rows that are not data, counted by reason';

create table raw.sheet (
  city_id smallint not null,
  delivery_id integer not null,
  number smallint not null,
  name text,
  primary key (city_id, delivery_id, number),
  foreign key (city_id, delivery_id) references raw.delivery
);
comment on table raw.sheet is 'The sheets of a delivered workbook';
comment on column raw.sheet.city_id is 'City that received it';
comment on column raw.sheet.delivery_id is 'Delivery that it came in';
comment on column raw.sheet.number is 'Number of the sheet in its workbook, from 1';
comment on column raw.sheet.name is 'Name of the sheet; null for a format without sheets';

create table raw.issue (
  city_id smallint not null,
  delivery_id integer not null,
  number integer not null,
  code text collate "C" not null,
  severity text collate "C" not null check (severity in ('error', 'warning')),
  sheet text,
  row_no integer,
  col_no integer,
  text text not null,
  message text not null,
  mend text not null,
  primary key (city_id, delivery_id, number),
  foreign key (city_id, delivery_id) references raw.delivery
);
comment on table raw.issue is 'Something wrong with the data of a delivery, as the agency reads it';
comment on column raw.issue.city_id is 'City that received it';
comment on column raw.issue.delivery_id is 'Delivery that it was found in';
comment on column raw.issue.number is 'Its place among the issues of the delivery, from 1';
comment on column raw.issue.code is 'Kind of issue, a row of docs/issues.md';
comment on column raw.issue.severity is 'error: the row was returned; warning: it was not';
comment on column raw.issue.sheet is 'Name of the sheet';
comment on column raw.issue.row_no is 'Row, from 1';
comment on column raw.issue.col_no is 'Column, from 1';
comment on column raw.issue.text is 'What stood in the cell, as typed';
comment on column raw.issue.message is 'What is wrong, in Bahasa Indonesia';
comment on column raw.issue.mend is 'How to mend it, in Bahasa Indonesia';
