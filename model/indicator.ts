// MS-Ind: a figure computed from variables, its formula given as data.
import { z } from 'zod';
import { AreaLevel } from './area.js';
import { Name, Slug } from './column.js';
import { Frequency } from './dataset.js';

/**
 * One term of a formula. A variable alone means: its own figure for the area and period; where there is none,
 * what its aggregation makes of the areas below and, by its accumulation, over (flow) or at the end of (stock) the period.
 */
const Term = z.strictObject({
  variable: Name,
  breakdown: z
    .record(Name, z.string())
    .optional()
    .describe('Only figures of this breakdown; the total (or the sum of the parts) when left out'),
  areas: z
    .enum(['auto', 'sum', 'mean', 'min', 'max', 'own'])
    .default('auto')
    .describe('How figures of the areas below become one; auto: as the aggregation of the variable says'),
  periods: z
    .enum(['auto', 'sum', 'mean', 'min', 'max', 'last', 'own'])
    .default('auto')
    .describe(
      'How figures of shorter periods become one; auto: flow sums, stock and cumulative take the last, ' +
        'and the least or greatest of records stays it',
    ),
  times: z.number().default(1).describe('Factor of this term; −1 subtracts'),
});
const Terms = z.union([Name, Term, z.array(z.union([Name, Term])).min(1)]);

export const Formula = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('value'), of: Terms }),
  z.strictObject({ type: z.literal('sum'), of: Terms }),
  z.strictObject({ type: z.literal('ratio'), of: Terms, per: Terms }),
  z.strictObject({
    type: z.literal('rate'),
    of: Terms,
    per: Terms,
    times: z.number().positive().describe('Per how many: 1000, 100000'),
  }),
  z.strictObject({ type: z.literal('share'), of: Terms, per: Terms }),
  z.strictObject({
    type: z.literal('growth'),
    of: Terms,
    over: z.enum(['previous', 'year']).default('year'),
  }),
  z.strictObject({
    type: z.literal('yes_share'),
    of: Name.describe('Share of areas below that answered yes, in percent'),
  }),
  z.strictObject({
    type: z.literal('sql'),
    file: z.string().describe('A file of sql/indicators/ that selects area_id, period_id, value'),
    uses: z.array(Name).min(1),
  }),
]);
export type Formula = z.infer<typeof Formula>;

export const Indicator = z.strictObject({
  code: Slug,
  title: z.string().min(1),
  formerly: z
    .array(Slug)
    .min(1)
    .optional()
    .describe('Earlier names, the latest first: what they held goes on under this one'),
  unit: z.string().min(1),
  direction: z.enum(['up', 'down', 'none']),
  frequency: z.union([Frequency, z.array(Frequency).min(1)]),
  levels: z.array(AreaLevel).min(1),
  formula: Formula,
  concept: z.string().optional(),
  definition: z.string().optional(),
  interpretation: z.string().optional(),
  reference: z.string().optional().describe('Code in a published catalogue, e.g. "U4SSC EC: ICT: ICT: 1C"'),
});
export type Indicator = z.infer<typeof Indicator>;
export type IndicatorEntry = Indicator & { readonly dimension: string; readonly hash: string };
