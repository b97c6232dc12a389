// What is remembered of the last accepted file of a dataset, and what a person accepted of files that were laid out otherwise.
import { z } from 'zod';

/** What the looked-at cells of one column hold, small enough to be kept. */
export const ColumnProfile = z.strictObject({
  /** Cells looked at. */
  cells: z.int(),
  /** Of them those that hold nothing, or a sign for it. */
  blank: z.int(),
  numbers: z.int(),
  /** Lower quartile, median and upper quartile of the numbers; of a bound column in the contract's unit. */
  quartiles: z.tuple([z.number(), z.number(), z.number()]).nullable(),
  /** The nine deciles; absent where there are too few numbers to tell their shape. */
  deciles: z.array(z.number()).optional(),
  /** Squashed texts, the first few that differ; only of areas and choices once it is kept. */
  texts: z.array(z.string()),
});
export type ColumnProfile = z.infer<typeof ColumnProfile>;

export const RememberedColumn = z.strictObject({
  col: z.int(),
  /** Levels joined with " | ". */
  heading: z.string(),
  unit: z.string().nullable(),
  type: z.enum(['number', 'text', 'date', 'period', 'area', 'boolean', 'empty']),
  locale: z.enum(['id', 'en', 'none', 'ambiguous']),
  /** The contract's column that it was taken for; null for one that nobody asked for. */
  name: z.string().nullable(),
  /** What the placeholders of the contract's heading caught; '' without any. */
  key: z.string(),
  /** null for a column that is personal, or that was not looked at. */
  profile: ColumnProfile.nullable(),
});
export type RememberedColumn = z.infer<typeof RememberedColumn>;

export const RememberedSheet = z.strictObject({
  /** Place in the workbook, from 1. */
  number: z.int(),
  sheet: z.string().nullable(),
  headerRows: z.array(z.int()),
  /** Records stand side by side: the columns here are rows of the sheet. */
  transposed: z.boolean().optional(),
  columns: z.array(RememberedColumn),
});
/** One table of a file: its structure, and what its columns hold. */
export type RememberedSheet = z.infer<typeof RememberedSheet>;

export interface LayoutMemory {
  readonly deliveryId: number;
  readonly fileName: string;
  readonly recordedAt: Date;
  readonly sheets: readonly RememberedSheet[];
}

/**
 * heading: `written` stands for the contract's column `wanted` · sheet: `written` is one more name of the sheet ·
 * ignore: the column `written` is known and not wanted · unit: numbers under `written` are multiplied by `factor` ·
 * genuine: the file differs from the one before it, and is right.
 */
export type RemapKind = 'heading' | 'sheet' | 'ignore' | 'unit' | 'genuine';

/** One deviation that a person has accepted, or may. */
export interface Remap {
  readonly kind: RemapKind;
  /** Name of the contract's column; '' where the remap is of no column. */
  readonly wanted: string;
  /** Heading, levels joined with " | ", or name of the sheet, as the file writes it. */
  readonly written: string;
  /** value × factor = value in the unit of the contract; 1 but for units. */
  readonly factor: number;
  /** The one file that it is for; null for every file. */
  readonly sha256: string | null;
}

/** A remap as it stands in the warehouse. */
export interface AcceptedRemap extends Remap {
  readonly remapId: number;
  /** "opd/name" */
  readonly dataset: string;
  readonly evidence: readonly string[];
  readonly acceptedBy: string;
  readonly acceptedAt: Date;
}
