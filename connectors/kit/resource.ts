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

/** `wanted`: id or name; the only tabular one when undefined. Throws SD_SOURCE_RESOURCE with what there is. */
export function chooseResource(
  resources: readonly Resource[],
  wanted: string | undefined,
  where: string,
): Resource {
  const named = wanted === undefined ? resources : resources.filter((resource) => isNamed(resource, wanted));
  const reasons = named.map((resource) => ({ resource, reason: notTabular(resource) }));
  const good = reasons.filter(({ reason }) => reason === undefined);
  const [only] = good;
  if (only && good.length === 1) return only.resource;
  throw noChoice(where, wanted, good.length > 1 ? good : reasons, resources);
}

function isNamed({ id, name, url }: Resource, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return [id, name, lastPart(url)].some((known) => known.toLowerCase() === text);
}

function noChoice(
  where: string,
  wanted: string | undefined,
  candidates: readonly { readonly resource: Resource; readonly reason: string | undefined }[],
  all: readonly Resource[],
): SourceError {
  const listed = (
    candidates.length > 0 ? candidates : all.map((resource) => ({ resource, reason: undefined }))
  )
    .map(
      ({ resource, reason }) =>
        `“${resource.name}” (${resource.id})${reason === undefined ? '' : ` ${reason}`}`,
    )
    .join('; ');
  const asked = wanted === undefined ? '' : ` named “${wanted}”`;
  const found =
    candidates.length > 1 && candidates.every(({ reason }) => reason === undefined)
      ? 'several tables'
      : 'no table';
  return new SourceError(
    'SD_SOURCE_RESOURCE',
    `${where} has ${found}${asked}: ${listed === '' ? 'it has no resource at all' : listed}.`,
    {
      hint: 'Name the right one as resource of the source, or ask the OPD to upload a table (CSV or XLSX)',
    },
  );
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
