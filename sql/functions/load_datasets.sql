-- Datasets and variables of the configuration → ref; as the rest of ref they are retired, never deleted.

create or replace function ref.load_datasets(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  perform ref.take_over(city, 'ref.dataset', entries);
  merge into ref.dataset t
  using (
    select s.*, o.opd_id
    from jsonb_to_recordset(entries) as s(
      code text, opd text, title text, description text, frequency text, owed_type "char", fact_type "char",
      since_id integer, until_id integer, due_days integer, replaces text, connector text, contract_hash text)
    join ref.opd o on o.city_id = city and o.code = s.opd
  ) s
  on t.city_id = city and t.code = s.code
  when matched and (t.opd_id, t.title, t.description, t.frequency, t.owed_type, t.fact_type, t.since_id, t.until_id,
        t.due_days, t.replaces, t.connector, t.contract_hash, t.retired_at)
      is distinct from (s.opd_id, s.title, s.description, s.frequency, s.owed_type, s.fact_type, s.since_id,
        s.until_id, s.due_days, s.replaces, s.connector, s.contract_hash, null) then
    update set opd_id = s.opd_id, title = s.title, description = s.description, frequency = s.frequency,
      owed_type = s.owed_type, fact_type = s.fact_type, since_id = s.since_id, until_id = s.until_id,
      due_days = s.due_days, replaces = s.replaces, connector = s.connector, contract_hash = s.contract_hash,
      retired_at = null
  when not matched then
    insert (city_id, opd_id, code, title, description, frequency, owed_type, fact_type, since_id, until_id,
      due_days, replaces, connector, contract_hash)
    values (city, s.opd_id, s.code, s.title, s.description, s.frequency, s.owed_type, s.fact_type, s.since_id,
      s.until_id, s.due_days, s.replaces, s.connector, s.contract_hash);

  update ref.dataset t set retired_at = now()
  where t.city_id = city and t.retired_at is null
    and t.code not in (select s.code from jsonb_to_recordset(entries) as s(code text));
end $$;
comment on function ref.load_datasets(smallint, jsonb) is 'Loads the datasets, after the agencies';

create or replace function ref.load_variables(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  perform ref.take_over(city, 'ref.variable', entries);
  merge into ref.variable t
  using (
    select s.*, d.dataset_id
    from jsonb_to_recordset(entries) as s(
      code text, dataset text, title text, unit text, concept text, definition text, accumulation text, aggregation text,
      parts jsonb, of_records boolean)
    join ref.dataset d on d.city_id = city and d.code = s.dataset
  ) s
  on t.city_id = city and t.code = s.code
  when matched and (t.dataset_id, t.title, t.unit, t.concept, t.definition, t.accumulation, t.aggregation, t.parts,
        t.of_records, t.retired_at)
      is distinct from (s.dataset_id, s.title, s.unit, s.concept, s.definition, s.accumulation, s.aggregation, s.parts,
        s.of_records, null) then
    update set dataset_id = s.dataset_id, title = s.title, unit = s.unit, concept = s.concept,
      definition = s.definition, accumulation = s.accumulation, aggregation = s.aggregation, parts = s.parts,
      of_records = s.of_records, retired_at = null
  when not matched then
    insert (city_id, dataset_id, code, title, unit, concept, definition, accumulation, aggregation, parts, of_records)
    values (city, s.dataset_id, s.code, s.title, s.unit, s.concept, s.definition, s.accumulation, s.aggregation, s.parts,
      s.of_records);

  update ref.variable t set weight_id = s.weight_id
  from (
    select v.variable_id, w.variable_id as weight_id
    from jsonb_to_recordset(entries) as e(code text, weight text)
    join ref.variable v on v.city_id = city and v.code = e.code
    left join ref.variable w on w.city_id = city and w.code = e.weight
  ) s
  where t.city_id = city and t.variable_id = s.variable_id and t.weight_id is distinct from s.weight_id;

  update ref.variable t set retired_at = now()
  where t.city_id = city and t.retired_at is null
    and t.code not in (select s.code from jsonb_to_recordset(entries) as s(code text));
end $$;
comment on function ref.load_variables(smallint, jsonb) is 'Loads the variables, after the datasets';
