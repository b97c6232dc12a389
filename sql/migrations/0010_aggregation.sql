-- How figures of areas and of breakdowns become one is said by the variable; growth of what is added up since January.

alter table ref.variable
  add column aggregation text collate "C" not null default 'none'
    check (aggregation in ('sum', 'mean', 'weighted', 'min', 'max', 'none')),
  add column weight_id integer,
  add column parts jsonb not null default '{}',
  add column of_records boolean not null default false,
  add foreign key (city_id, weight_id) references ref.variable;
create index variable_weight on ref.variable (city_id, weight_id) where weight_id is not null;
comment on column ref.variable.aggregation is
  'How figures of areas below and of breakdowns become one; weighted: a mean; none: only what was told for the whole is read';
comment on column ref.variable.weight_id is 'Variable whose figures weigh in a weighted mean';
comment on column ref.variable.parts is
  'Axis → the codes that make the whole, where they are not all codes of the axis; a set without one of them is no sum';
comment on column ref.variable.of_records is 'True when it is made of records: a part without a record is no missing part';

alter table ref.indicator
  add column accumulates boolean not null default false;
comment on column ref.indicator.accumulates is
  'True when its values grow with the length of the period: that of a month says nothing of the year';

alter table ref.indicator_term
  drop constraint indicator_term_areas_check,
  drop constraint indicator_term_periods_check,
  drop constraint indicator_term_shift_check,
  add column within_year boolean not null default false,
  add constraint indicator_term_areas_check
    check (areas in ('sum', 'mean', 'weighted', 'min', 'max', 'own')),
  add constraint indicator_term_periods_check
    check (periods in ('sum', 'mean', 'min', 'max', 'last', 'to_date', 'own')),
  add constraint indicator_term_shift_check
    check (shift in ('none', 'previous', 'before_previous', 'year'));
comment on column ref.indicator_term.areas is
  'How figures of the areas below become one; weighted: a mean by the weights of the variable; own: they do not';
comment on column ref.indicator_term.shift is
  'Reads the period before, the one before that, or the same period of the year before';
comment on column ref.indicator_term.within_year is
  'Left out where its period lies in the year before the period after it: nothing was added up there yet';
