// One table an OPD owes: when it is due, where it comes from, and the contract it must meet.
import { z } from 'zod';
import { AreaLevel } from './area.js';
import { Column, headingsOf, Name } from './column.js';
import { Decision } from './decision.js';
import { Source } from './source.js';

export const Frequency = z.enum(['yearly', 'semesterly', 'quarterly', 'monthly', 'academic', 'daily']);
export type Frequency = z.infer<typeof Frequency>;

const PeriodCode = z
  .string()
  .regex(
    /^\d{4}(-[SQ]\d|-\d{2}(-\d{2})?|\/\d{4})?$/,
    'a period such as "2024", "2024-S1", "2024-Q3", "2024-08", "2024/2025"',
  );

/** How figures of the areas below, and of the breakdowns, become one. `{ mean: x }`: weighted by the variable x. */
export const Aggregation = z.union([
  z.enum(['sum', 'mean', 'min', 'max', 'none']),
  z.strictObject({ mean: Name }),
]);
export type Aggregation = z.infer<typeof Aggregation>;

/** MS-Var: what is measured. */
export const Variable = z.strictObject({
  formerly: z
    .array(Name)
    .min(1)
    .optional()
    .describe('Earlier names, the latest first: what they held goes on under this one'),
  title: z.string().min(1),
  unit: z.string().min(1).describe('Satuan, e.g. "jiwa", "persen", "ton"'),
  concept: z.string().optional().describe('Konsep'),
  definition: z.string().optional().describe('Definisi'),
  accumulation: z
    .enum(['stock', 'flow', 'cumulative'])
    .default('stock')
    .describe('stock: at a date; flow: within the period; cumulative: since January'),
  aggregation: Aggregation.optional().describe(
    'How figures of the areas below and of breakdowns become one: sum, mean, min, max, none, ' +
      'or { mean: variable } weighted by another; told by unit, title and records when left out',
  ),
  parts: z
    .record(Name, z.array(z.string().min(1)).min(1))
    .optional()
    .describe('Axis → the codes that make the whole, where they are not all codes of the axis'),
});
export type Variable = z.infer<typeof Variable>;

const PeriodFrom = z.enum(['column', 'heading', 'title', 'note', 'sheet', 'file', 'request']);

const AreaFrom = z.enum(['sheet', 'title', 'file']);

export const RecordMeasure = z.strictObject({
  variable: Name,
  by: z.enum(['count', 'sum', 'mean', 'min', 'max', 'distinct']),
  of: Name.optional().describe('Name of the number column; not needed for count'),
  where: z
    .record(Name, z.union([z.string(), z.array(z.string())]))
    .optional()
    .describe('Only records whose choice column holds this code'),
});
export type RecordMeasure = z.infer<typeof RecordMeasure>;

const Rule = z.strictObject({
  rule: z
    .string()
    .min(1)
    .describe('Comparison of sums of columns of one row: "laki_laki + perempuan = jumlah", "rusak <= total"'),
  tolerance: z.number().nonnegative().default(0).describe('Greatest difference that is still equal'),
  severity: z.enum(['error', 'warning']).default('error'),
});

export const MissingMeaning = z.enum(['missing', 'nil', 'zero', 'suppressed', 'negligible']);

export const Dataset = z.strictObject({
  title: z.string().min(1),
  description: z.string().optional(),
  formerly: z
    .array(z.string().regex(/^[^/]+\/[^/]+$/))
    .min(1)
    .optional()
    .describe('Earlier ids (opd/name), the latest first: what they held goes on under this one'),
  decide: z
    .array(Decision)
    .optional()
    .describe(
      'What a file left open when the contract was written from it; "check" refuses it until each is decided',
    ),
  frequency: Frequency,
  since: PeriodCode.describe('The first period that is owed'),
  until: PeriodCode.optional(),
  due_days: z
    .int()
    .nonnegative()
    .default(30)
    .describe('Days after the end of a period until the delivery is due'),
  source: Source,
  sheet: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe(
      'Name or pattern (*) of the sheets that hold the table; every visible sheet with the headings when left out',
    ),
  tables: z
    .enum(['one', 'all'])
    .default('one')
    .describe(
      'all: every table of a sheet that has the headings, each with the period and area of its own title; one: the first that has most of them',
    ),
  header_rows: z
    .array(z.int().positive())
    .optional()
    .describe('Rows of the heading, where finding them by the headings is not enough'),
  use_hidden: z.boolean().default(false).describe('Read hidden rows, columns and sheets too'),
  period: z.strictObject({
    from: z
      .union([PeriodFrom, z.array(PeriodFrom).min(1)])
      .describe('Where the period stands; the first that tells is taken'),
    type: Frequency.optional().describe('Type of the period when it differs from the frequency'),
  }),
  area: z
    .union([
      z.string(),
      z.strictObject({ from: z.union([AreaFrom, z.array(AreaFrom).min(1)]), level: AreaLevel }),
    ])
    .optional()
    .describe(
      'Kemendagri code of the one area that the whole table is about, or where the area of each table stands: ' +
        '{ from: sheet, level: kecamatan } where every kecamatan has a sheet',
    ),
  columns: z.array(Column).min(1),
  other_columns: z.enum(['refuse', 'ignore']).default('refuse'),
  variables: z.record(Name, Variable),
  records: z
    .strictObject({ measures: z.array(RecordMeasure).min(1) })
    .optional()
    .describe('One row is one record: aggregate by area, period and choice columns'),
  covers: z
    .enum(['all', 'part'])
    .optional()
    .describe(
      'Of records: all (unless replaces: nothing): an area or category without a record has none; part: nothing is known of it',
    ),
  empty: z
    .enum(['refuse', 'zero'])
    .optional()
    .describe(
      'Of records: headings without a row are no report (refuse), or mean that there was none (zero)',
    ),
  rules: z.array(Rule).default([]),
  totals: z
    .strictObject({ check: z.boolean().default(true), tolerance: z.number().nonnegative().default(0.5) })
    .default({ check: true, tolerance: 0.5 }),
  missing: z
    .record(z.string(), MissingMeaning)
    .default({})
    .describe('What a sign in a cell means here, e.g. { "-": zero }; "-" is missing unless said'),
  duplicates: z
    .enum(['refuse', 'given'])
    .default('refuse')
    .describe('given: of rows with the same grain the one that holds a value is kept'),
  replaces: z
    .enum(['period', 'dataset', 'nothing'])
    .default('period')
    .describe(
      'Facts that a delivery no longer holds are closed within its periods, the whole dataset, or not at all',
    ),
  tolerance: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Share of data rows that may be returned before the delivery is'),
});
export type Dataset = z.infer<typeof Dataset>;
/** A dataset as a steward writes it: what has a default may be left out. */
export type DatasetDraft = z.input<typeof Dataset>;

/** Whether a delivery of records speaks of all areas and categories: files that only add to others do not. */
export function coversAll({ records, covers, replaces }: Dataset): boolean {
  return records !== undefined && (covers ?? (replaces === 'nothing' ? 'part' : 'all')) === 'all';
}

/** True where columns stand for areas: "{kecamatan}" or "Luas | {kelurahan}". */
export function namesAreas({ columns }: Pick<Dataset, 'columns'>): boolean {
  const placeholder = new RegExp(`\\{(?:${AreaLevel.options.join('|')})\\}`);
  return columns.some((column) => headingsOf(column).some((heading) => placeholder.test(heading)));
}

/** A dataset with its place in the configuration. `id` is "opd/name"; `hash` changes with the contract. */
export type DatasetEntry = Dataset & { readonly id: string; readonly opd: string; readonly hash: string };
