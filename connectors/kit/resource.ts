// Chooses the resource of a CKAN package that holds a table, and says why another does not.
import { z } from 'zod';
import { SourceError } from '../../model/errors.js';

const Text = z
  .string()
  .nullish()
  .transform((text) => text?.trim() ?? '');
export const Resource = z.looseObject({
  id: z.string(),
  name: Text,
  format: Text,
  mimetype: Text,
  url: Text,
  datastore_active: z.boolean().nullish(),
});
export type Resource = z.infer<typeof Resource>;

const tabular = new Set([
  'csv',
  'tsv',
  'txt',
  'xls',
  'xlsx',
  'xlsm',
  'xlsb',
  'ods',
  'json',
  'geojson',
  'zip',
]);
const mimeKinds: readonly (readonly [RegExp, string])[] = [
  [/^image\//, 'image'],
  [/^(video|audio)\//, 'media'],
  [/pdf/, 'pdf'],
  [/wordprocessing|msword/, 'docx'],
  [/presentation|powerpoint/, 'pptx'],
  [/csv/, 'csv'],
  [/tab-separated/, 'tsv'],
  [/spreadsheetml/, 'xlsx'],
  [/ms-excel/, 'xls'],
  [/opendocument\.spreadsheet/, 'ods'],
  [/json/, 'json'],
  [/zip/, 'zip'],
];
// Words that stand for something else than a table wherever they occur as format or extension.
const otherKinds = new Set(
  (
    'png jpg jpeg gif svg webp bmp tif tiff image media pdf doc docx odt rtf ppt pptx wms wfs wmts kml kmz shp gpkg ' +
    'arcgis esri esri-rest api html htm php mp4 mp3 exe rar'
  ).split(' '),
);

/** Undefined when the resource may hold a table; otherwise the reason why it cannot. */
export function notTabular(resource: Resource): string | undefined {
  const declared = kindOf(resource.format);
  const mime = mimeKinds.find(([sign]) => sign.test(resource.mimetype.toLowerCase()))?.[1];
  const evidence = [
    { what: `mimetype ${resource.mimetype}`, kind: mime },
    { what: `name “${resource.name}”`, kind: extension(resource.name) },
    { what: `address …/${lastPart(resource.url)}`, kind: extension(lastPart(resource.url)) },
  ];
  const against = evidence.filter(({ kind }) => kind !== undefined && otherKinds.has(kind));
  const stated = resource.format === '' ? 'has no format' : `is declared ${resource.format}`;
  if (against.length > 0) return `${stated}, but ${against.map(({ what }) => what).join(', ')} say otherwise`;
  const isTable = evidence.some(({ kind }) => kind !== undefined && tabular.has(kind));
  if (otherKinds.has(declared) && !isTable) return `${stated}, which is no table`;
  return tabular.has(declared) || isTable || resource.datastore_active === true
    ? undefined
    : `${stated}, and nothing says that it is a table`;
}

/** `wanted`: id or name; the only tabular one when undefined. Throws SD_SOURCE_NOT_FOUND, SD_SOURCE_RESOURCE. */
export function chooseResource(
  resources: readonly Resource[],
  wanted: string | undefined,
  where: string,
): Resource {
  const named = wanted === undefined ? resources : resources.filter((resource) => isNamed(resource, wanted));
  if (wanted !== undefined && named.length === 0) throw unknownName(where, wanted, resources);
  const good = named.filter((resource) => notTabular(resource) === undefined);
  const [only] = good;
  if (only && good.length === 1) return only;
  throw noChoice(where, good, named);
}

function isNamed({ id, name, url }: Resource, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return [id, name, lastPart(url)].some((known) => known.toLowerCase() === text);
}

function unknownName(where: string, wanted: string, all: readonly Resource[]): SourceError {
  const message = `${where} has no resource “${wanted}”; it has: ${all.map(called).join('; ') || 'none at all'}.`;
  return new SourceError('SD_SOURCE_NOT_FOUND', message, {
    hint: 'Name one of these as resource of the source, or wait until the OPD publishes it',
  });
}

function noChoice(where: string, good: readonly Resource[], named: readonly Resource[]): SourceError {
  const reasons = named.map((resource) => `${called(resource)} ${notTabular(resource) ?? ''}`);
  const found =
    good.length > 1
      ? `several tables: ${good.map(called).join('; ')}`
      : `no table: ${reasons.join('; ') || 'it has no resource at all'}`;
  return new SourceError('SD_SOURCE_RESOURCE', `${where} has ${found}.`, {
    hint: 'Name the right one as resource of the source, or ask the OPD to upload a table (CSV or XLSX)',
  });
}

function called({ id, name }: Resource): string {
  return `“${name}” (${id})`;
}

function kindOf(format: string): string {
  return (
    format
      .toLowerCase()
      .replace(/^\./, '')
      .split(/[\s;,/]/)[0] ?? ''
  );
}

function extension(name: string): string | undefined {
  return /\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase();
}

function lastPart(url: string): string {
  return url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
}
