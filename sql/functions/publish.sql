-- Changed facts, formulas and frameworks of a city → indicator values and scores, of exactly what they touch.

create or replace function mart.publish(city smallint) returns jsonb language plpgsql as $$
declare
  moment timestamptz;
  computed_count integer;
  value_count integer;
  score_count integer;
begin
  perform ops.take_lock('publish', city, 0);
  -- After the lock: of two publishes the later one must also be the later in time.
  moment := ops.moment();
  perform mart.know_sizes(city);
  perform mart.open_asked();
  perform mart.ask_changed(city);
  perform mart.gather_figures(city, null);
  perform mart.choose_grains(city);
  perform mart.match_parts();
  perform mart.compute_terms();
  perform mart.compute_indicators(city);
  perform mart.run_statements(city);
  perform mart.record_indicators(city, moment);
  select count(*) into computed_count from computed;
  select count(*) into value_count from changed_value;
  perform mart.open_tree();
  perform mart.ask_scores(city);
  perform mart.compute_scores(city);
  score_count := mart.record_scores(city, moment);
  perform mart.close_workspace();
  if value_count > 10000 then
    analyze mart.indicator_value, mart.score;
  end if;
  return jsonb_build_object('computed', computed_count, 'values', value_count, 'scores', score_count);
end $$;
comment on function mart.publish(smallint) is
  'Consumes ops.changed_key and publishes; gives how many values were computed and how many values and scores changed';

-- The first publish follows the first load by a moment, before PostgreSQL has counted anything by itself: without these
-- counts it takes every table for empty, and plans nested loops over all of them.
create or replace function mart.know_sizes(city smallint) returns void language plpgsql as $$
begin
  if exists (select from ref.indicator i where i.city_id = city and i.hash is distinct from i.published_hash)
    or exists (select from ref.framework f where f.city_id = city and f.hash is distinct from f.published_hash)
  then
    analyze ref.indicator, ref.indicator_term, ref.framework, ref.node, ref.area, ref.area_ancestor, ref.area_below, ref.breakdown,
      ref.variable;
  end if;
end $$;
comment on function mart.know_sizes(smallint) is 'Counts the tables that a publish reads, when formulas have changed';

create or replace function mart.close_workspace() returns void language plpgsql as $$
begin
  drop table pg_temp.asked, pg_temp.looked_at, pg_temp.wanted, pg_temp.within, pg_temp.told, pg_temp.span, pg_temp.finer,
    pg_temp.needed, pg_temp.likened, pg_temp.weighed, pg_temp.fact, pg_temp.absent, pg_temp.cell,
    pg_temp.part, pg_temp.below, pg_temp.grain, pg_temp.used,
    pg_temp.kept, pg_temp.term_value, pg_temp.computed, pg_temp.changed_value, pg_temp.tree, pg_temp.source, pg_temp.tree_score,
    pg_temp.changed_score;
end $$;
comment on function mart.close_workspace() is 'Drops the temporary tables of a publish, for the next city';

create or replace function mart.unpublished_cities() returns setof smallint language sql stable as $$
  select c.city_id from ref.city c
  where exists (select from ops.changed_key k where k.city_id = c.city_id)
    or exists (select from ref.indicator i where i.city_id = c.city_id and i.hash is distinct from i.published_hash)
    or exists (select from ref.framework f where f.city_id = c.city_id and f.hash is distinct from f.published_hash)
  order by c.city_id
$$;
comment on function mart.unpublished_cities() is 'Cities with facts, formulas or frameworks that wait to be published';
