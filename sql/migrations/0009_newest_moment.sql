-- The newest moment that was written: whatever the clock of the server says later, no moment is written before it.

create sequence ops.newest_moment as bigint minvalue 0;
select setval('ops.newest_moment', (extract(epoch from greatest(
  (select max(greatest(recorded_at, superseded_at)) from core.observation),
  (select max(greatest(recorded_at, superseded_at)) from mart.indicator_value),
  (select max(greatest(recorded_at, superseded_at)) from mart.score),
  'epoch'
)) * 1000000)::bigint);
comment on sequence ops.newest_moment is 'Microseconds since 1970 of the newest moment that was written';
