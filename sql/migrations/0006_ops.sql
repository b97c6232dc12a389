-- What the program did: its runs, and the keys whose facts changed since the last publish.

create schema if not exists ops;

create table ops.run (
  city_id smallint not null,
  run_id integer generated always as identity,
  kind text collate "C" not null,
  program_version text collate "C" not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  outcome text collate "C" check (outcome in ('done', 'failed')),
  summary jsonb,
  primary key (city_id, run_id)
);
comment on table ops.run is 'One run of the program';
comment on column ops.run.city_id is 'City that it was for';
comment on column ops.run.run_id is 'Key of the run';
comment on column ops.run.kind is 'Command that ran: run, backfill, publish …';
comment on column ops.run.program_version is 'Version of the program';
comment on column ops.run.started_at is 'When it began';
comment on column ops.run.finished_at is 'When it ended; null while it runs or when it was cut off';
comment on column ops.run.outcome is 'done or failed; null while it runs or when it was cut off';
comment on column ops.run.summary is 'What it did, counted';

create table ops.changed_key (
  city_id smallint not null,
  variable_id integer not null,
  period_id integer not null,
  area_id integer not null,
  delivery_id integer not null
);
create index changed_key_city on ops.changed_key (city_id, variable_id);
comment on table ops.changed_key is
  'Facts that changed and have not been published: written in the transaction of the facts, taken away in that of the publish';
comment on column ops.changed_key.city_id is 'City whose facts changed';
comment on column ops.changed_key.variable_id is 'Variable whose facts changed';
comment on column ops.changed_key.period_id is 'Period whose facts changed';
comment on column ops.changed_key.area_id is 'Area whose facts changed';
comment on column ops.changed_key.delivery_id is 'Delivery that changed them';
