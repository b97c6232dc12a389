-- Arithmetic of periods by their days. Every function is one expression, so that PostgreSQL writes it into the query.

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

create or replace function ref.day_shifted(period_type "char", day date, shift text, steps integer) returns date
language sql immutable parallel safe as $$
  select (day + steps * case
    when shift = 'none' then interval '0'
    when shift = 'year' then interval '1 year'
    when shift = 'before_previous' and period_type = 'D' then interval '2 days'
    when shift = 'before_previous' then make_interval(months => 2 * ref.period_months(period_type))
    when period_type = 'D' then interval '1 day'
    else make_interval(months => ref.period_months(period_type))
  end)::date
$$;
comment on function ref.day_shifted("char", date, text, integer) is
  'The first day of a period, so many steps later: a step is its own length (previous), twice that (before_previous), a year (year), or nothing (none)';

-- An academic year counts to the calendar year that it begins in, or school figures would stand in no year at all.
create or replace function ref.period_holds(
  whole_type "char", whole_start date, whole_end date, part_type "char", part_start date, part_end date
) returns boolean language sql immutable parallel safe as $$
  select part_start between whole_start and whole_end
    and (part_end <= whole_end or (whole_type = 'Y' and part_type = 'A'))
$$;
comment on function ref.period_holds("char", date, date, "char", date, date) is
  'True when a period lies within another, or is it';

create or replace function ref.period_parts(whole_type "char", whole_start date, whole_end date, part_type "char")
returns integer language sql immutable parallel safe as $$
  select case
    when part_type = 'D' then whole_end - whole_start + 1
    else greatest(1, ref.period_months(whole_type) / ref.period_months(part_type))
  end
$$;
comment on function ref.period_parts("char", date, date, "char") is 'How many periods of a type a period has';

create or replace function ref.period_slot(whole_start date, part_type "char", part_start date) returns integer
language sql immutable parallel safe as $$
  select case part_type
    when 'D' then part_start - whole_start
    else ((extract(year from part_start) - extract(year from whole_start)) * 12
      + extract(month from part_start) - extract(month from whole_start))::integer / ref.period_months(part_type)
  end
$$;
comment on function ref.period_slot(date, "char", date) is
  'Where in a period a part of it stands, from 0, alike for the same part of another year';
