// The configuration → the views of mart that an analyst opens first: one a dataset (wide) and one an agency (long).
import { createHash } from 'node:crypto';
import pg from 'pg';
import { headingsOf } from '../model/column.js';
import type { Configuration } from '../model/configuration.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { Opd } from '../model/opd.js';

export interface ReferenceView {
  readonly name: string;
  /** Everything that makes the view, its comments included. */
  readonly statement: string;
  readonly definition_hash: string;
}

interface ViewColumn {
  readonly name: string;
  readonly expression: string;
  readonly comment: string;
}

const { escapeIdentifier: identifier, escapeLiteral: literal } = pg;

/** Longest name that PostgreSQL keeps whole, in bytes; every name here is ASCII. */
const longestName = 63;

const placeAndTime: readonly ViewColumn[] = [
  { name: 'area_code', expression: 'a.code', comment: 'Kode wilayah Kemendagri' },
  { name: 'area', expression: 'a.name', comment: 'Nama wilayah' },
  { name: 'area_level', expression: 'a.level', comment: 'Tingkat wilayah' },
  { name: 'parent_area', expression: 'parent.name', comment: 'Wilayah induk pada akhir periode' },
  { name: 'period', expression: 'p.code', comment: 'Periode' },
  { name: 'start_date', expression: 'p.start_date', comment: 'Hari pertama periode' },
  { name: 'end_date', expression: 'p.end_date', comment: 'Hari terakhir periode' },
];

/** `variableIds` gives the key of every variable of the configuration. Pure. */
export function referenceViews(
  cityId: number,
  configuration: Configuration,
  variableIds: ReadonlyMap<string, number>,
): readonly ReferenceView[] {
  const axes = Object.keys(configuration.breakdowns);
  const datasets = configuration.datasets.map((dataset) => datasetView(cityId, dataset, axes, variableIds));
  const agencies = configuration.opds.flatMap((opd) => {
    const owed = configuration.datasets.filter((dataset) => dataset.opd === opd.code);
    return owed.length === 0 ? [] : [agencyView(cityId, opd, owed, variableIds)];
  });
  return [...datasets, ...agencies];
}

/** "mart.data_dinkes_gizi_buruk"; a second city in the same warehouse carries its key in the name. */
function viewName(cityId: number, kind: string, code: string): string {
  const city = cityId === 1 ? '' : `city${cityId}_`;
  const name = `${city}${kind}_${code.replace(/[^a-z0-9]+/g, '_')}`;
  if (name.length <= longestName) return name;
  return `${name.slice(0, longestName - 9)}_${digest(code).slice(0, 8)}`;
}

function datasetView(
  cityId: number,
  dataset: DatasetEntry,
  axes: readonly string[],
  variableIds: ReadonlyMap<string, number>,
): ReferenceView {
  const breakdowns = axesOf(dataset, axes).map((axis) => ({
    name: axis,
    expression: `b.items->>${literal(axis)}`,
    comment: `Rincian ${axis}; kosong untuk jumlah seluruhnya`,
  }));
  const fixed = [...placeAndTime, ...breakdowns];
  const taken = new Set(fixed.map((column) => column.name));
  const free = freeName([...taken, ...Object.keys(dataset.variables).filter((code) => !taken.has(code))]);
  const figures = Object.entries(dataset.variables).map(([code, { title, unit, definition }]) => ({
    name: taken.has(code) ? free(`${code.slice(0, longestName - 9)}_value`) : code,
    expression: `max(o.value) filter (where o.variable_id = ${variableIds.get(code)})`,
    comment: `${title} (${unit})${definition === undefined ? '' : `. ${definition}`}`,
  }));
  const grain = [
    'a.area_id',
    'parent.area_id',
    'p.period_id',
    'b.breakdown_id',
    ...fixed.map((c) => c.expression),
  ];
  return view({
    name: viewName(cityId, 'data', dataset.id),
    comment: `${dataset.title} (${dataset.id})`,
    columns: [...fixed, ...figures],
    from: `${currentFacts(cityId, dataset.variables, variableIds)}\ngroup by ${grain.join(', ')}`,
  });
}

