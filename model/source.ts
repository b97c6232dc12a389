// Where the bytes of a dataset come from, as its YAML says it; one schema a connector.
import { z } from 'zod';

/** Text in which ${NAME} stands for an environment variable and {period} {year} {month} {quarter} for the period asked. */
const Template = z
  .string()
  .min(1)
  .describe(
    '${NAME} is taken from the environment; {period}, {year}, {month}, {quarter} from the period asked for',
  );
const Headers = z
  .record(z.string(), Template)
  .describe('Request headers; put secrets in the environment and name them as ${NAME}');

const FileSource = z.strictObject({
  connector: z.literal('file'),
  folder: Template.describe('Folder, relative to the configuration directory or absolute'),
  pattern: Template.describe(
    'File name with * and ? as wildcards and {period}, {year}, {month}, {quarter} where the period stands',
  ),
});

const limits = {
  timeout_seconds: z.number().positive().max(3600).default(30),
  max_megabytes: z.number().positive().max(4096).default(200),
};

const HttpSource = z.strictObject({
  connector: z.literal('http'),
  url: Template,
  headers: Headers.optional(),
  ...limits,
});

const Paging = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('none') }),
  z.strictObject({
    by: z.literal('page'),
    param: z.string().default('page'),
    first: z.int().default(1),
    size_param: z.string().optional(),
    size: z.int().positive().default(100),
    total_path: z.string().optional(),
    pages_path: z.string().optional(),
  }),
  z.strictObject({
    by: z.literal('offset'),
    param: z.string().default('offset'),
    size_param: z.string().default('limit'),
    size: z.int().positive().default(100),
    total_path: z.string().optional(),
  }),
  z.strictObject({
    by: z.literal('skip'),
    param: z.string().default('skip'),
    size_param: z.string().default('limit'),
    size: z.int().positive().default(100),
  }),
  z.strictObject({
    by: z.literal('cursor'),
    param: z.string(),
    next_path: z.string().describe('Path of the next cursor, or of the next URL, in an answer'),
  }),
]);

const RestSource = z.strictObject({
  connector: z.literal('rest'),
  url: Template,
  method: z.enum(['GET', 'POST']).default('GET'),
  headers: Headers.optional(),
  query: z.record(z.string(), Template).default({}),
  body: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('JSON body of a POST; the paging parameters are put into it'),
  records: z
    .string()
    .default('')
    .describe(
      'Dotted path to the array of records, e.g. "data" or "result.records"; "" for the whole answer',
    ),
  paging: Paging.default({ by: 'none' }),
  ...limits,
});

const CkanSource = z.strictObject({
  connector: z.literal('ckan'),
  portal: Template.describe('Base address of the portal, without /api/3/action'),
  package: z.string().min(1),
  resource: z.string().optional().describe('Id or name of the resource; the only tabular one when left out'),
  datastore: z.boolean().default(true).describe('Read from the datastore when the resource is in it'),
  headers: Headers.optional(),
  ...limits,
});

const BpsSource = z.strictObject({
  connector: z.literal('bps'),
  base: Template.default('https://webapi.bps.go.id/v1/api'),
  key: Template.describe('${BPS_API_KEY}: never the key itself'),
  model: z.enum(['data', 'statictable', 'list']),
  domain: z
    .string()
    .regex(/^\d{4}$/)
    .describe('"3672" is Kota Cilegon'),
  id: z
    .string()
    .min(1)
    .describe('Variable of dynamic data, table of a static table, or model name of a list'),
  years: z.string().optional().describe('"2019..2024"; the years asked for when left out'),
  ...limits,
});

export const Source = z.discriminatedUnion('connector', [
  FileSource,
  HttpSource,
  RestSource,
  CkanSource,
  BpsSource,
]);
export type Source = z.infer<typeof Source>;
export type SourceOf<C extends Source['connector']> = Extract<Source, { connector: C }>;
