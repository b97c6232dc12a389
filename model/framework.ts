// A published scoring method as data: a tree of weighted nodes down to indicators, one file an edition.
import { z } from 'zod';
import { AreaLevel } from './area.js';
import { Slug } from './column.js';
import { Frequency } from './dataset.js';
import { PeriodText, type Timed, timed } from './validity.js';

/** How an indicator's value becomes points. */
export const Scoring = z.discriminatedUnion('by', [
  /** points = (f(value) − f(min)) / (f(max) − f(min)) × top, f = identity or natural logarithm, held within 0..top. */
  z.strictObject({
    by: z.literal('goalposts'),
    min: z.number(),
    max: z.number(),
    log: z.boolean().default(false),
    top: z.number().positive().default(1),
    factor: z.number().positive().default(1).describe('value × factor is what the goalposts speak of'),
  }),
  /** performance = value / target (target / value when less is better); points of the highest band whose `from` is reached. */
  z.strictObject({
    by: z.literal('bands'),
    target: timed(z.number()).describe(
      'The value that is full performance; or by the period from which it holds',
    ),
    bands: z
      .array(z.strictObject({ from: z.number(), points: z.number() }))
      .min(1)
      .optional()
      .describe('The bands of the framework when left out'),
  }),
  /** The value is the points. */
  z.strictObject({ by: z.literal('value') }),
]);
export type Scoring = z.infer<typeof Scoring>;

export interface FrameworkNode {
  readonly code: string;
  readonly title: string;
  readonly weight: Timed;
  readonly mean?: 'arithmetic' | 'geometric' | undefined;
  readonly scale: number;
  readonly children?: readonly FrameworkNode[] | undefined;
  readonly indicator?: string | undefined;
  readonly given?: string | undefined;
  readonly scoring?: Scoring | undefined;
  readonly direction?: 'up' | 'down' | undefined;
  readonly minimum_coverage?: number | undefined;
  readonly provisional_below?: number | undefined;
  readonly from?: PeriodText | undefined;
  readonly until?: PeriodText | undefined;
}

export const FrameworkNode: z.ZodType<FrameworkNode> = z.lazy(() =>
  z.strictObject({
    code: Slug,
    title: z.string().min(1),
    weight: timed(z.number().nonnegative()).default(1).describe('Or by the period from which it holds'),
    mean: z.enum(['arithmetic', 'geometric']).optional().describe('arithmetic when left out'),
    scale: z
      .number()
      .positive()
      .default(1)
      .describe('The mean of the children × scale = points of this node'),
    children: z.array(FrameworkNode).min(1).optional(),
    indicator: Slug.optional().describe('A leaf: the indicator that is scored'),
    given: Slug.optional().describe(
      'An inner node whose points an assessor has given: this indicator, where it has a value, stands instead of the children',
    ),
    scoring: Scoring.optional(),
    direction: z.enum(['up', 'down']).optional().describe('The direction of the indicator when left out'),
    minimum_coverage: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe(
        'Below this share of reported weight the node has no points; of a leaf, also the coverage from which a sum that lacks parts is scored, which it is not otherwise',
      ),
    provisional_below: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('Of this node; that of the framework when left out'),
    from: PeriodText.optional().describe(
      'First period of the node; a node that changes stands once for each time',
    ),
    until: PeriodText.optional().describe('Last period of the node'),
  }),
);

export const Framework = z.strictObject({
  title: z.string().min(1),
  edition: z.string().min(1),
  label: z.string().min(1).describe('Said beside every score, e.g. "Simulasi, bukan nilai resmi"'),
  source: z.string().min(1).describe('Where the method is published'),
  frequency: Frequency,
  from: PeriodText.optional().describe('First period that is scored'),
  until: PeriodText.optional().describe('Last period that is scored'),
  levels: z.array(AreaLevel).min(1),
  minimum_coverage: z.number().min(0).max(1).default(0),
  provisional_below: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Below this coverage points are provisional ("sementara"): shown, but without a colour'),
  decimals: z.int().min(0).max(6).default(2),
  bands: z
    .array(z.strictObject({ from: z.number(), points: z.number() }))
    .default([])
    .describe('Performance from → points; a bound belongs to the higher band'),
  colours: z
    .array(
      z.strictObject({ from: z.number(), colour: z.enum(['red', 'orange', 'green']), label: z.string() }),
    )
    .default([]),
  root: FrameworkNode,
});
export type Framework = z.infer<typeof Framework>;
export type FrameworkEntry = Framework & { readonly code: string; readonly hash: string };