/** "area_value", or "area_value_2" where a variable is called so. */
function freeName(names: Iterable<string>): (wanted: string) => string {
  const used = new Set(names);
  return (wanted) => {
    let name = wanted;
    for (let n = 2; used.has(name); n++) name = `${wanted}_${n}`;
    used.add(name);
    return name;
  };
}

function agencyView(
  cityId: number,
  opd: Opd,
  datasets: readonly DatasetEntry[],
  variableIds: ReadonlyMap<string, number>,
): ReferenceView {
  const variables = Object.assign({}, ...datasets.map((dataset) => dataset.variables));
  const columns = [
    { name: 'dataset', expression: 'd.code', comment: 'Dataset' },
    { name: 'variable', expression: 'v.code', comment: 'Variabel' },
    { name: 'title', expression: 'v.title', comment: 'Judul variabel' },
    ...placeAndTime,
    { name: 'breakdown', expression: 'b.code', comment: 'Rincian; kosong untuk jumlah seluruhnya' },
    { name: 'value', expression: 'o.value', comment: 'Nilai' },
    { name: 'unit', expression: 'v.unit', comment: 'Satuan' },
    { name: 'flag', expression: 'o.flag', comment: 'Tanda BPS pada nilai' },
  ];
  const names = `join ref.variable v on v.city_id = o.city_id and v.variable_id = o.variable_id
join ref.dataset d on d.city_id = v.city_id and d.dataset_id = v.dataset_id`;
  return view({
    name: viewName(cityId, 'opd', opd.code),
    comment: `${opd.name}: semua data`,
    columns,
    from: currentFacts(cityId, variables, variableIds, names),
  });
}

/** From tables alone: views of sql/views are dropped and made again, and nothing may hang on them. */
function currentFacts(
  cityId: number,
  variables: DatasetEntry['variables'],
  variableIds: ReadonlyMap<string, number>,
  names = '',
): string {
  const ids = Object.keys(variables).flatMap((code) => variableIds.get(code) ?? []);
  return `from core.observation o
join ref.area a on a.city_id = o.city_id and a.area_id = o.area_id
join ref.period p on p.period_id = o.period_id
left join ref.area_version lay on lay.city_id = a.city_id and lay.area_id = a.area_id
  and p.end_date between lay.from_day and lay.until_day
left join ref.area parent on parent.city_id = a.city_id and parent.area_id = lay.parent_id
join ref.breakdown b on b.city_id = o.city_id and b.breakdown_id = o.breakdown_id
${names}
where o.city_id = ${cityId} and o.superseded_at is null and o.variable_id = any (array[${ids.join(', ')}]::integer[])`;
}

/** Axes that the contract's columns break figures down by: by choice, by fixed part, or by a placeholder in a heading. */
function axesOf(dataset: DatasetEntry, axes: readonly string[]): readonly string[] {
  const used = new Set<string>();
  for (const column of dataset.columns) {
    if (column.type === 'choice' && column.breakdown !== undefined) used.add(column.breakdown);
    if ('breakdown' in column && typeof column.breakdown === 'object')
      for (const axis of Object.keys(column.breakdown)) used.add(axis);
    for (const axis of axes)
      if (headingsOf(column).some((heading) => heading.includes(`{${axis}}`))) used.add(axis);
  }
  return [...used].sort();
}

function view(parts: {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly ViewColumn[];
  readonly from: string;
}): ReferenceView {
  const name = `mart.${identifier(parts.name)}`;
  const list = parts.columns.map(
    ({ name: column, expression }) => `  ${expression} as ${identifier(column)}`,
  );
  const comments = parts.columns.map(
    (column) => `comment on column ${name}.${identifier(column.name)} is ${literal(column.comment)};`,
  );
  const statement = [
    `create view ${name} as select\n${list.join(',\n')}\n${parts.from};`,
    `comment on view ${name} is ${literal(parts.comment)};`,
    ...comments,
  ].join('\n');
  return { name: parts.name, statement, definition_hash: digest(statement) };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
