-- The clock of the server → the moment that is written down: later than every one before it.

create or replace function ops.clock() returns timestamptz language sql volatile as 'select clock_timestamp()';
comment on function ops.clock() is 'What the clock of the server says; it may step back';

-- A sequence keeps what it gave through a rollback and a crash, and holds no other transaction up. While the clock stands
-- behind it, the next microsecond is taken.
create or replace function ops.moment() returns timestamptz language plpgsql volatile as $$
declare
  tick bigint := (extract(epoch from ops.clock()) * 1000000)::bigint;
begin
  if tick > (select last_value from ops.newest_moment) then
    perform setval('ops.newest_moment', tick);
  else
    tick := nextval('ops.newest_moment');
  end if;
  return timestamptz 'epoch' + tick * interval '1 microsecond';
end $$;
comment on function ops.moment() is
  'The moment of a new version: now, or just after the newest one written where the clock has stepped back';
