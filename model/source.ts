// Where the bytes of a dataset come from, as its YAML says it; one schema a connector.
import { z } from 'zod';

/** Text in which ${NAME} stands for an environment variable and {period}, {year}, … for the period asked. */
const Template = z
  .string()
  .min(1)
  .describe(
    '${NAME} is taken from the environment. From the period asked for: {period} {year} {year:yy} {next_year} {semester} ' +
      '{semester:roman} {quarter} {quarter:roman} {month} {month:02} {month:name} {month:short} {day} {day:02}',
  );
const Headers = z
  .record(z.string(), Template)
  .describe('Request headers; put secrets in the environment and name them as ${NAME}');

const FileSource = z.strictObject({
  connector: z.literal('file'),
  folder: Template.describe('Folder, relative to the configuration directory or absolute'),
  pattern: Template.describe(
    'File name with * and ? as wildcards and {period}, {year}, {month}, {quarter} … where the period stands; ' +
      '{revision} for "revisi", "final", "(2)" behind a name, or nothing; upper and lower case are the same',
  ),
});

const limits = {
  timeout_seconds: z
    .number()
    .positive()
    .max(3600)
    .default(30)
    .describe('Longest silence: of a source that does not answer, or stops in the middle'),
  total_seconds: z
    .number()
    .positive()
    .max(86_400)
    .default(900)
    .describe('Longest time that one request may take in all'),
  max_megabytes: z
    .number()
    .positive()
    .max(4096)
    .default(200)
    .describe('Largest arrival, decompressed, all its pages together'),
  attempts: z
    .int()
    .min(1)
    .max(10)
    .default(4)
    .describe('Times a request is made when the source is down, busy or slow'),
  per_second: z
    .number()
    .positive()
    .max(100)
    .default(5)
    .describe('Most requests a second to one host (the machine itself is not held back)'),
  concurrent: z.int().min(1).max(16).default(2).describe('Most requests at once to one host'),
  unsafe_redirects: z
    .boolean()
    .default(false)
    .describe('true: a redirect from https to http, or from a public address to a private one, is followed'),
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
      'Dotted path to the array of records, e.g. "data" or "result.records"; "" for the whole answer; ' +
        '[] goes through the elements of an array, e.g. "data[].cuaca[][]"',
    ),
  paging: Paging.default({ by: 'none' }),
  max_pages: z.int().positive().default(10_000).describe('More pages than this are a mistake'),
  whole: z
    .boolean()
    .default(false)
    .describe('true: what came is all there is, whatever the answer says of a total or a next page'),
  expect: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('Values that a good answer holds, by dotted path, e.g. { status: "OK" }'),
  ...limits,
});

const CkanSource = z.strictObject({
  connector: z.literal('ckan'),
  portal: Template.describe('Base address of the portal, without /api/3/action'),
  package: Template.describe('Id or name of the package'),
  resource: Template.optional().describe('Id or name of the resource; the only tabular one when left out'),
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
  years: z
    .string()
    .regex(/^\d{4}(\.\.\d{4})?$/)
    .optional()
    .describe('"2019..2024"; the years asked for when left out'),
  lang: z.enum(['ind', 'eng']).default('ind'),
  query: z
    .record(z.string(), Template)
    .default({})
    .describe('Further parameters, e.g. { subject: "23" } of a list, { turvar: "5" } of dynamic data'),
  ...limits,
  per_second: limits.per_second.default(2),
  concurrent: limits.concurrent.default(1),
});

export const Source = z.discriminatedUnion('connector', [
  FileSource,
  HttpSource,
  RestSource,
  CkanSource,
  BpsSource,
]);
export type Source = z.infer<typeof Source>;
/** How long, how much and how often a connector may ask. */
export type Limits = { readonly [K in keyof typeof limits]: z.infer<(typeof limits)[K]> };
export type SourceOf<C extends Source['connector']> = Extract<Source, { connector: C }>;
