-- What was renamed goes on under its new name: the row that bore one of the former names bears the new one.

create or replace function ref.take_over(city smallint, kind regclass, entries jsonb) returns void language plpgsql as $$
begin
  execute format($statement$
    update %s t set code = s.code
    from (
      select distinct on (e.code) e.code, f.former
      from jsonb_to_recordset($2) as e(code text, formerly jsonb)
      cross join lateral jsonb_array_elements_text(coalesce(e.formerly, '[]')) with ordinality as f(former, position)
      join %s old on old.city_id = $1 and old.code = f.former
      where f.former not in (select n.code from jsonb_to_recordset($2) as n(code text))
        and not exists (select from %s taken where taken.city_id = $1 and taken.code = e.code)
      order by e.code, f.position
    ) s
    where t.city_id = $1 and t.code = s.former$statement$, kind, kind, kind)
  using city, entries;
end $$;
comment on function ref.take_over(smallint, regclass, jsonb) is
  'Renames rows of ref by the former names that the configuration tells, where the new name is not taken';
