-- Time as figures speak of it: one integer key a period, the same that TypeScript works out.

create schema if not exists ref;
comment on schema ref is 'What the configuration says, by integer key';

create table ref.period (
  period_id integer primary key,
  code text collate "C" not null unique,
  type "char" not null check (type in ('Y', 'S', 'Q', 'M', 'A', 'D')),
  start_date date not null,
  end_date date not null
);
create index period_within on ref.period (type, start_date, end_date);
comment on table ref.period is 'A stretch of time that a figure speaks of';
comment on column ref.period.period_id is
  'year × 1000 + offset: Y 0, S 101–102, Q 201–204, M 301–312, A 400, D 501–866 (day of the year)';
comment on column ref.period.code is '2024 · 2024-S1 · 2024-Q3 · 2024-08 · 2024/2025 · 2024-08-17';
comment on column ref.period.type is 'Y year, S semester, Q quarter, M month, A academic year (from 1 July), D day';
comment on column ref.period.start_date is 'First day';
comment on column ref.period.end_date is 'Last day, inclusive';

-- Immutable: a code is made of integers alone, so that no session setting can change it.
create function ref.period_of(id integer) returns ref.period
language sql immutable parallel safe as $$
  select
    id,
    case k.type
      when 'Y' then k.year::text
      when 'S' then k.year || '-S' || k.part
      when 'Q' then k.year || '-Q' || k.part
      when 'M' then k.year || '-' || lpad(k.part::text, 2, '0')
      when 'A' then k.year || '/' || (k.year + 1)
      else k.year || '-' || lpad(extract(month from d.first_day)::text, 2, '0')
        || '-' || lpad(extract(day from d.first_day)::text, 2, '0')
    end collate "C",
    k.type,
    d.first_day,
    case k.type when 'D' then d.first_day else (d.first_day + make_interval(months => k.months))::date - 1 end
  from (
    select
      id / 1000 as year,
      case
        when id % 1000 >= 501 then 'D'
        when id % 1000 >= 400 then 'A'
        when id % 1000 >= 301 then 'M'
        when id % 1000 >= 201 then 'Q'
        when id % 1000 >= 101 then 'S'
        else 'Y'
      end::"char" as type,
      case
        when id % 1000 >= 501 then id % 1000 - 500
        when id % 1000 >= 400 then 1
        when id % 1000 >= 101 then id % 100
        else 1
      end as part,
      case
        when id % 1000 >= 400 then 12
        when id % 1000 >= 301 then 1
        when id % 1000 >= 201 then 3
        when id % 1000 >= 101 then 6
        else 12
      end as months
  ) k
  cross join lateral (
    select case k.type
      when 'D' then make_date(k.year, 1, 1) + (k.part - 1)
      when 'A' then make_date(k.year, 7, 1)
      else make_date(k.year, (k.part - 1) * k.months + 1, 1)
    end as first_day
  ) d
$$;
comment on function ref.period_of(integer) is 'The period that an id stands for, worked out from the id alone';

insert into ref.period
select p.*
from generate_series(1950, 2100) as year
cross join unnest(array[0, 101, 102, 201, 202, 203, 204, 301, 302, 303, 304, 305, 306, 307, 308, 309, 310, 311, 312, 400])
  as part
cross join lateral ref.period_of(year * 1000 + part) as p;

insert into ref.period
select p.*
from generate_series(date '2000-01-01', date '2040-12-31', interval '1 day') as day
cross join lateral ref.period_of((extract(year from day) * 1000 + 500 + extract(doy from day))::integer) as p;

analyze ref.period;
