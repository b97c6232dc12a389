-- The dimensions that indicators stand in → one readable view each, mart.dimension_<name>.

create or replace function mart.make_dimension_views() returns void language plpgsql as $$
declare
  dimension text;
  view_name text;
begin
  for view_name in
    select v.viewname from pg_views v
    where v.schemaname = 'mart' and starts_with(v.viewname, 'dimension_') and v.viewname not in (
      select mart.dimension_view_name(i.dimension) from ref.indicator i where i.retired_at is null)
  loop
    execute format('drop view mart.%I', view_name);
  end loop;
  for dimension in select distinct i.dimension from ref.indicator i where i.retired_at is null loop
    view_name := mart.dimension_view_name(dimension);
    if to_regclass(format('mart.%I', view_name)) is null then
      perform mart.make_dimension_view(view_name, dimension);
    end if;
  end loop;
end $$;
comment on function mart.make_dimension_views() is 'Makes the view of every dimension that has none, drops those of dimensions gone';

create or replace function mart.dimension_view_name(dimension text) returns text
language sql immutable parallel safe as $$
  select left('dimension_' || regexp_replace(lower(dimension), '[^a-z0-9]+', '_', 'g'), 63)
$$;
comment on function mart.dimension_view_name(text) is 'The name of the view of a dimension';

-- From tables alone: the views of sql/views are dropped and made again, and nothing may hang on them.
create or replace function mart.make_dimension_view(view_name text, dimension text) returns void
language plpgsql as $$
declare
  label record;
begin
  execute format($view$
    create view mart.%I as
    select i.city_id, i.code as indicator, i.title, a.code as area_code, a.name as area, a.level as area_level,
      p.code as period, p.start_date, p.end_date, v.value, i.unit, v.numerator, v.denominator, v.coverage, v.partial,
      v.recorded_at
    from mart.indicator_value v
    join ref.indicator i on i.city_id = v.city_id and i.indicator_id = v.indicator_id
    join ref.area a on a.city_id = v.city_id and a.area_id = v.area_id
    join ref.period p on p.period_id = v.period_id
    where v.superseded_at is null and i.dimension = %L$view$, view_name, dimension);
  execute format('comment on view mart.%I is %L', view_name, 'Nilai terkini indikator dimensi ' || dimension);
  for label in
    select * from (values
      ('city_id', 'Kota pemilik gudang data'), ('indicator', 'Kode indikator'), ('title', 'Judul indikator'),
      ('area_code', 'Kode wilayah Kemendagri'), ('area', 'Nama wilayah'), ('area_level', 'Tingkat wilayah'),
      ('period', 'Periode'), ('start_date', 'Hari pertama periode'), ('end_date', 'Hari terakhir periode'),
      ('value', 'Nilai'), ('unit', 'Satuan'), ('numerator', 'Pembilang'), ('denominator', 'Penyebut'),
      ('coverage', 'Bagian wilayah dan periode yang melapor, 0 sampai 1'),
      ('partial', 'Benar bila jumlahnya belum lengkap, sehingga tidak dinilai'), ('recorded_at', 'Saat nilai ini terbit')
    ) as l(name, text)
  loop
    execute format('comment on column mart.%I.%I is %L', view_name, label.name, label.text);
  end loop;
end $$;
comment on function mart.make_dimension_view(text, text) is 'Makes the view of one dimension, with its comments';
