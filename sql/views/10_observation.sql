-- Current facts with every name spelled out.

create view mart.observation as
select
  o.city_id,
  city.name as city,
  opd.code as opd,
  d.code as dataset,
  v.code as variable,
  v.title as variable_title,
  v.unit,
  a.code as area_code,
  a.bps_code as area_bps_code,
  a.name as area,
  a.level as area_level,
  parent.name as parent_area,
  p.code as period,
  p.start_date,
  p.end_date,
  b.code as breakdown,
  b.items as breakdown_items,
  o.value,
  o.flag,
  o.recorded_at,
  o.delivery_id,
  o.variable_id,
  o.area_id,
  o.period_id,
  o.breakdown_id
from core.observation o
join ref.city city on city.city_id = o.city_id
join ref.variable v on v.city_id = o.city_id and v.variable_id = o.variable_id
join ref.dataset d on d.city_id = v.city_id and d.dataset_id = v.dataset_id
join ref.opd opd on opd.city_id = d.city_id and opd.opd_id = d.opd_id
join ref.area a on a.city_id = o.city_id and a.area_id = o.area_id
join ref.period p on p.period_id = o.period_id
left join ref.area_version lay on lay.city_id = a.city_id and lay.area_id = a.area_id
  and p.end_date between lay.from_day and lay.until_day
left join ref.area parent on parent.city_id = a.city_id and parent.area_id = lay.parent_id
join ref.breakdown b on b.city_id = o.city_id and b.breakdown_id = o.breakdown_id
where o.superseded_at is null;
comment on view mart.observation is 'Current facts with every name spelled out';
comment on column mart.observation.city_id is 'City whose warehouse this is';
comment on column mart.observation.city is 'Its name';
comment on column mart.observation.opd is 'Agency that owes the dataset';
comment on column mart.observation.dataset is 'Dataset that measures the variable';
comment on column mart.observation.variable is 'Variable';
comment on column mart.observation.variable_title is 'Its title';
comment on column mart.observation.unit is 'Unit of the value';
comment on column mart.observation.area_code is 'Kemendagri code of the area';
comment on column mart.observation.area_bps_code is 'BPS code of the area; another system that looks alike';
comment on column mart.observation.area is 'Name of the area';
comment on column mart.observation.area_level is 'country, province, city, kecamatan or kelurahan';
comment on column mart.observation.parent_area is 'Name of the area that it lay in on the last day of the period';
comment on column mart.observation.period is 'Period, e.g. 2024, 2024-Q3, 2024-08';
comment on column mart.observation.start_date is 'First day of the period';
comment on column mart.observation.end_date is 'Last day of the period';
comment on column mart.observation.breakdown is 'Part of the whole; empty for the whole';
comment on column mart.observation.breakdown_items is 'The same as an object of axis and code';
comment on column mart.observation.value is 'The figure; null only with a flag';
comment on column mart.observation.flag is 'Symbol of the BPS that rides on or stands for the figure';
comment on column mart.observation.recorded_at is 'Since when the warehouse holds this version';
comment on column mart.observation.delivery_id is 'Delivery that brought it';
comment on column mart.observation.variable_id is 'Key of the variable';
comment on column mart.observation.area_id is 'Key of the area';
comment on column mart.observation.period_id is 'Key of the period';
comment on column mart.observation.breakdown_id is 'Key of the breakdown';
