-- What must not be done twice at once: a row to hold while it is done, where no analyst can hold it.

create table ops.lock (
  name text collate "C",
  city_id smallint,
  key integer,
  primary key (name, city_id, key)
);
comment on table ops.lock is 'One row for each thing that is done by one at a time; who does it holds the row';
comment on column ops.lock.name is 'commit, publish, reference …';
comment on column ops.lock.city_id is 'City that it is of; 0 for all';
comment on column ops.lock.key is 'Dataset of a commit, else 0';
