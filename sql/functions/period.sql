-- Arithmetic of periods: which holds a day, which comes before, how many parts one has.

create or replace function ref.period_months(period_type "char") returns integer
language sql immutable parallel safe as $$
  select case period_type when 'S' then 6 when 'Q' then 3 when 'M' then 1 else 12 end
$$;
comment on function ref.period_months("char") is 'Months of a period of a type; not for days';

create or replace function ref.period_at(period_type "char", day date) returns integer
language sql immutable parallel safe as $$
  select case period_type
    when 'D' then extract(year from day)::integer * 1000 + 500 + extract(doy from day)::integer
    when 'A' then extract(year from day - interval '6 months')::integer * 1000 + 400
    else extract(year from day)::integer * 1000
      + case period_type when 'S' then 101 when 'Q' then 201 when 'M' then 301 else 0 end
      + (extract(month from day)::integer - 1) / ref.period_months(period_type)
  end
$$;
comment on function ref.period_at("char", date) is 'The period of a type that holds a day';

create or replace function ref.period_shifted(id integer, shift text, steps integer) returns integer
language sql immutable parallel safe as $$
  select case
    when shift = 'none' then id
    else ref.period_at(p.type, (p.start_date + steps * case
      when shift = 'year' then interval '1 year'
      when p.type = 'D' then interval '1 day'
      else make_interval(months => ref.period_months(p.type))
    end)::date)
  end
  from ref.period_of(id) p
$$;
comment on function ref.period_shifted(integer, text, integer) is
  'The period so many steps later: a step is its own length (previous), a year (year), or nothing (none)';

-- An academic year counts to the calendar year that it begins in, or school figures would stand in no year at all.
create or replace function ref.period_holds(whole integer, part integer) returns boolean
language sql immutable parallel safe as $$
  select part_period.start_date between whole_period.start_date and whole_period.end_date
    and (part_period.end_date <= whole_period.end_date
      or (whole_period.type = 'Y' and part_period.type = 'A'))
  from ref.period_of(whole) whole_period, ref.period_of(part) part_period
$$;
comment on function ref.period_holds(integer, integer) is 'True when a period lies within another, or is it';

create or replace function ref.period_parts(whole integer, part_type "char") returns integer
language sql immutable parallel safe as $$
  select case
    when part_type = 'D' then w.end_date - w.start_date + 1
    else greatest(1, ref.period_months(w.type) / ref.period_months(part_type))
  end
  from ref.period_of(whole) w
$$;
comment on function ref.period_parts(integer, "char") is 'How many periods of a type a period has';

create or replace function ref.period_slot(whole integer, part integer) returns integer
language sql immutable parallel safe as $$
  select case part_period.type
    when 'D' then part_period.start_date - whole_period.start_date
    else ((extract(year from part_period.start_date) - extract(year from whole_period.start_date)) * 12
      + extract(month from part_period.start_date) - extract(month from whole_period.start_date))::integer
  end
  from ref.period_of(whole) whole_period, ref.period_of(part) part_period
$$;
comment on function ref.period_slot(integer, integer) is
  'Where in a period a part of it stands, alike for the same part of another year';
