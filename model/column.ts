// One column that a contract asks for: how its heading reads and what its cells mean.
import { z } from 'zod';
import { AreaLevel } from './area.js';

export const Name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower case letters, digits and _ only');
/** "opd/dataset", "gizi-buruk": words joined by hyphens. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by hyphens');

/** The heading of a column whose cells are the headings of sections: rows that stand alone above the rows they hold for. */
export const sectionHeading = '{section}';

const Headings = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const common = {
  heading: Headings.describe(
    'The heading, or several ways it has been written. Levels of a heading are joined with " | ". ' +
      'A placeholder {year}, {month}, {quarter}, {semester}, {period}, {axis} or the level of areas, such as {kecamatan}, matches several columns and turns them long; {section} is what stands alone above the rows',
  ),
  name: Name.optional().describe('Name used in rules; made from the heading when left out'),
  required: z.boolean().default(true).describe('A missing required column returns the delivery'),
  optional_cells: z.boolean().optional().describe('True: a blank cell is no mistake'),
  personal: z.boolean().default(false).describe('Personal data (NIK, name, phone): never leaves the reader'),
};

const filled = {
  fill_down: z
    .boolean()
    .optional()
    .describe('True: a blank cell means what stands above it; merged cells are filled without saying'),
};

const several = {
  joined: z
    .boolean()
    .optional()
    .describe(
      'True: the heading stands over several columns of labels; the texts of a row, joined with " | ", are one label',
    ),
};

const AreaColumn = z.strictObject({
  ...common,
  ...filled,
  type: z.literal('area'),
  level: z
    .union([AreaLevel, z.array(AreaLevel).min(1)])
    .describe('Several levels: rows of parents stand above their children'),
  by: z.enum(['any', 'name', 'kemendagri', 'bps']).default('any'),
});
const PeriodColumn = z.strictObject({
  ...common,
  ...filled,
  type: z.literal('period'),
  date_order: z
    .enum(['dmy', 'mdy'])
    .optional()
    .describe('What 03/04/2024 means, where the cells cannot tell'),
});
const PeriodPart = z.strictObject({
  ...common,
  ...filled,
  type: z.enum(['year', 'month', 'quarter', 'semester']),
});

const ChoiceColumn = z.strictObject({
  ...common,
  ...filled,
  ...several,
  type: z.literal('choice'),
  breakdown: Name.optional().describe('The axis that this column breaks the figures down by'),
  choices: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .describe('Code → ways it is written; the axis of breakdowns.yaml when left out'),
});

const NumberColumn = z.strictObject({
  ...common,
  type: z.literal('number'),
  integer: z
    .boolean()
    .optional()
    .describe('true: whole numbers alone; false: fractions are meant, and none is held for lost thousands'),
  variable: Name.optional().describe(
    'The variable measured; a column without one takes the variable of its row, or serves only rules',
  ),
  aspect: Name.optional().describe(
    'Of a column that takes the variable of its row: which side of it this is; "target" makes it <variable>_target',
  ),
  breakdown: z
    .record(Name, z.string())
    .optional()
    .describe('Fixed breakdown of this column, e.g. { jenis_kelamin: L }'),
  factor: z
    .number()
    .positive()
    .default(1)
    .describe('value × factor = value in the unit of the variable (1000 for "ribu")'),
  range: z
    .tuple([z.number().nullable(), z.number().nullable()])
    .optional()
    .describe('Least and greatest value, after the factor'),
  locale: z
    .enum(['id', 'en'])
    .optional()
    .describe('How text numbers are written, where the cells cannot tell'),
  date_order: z
    .enum(['dmy', 'mdy'])
    .optional()
    .describe('What 03/04/2024 in the heading means, where {period} stands for it'),
  total: z
    .enum(['sum', 'other'])
    .optional()
    .describe(
      'What the total row holds: the sum of the rows, or something else (a rate, a mean); by the unit when left out',
    ),
});

const YesNoColumn = z.strictObject({
  ...common,
  type: z.literal('yesno'),
  variable: Name.optional(),
  breakdown: z.record(Name, z.string()).optional(),
});
const TextColumn = z.strictObject({
  ...common,
  type: z.literal('text'),
  pattern: z.string().optional().describe('Regular expression that the whole text must match'),
});
const VariableColumn = z.strictObject({
  ...common,
  ...several,
  type: z.literal('variable'),
  nested: z
    .union([z.literal(true), Name])
    .optional()
    .describe(
      'Labels stand under others: told by the blanks before them, their numbering ("1.", "a.", "1.1"), their column, and headings ' +
        'without figures; or by the codes of the column of this name. A key "parent | label" is the label under that parent',
    ),
  map: z
    .record(z.string(), Name)
    .describe(
      'Text in the cell → variable, "section | text" where the same text stands under several sections; the whole text counts, ' +
        'numbering, footnote marks and the unit in brackets aside; * stands for any text. ' +
        'The value stands in the number column without a variable',
    ),
  other: z.enum(['refuse', 'skip']).default('refuse'),
});
const UnitColumn = z.strictObject({
  ...common,
  ...filled,
  type: z.literal('unit').describe('The unit of the figures of the row, brought into that of the variable'),
});
const IgnoredColumn = z.strictObject({ ...common, type: z.literal('ignore') });

export const Column = z.discriminatedUnion('type', [
  AreaColumn,
  PeriodColumn,
  PeriodPart,
  ChoiceColumn,
  NumberColumn,
  YesNoColumn,
  TextColumn,
  VariableColumn,
  UnitColumn,
  IgnoredColumn,
]);
export type Column = z.infer<typeof Column>;
/** A column as a steward writes it: what has a default may be left out. */
export type ColumnDraft = z.input<typeof Column>;
export type ColumnOf<T extends Column['type']> = Extract<Column, { type: T }>;

/** The variable of a row in a column of this aspect: "iklh" and "target" → "iklh_target". */
export function aspectOf(variable: string, aspect: string | undefined): string {
  return aspect === undefined ? variable : `${variable}_${aspect}`;
}

/** True where one heading may stand over several columns of labels. */
export function isJoined(column: Column): boolean {
  return 'joined' in column && column.joined === true;
}

/** The heading alternatives of a column, always as a list. */
export function headingsOf(column: Column): readonly string[] {
  return typeof column.heading === 'string' ? [column.heading] : column.heading;
}

/** The name a rule uses: given, or made from the first heading ("Laki-laki (jiwa)" → "laki_laki_jiwa"). */
export function columnName(column: Column): string {
  if (column.name !== undefined) return column.name;
  const slug = (headingsOf(column)[0] ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(slug) ? slug : `k_${slug}`;
}
