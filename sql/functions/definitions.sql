-- What scores and values were published by: kept in versions, and read as it stands or stood.

-- As records, so that a column that is added to the one is compared and copied without being named here.
create or replace function ref.record_trees(city smallint, moment timestamptz) returns void language plpgsql as $$
begin
  update ref.framework_version v set superseded_at = greatest(moment, v.recorded_at)
  where v.city_id = city and v.superseded_at is null and not exists (
    select from ref.framework f
    where f.city_id = city and f.framework_id = v.framework_id and f.retired_at is null
      and to_jsonb(f) - '{published_hash}'::text[] = to_jsonb(v) - '{published_hash,recorded_at,superseded_at}'::text[]);
  insert into ref.framework_version
  select (jsonb_populate_record(null::ref.framework_version, to_jsonb(f) || jsonb_build_object('recorded_at', moment))).*
  from ref.framework f
  where f.city_id = city and f.retired_at is null and not exists (
    select from ref.framework_version v
    where v.city_id = city and v.framework_id = f.framework_id and v.superseded_at is null);

  update ref.node_version v set superseded_at = greatest(moment, v.recorded_at)
  where v.city_id = city and v.superseded_at is null and not exists (
    select from ref.node n
    where n.city_id = city and n.node_id = v.node_id and n.from_day = v.from_day and n.retired_at is null
      and to_jsonb(n) = to_jsonb(v) - '{recorded_at,superseded_at}'::text[]);
  insert into ref.node_version
  select (jsonb_populate_record(null::ref.node_version, to_jsonb(n) || jsonb_build_object('recorded_at', moment))).*
  from ref.node n
  where n.city_id = city and n.retired_at is null and not exists (
    select from ref.node_version v
    where v.city_id = city and v.framework_id = n.framework_id and v.node_id = n.node_id and v.from_day = n.from_day
      and v.superseded_at is null);
end $$;
comment on function ref.record_trees(smallint, timestamptz) is 'Keeps the frameworks and trees that scores are published by';

create or replace function ref.record_formulas(city smallint, moment timestamptz) returns void language plpgsql as $$
begin
  create temp table formula on commit drop as
  select i.indicator_id, to_jsonb(i) - '{published_hash}'::text[] as definition,
    coalesce(jsonb_agg(to_jsonb(t) order by t.term_no) filter (where t.term_no is not null), '[]') as terms
  from ref.indicator i
  left join ref.indicator_term t on t.city_id = city and t.indicator_id = i.indicator_id
  where i.city_id = city and i.retired_at is null
  group by i.city_id, i.indicator_id;
  update ref.indicator_version v set superseded_at = greatest(moment, v.recorded_at)
  where v.city_id = city and v.superseded_at is null and not exists (
    select from formula f
    where f.indicator_id = v.indicator_id and f.definition = v.definition - '{published_hash}'::text[] and f.terms = v.terms);
  insert into ref.indicator_version (city_id, indicator_id, definition, terms, recorded_at)
  select city, f.indicator_id, f.definition, f.terms, moment from formula f
  where not exists (
    select from ref.indicator_version v
    where v.city_id = city and v.indicator_id = f.indicator_id and v.superseded_at is null);
  drop table formula;
end $$;
comment on function ref.record_formulas(smallint, timestamptz) is 'Keeps the formulas that values are published by';

-- `as_of` null: what the configuration says now, which a publish computes by; infinity: what was published last.
create or replace function ref.nodes_at(city smallint, as_of timestamptz) returns setof ref.node language sql stable as $$
  select n.* from ref.node n
  where n.city_id = city and n.retired_at is null and (as_of is null or not exists (
    select from ref.node_version v where v.city_id = city and v.framework_id = n.framework_id))
  union all
  select (jsonb_populate_record(null::ref.node, to_jsonb(v))).* from ref.node_version v
  where v.city_id = city and as_of is not null and v.recorded_at <= as_of
    and (v.superseded_at is null or v.superseded_at > as_of)
$$;
comment on function ref.nodes_at(smallint, timestamptz) is 'The nodes of all frameworks, of every time that they hold for';

create or replace function ref.frameworks_at(city smallint, as_of timestamptz) returns setof ref.framework
language sql stable as $$
  select f.* from ref.framework f
  where f.city_id = city and f.retired_at is null and (as_of is null or not exists (
    select from ref.framework_version v where v.city_id = city and v.framework_id = f.framework_id))
  union all
  select (jsonb_populate_record(null::ref.framework, to_jsonb(v))).* from ref.framework_version v
  where v.city_id = city and as_of is not null and v.recorded_at <= as_of
    and (v.superseded_at is null or v.superseded_at > as_of)
$$;
comment on function ref.frameworks_at(smallint, timestamptz) is 'The frameworks as they are, or as scores were published by them';

create or replace function ref.indicators_at(city smallint, as_of timestamptz) returns setof ref.indicator
language sql stable as $$
  select i.* from ref.indicator i where i.city_id = city and as_of is null
  union all
  select (jsonb_populate_record(i, v.definition)).*
  from ref.indicator_version v
  join ref.indicator i on i.city_id = city and i.indicator_id = v.indicator_id
  where v.city_id = city and as_of is not null and v.recorded_at <= as_of
    and (v.superseded_at is null or v.superseded_at > as_of)
$$;
comment on function ref.indicators_at(smallint, timestamptz) is 'The indicators as they are, or as values were published by them';

create or replace function ref.terms_at(city smallint, as_of timestamptz) returns setof ref.indicator_term
language sql stable as $$
  select t.* from ref.indicator_term t where t.city_id = city and as_of is null
  union all
  select t.*
  from ref.indicator_version v
  cross join lateral jsonb_populate_recordset(null::ref.indicator_term, v.terms) t
  where v.city_id = city and as_of is not null and v.recorded_at <= as_of
    and (v.superseded_at is null or v.superseded_at > as_of)
$$;
comment on function ref.terms_at(smallint, timestamptz) is 'The terms of all formulas as they are, or as values were published by them';
