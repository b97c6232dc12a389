-- Indicators and frameworks of the configuration → ref: new ones added, changed ones updated, gone ones retired.
-- `hash` tells the publish what to compute anew: it differs from `published_hash` until that is done.

create or replace function ref.load_indicators(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  perform ref.take_over(city, 'ref.indicator', entries);
  merge into ref.indicator t
  using (
    select s.*, array(select jsonb_array_elements_text(s.in_levels)) as levels,
      array(select f::"char" from jsonb_array_elements_text(s.in_frequencies) f) as frequencies
    from jsonb_to_recordset(entries) as s(
      code text, dimension text, title text, unit text, direction text, in_levels jsonb, in_frequencies jsonb,
      formula jsonb, type text, times numeric, accumulates boolean, statement text, concept text, definition text, interpretation text,
      reference text, hash text)
  ) s on t.city_id = city and t.code = s.code
  when matched and (
    t.dimension, t.title, t.unit, t.direction, t.levels, t.frequencies, t.formula, t.type, t.times, t.accumulates, t.statement,
    t.concept, t.definition, t.interpretation, t.reference, t.hash, t.retired_at
  ) is distinct from (
    s.dimension, s.title, s.unit, s.direction, s.levels, s.frequencies, s.formula, s.type, s.times, s.accumulates, s.statement,
    s.concept, s.definition, s.interpretation, s.reference, s.hash, null
  ) then update set
    dimension = s.dimension, title = s.title, unit = s.unit, direction = s.direction, levels = s.levels,
    frequencies = s.frequencies, formula = s.formula, type = s.type, times = s.times, accumulates = s.accumulates,
    statement = s.statement,
    concept = s.concept, definition = s.definition, interpretation = s.interpretation, reference = s.reference,
    hash = s.hash, retired_at = null
  when not matched then insert (
    city_id, code, dimension, title, unit, direction, levels, frequencies, formula, type, times, accumulates,
    statement, concept, definition, interpretation, reference, hash
  ) values (
    city, s.code, s.dimension, s.title, s.unit, s.direction, s.levels, s.frequencies, s.formula, s.type, s.times,
    s.accumulates, s.statement, s.concept, s.definition, s.interpretation, s.reference, s.hash
  );
  update ref.indicator t set retired_at = now(), hash = 'retired'
  where t.city_id = city and t.retired_at is null
    and t.code not in (select s.code from jsonb_to_recordset(entries) as s(code text));
end $$;
comment on function ref.load_indicators(smallint, jsonb) is 'Loads indicators, before their terms';

create or replace function ref.load_terms(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  create temp table wanted_term on commit drop as
  select i.indicator_id, s.term_no, s.part, s.variable, s.breakdown, s.axes, s.items, s.counts, s.areas, s.periods,
    s.shift, s.times, s.listed, s.within_year
  from jsonb_to_recordset(entries) as s(
    indicator text, term_no smallint, part text, variable text, breakdown text, axes text, items jsonb,
    counts text, areas text, periods text, shift text, times numeric, listed boolean, within_year boolean)
  join ref.indicator i on i.city_id = city and i.code = s.indicator;

  insert into ref.breakdown (city_id, code, axes, items)
  select distinct on (w.breakdown) city, w.breakdown, w.axes, w.items from wanted_term w
  where not exists (select from ref.breakdown b where b.city_id = city and b.code = w.breakdown)
  on conflict do nothing;

  create temp table resolved_term (like ref.indicator_term) on commit drop;
  insert into resolved_term
  select city, w.indicator_id, w.term_no, w.part, v.variable_id, b.breakdown_id, w.counts, w.areas,
    w.periods, w.shift, w.times, w.listed, w.within_year
  from wanted_term w
  left join ref.variable v on v.city_id = city and v.code = w.variable
  left join ref.breakdown b on b.city_id = city and b.code = w.breakdown;

  delete from ref.indicator_term t
  where t.city_id = city and not exists (select from resolved_term w where w is not distinct from t);
  insert into ref.indicator_term select * from resolved_term on conflict do nothing;
  drop table wanted_term, resolved_term;
end $$;
comment on function ref.load_terms(smallint, jsonb) is 'Loads the terms of all indicators, after the variables';

create or replace function ref.load_frameworks(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  merge into ref.framework t
  using (
    select s.*, array(select jsonb_array_elements_text(s.in_levels)) as levels
    from jsonb_to_recordset(entries) as s(
      code text, title text, edition text, label text, source text, period_type "char", in_levels jsonb,
      decimals smallint, colours jsonb, hash text)
  ) s on t.city_id = city and t.code = s.code
  when matched and (
    t.title, t.edition, t.label, t.source, t.period_type, t.levels, t.decimals, t.colours, t.hash, t.retired_at
  ) is distinct from (
    s.title, s.edition, s.label, s.source, s.period_type, s.levels, s.decimals, s.colours, s.hash, null
  ) then update set
    title = s.title, edition = s.edition, label = s.label, source = s.source, period_type = s.period_type,
    levels = s.levels, decimals = s.decimals, colours = s.colours, hash = s.hash, retired_at = null
  when not matched then
    insert (city_id, code, title, edition, label, source, period_type, levels, decimals, colours, hash)
    values (city, s.code, s.title, s.edition, s.label, s.source, s.period_type, s.levels, s.decimals, s.colours, s.hash);
  update ref.framework t set retired_at = now(), hash = 'retired'
  where t.city_id = city and t.retired_at is null
    and t.code not in (select s.code from jsonb_to_recordset(entries) as s(code text));
end $$;
comment on function ref.load_frameworks(smallint, jsonb) is 'Loads frameworks, before their nodes';
