-- A thing to be done by one at a time → held until the transaction ends.

-- Rows of a table that only we may touch: an advisory lock can be taken by everybody who can log in.
create or replace function ops.take_lock(lock_name text, city smallint, lock_key integer) returns void language plpgsql as $$
begin
  insert into ops.lock (name, city_id, key) values (lock_name, city, lock_key) on conflict do nothing;
  perform from ops.lock l where l.name = lock_name and l.city_id = city and l.key = lock_key for update;
end $$;
comment on function ops.take_lock(text, smallint, integer) is
  'Waits until nobody else does a thing, and holds it until the transaction ends';
