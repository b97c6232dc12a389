// What a file left open when a contract was written from it: the question, the readings, and what each would write.
import { z } from 'zod';

const Place = z.strictObject({
  sheet: z.string().optional(),
  row: z.int().positive().optional().describe('As the sheet numbers it'),
  col: z.int().positive().optional().describe('From 1: column A is 1'),
});

const DecisionChoice = z.strictObject({
  say: z.string().min(1).describe('The reading, in a few words'),
  because: z.string().min(1).describe('What speaks for it'),
  write: z
    .record(z.string(), z.json())
    .describe(
      'What this contract then says, by path: { period.from: title, columns.3.factor: 1000 }; null takes a key out',
    ),
});

/** The likeliest choice stands first, and the rest of the contract is written by it. */
export const Decision = z.strictObject({
  about: z.string().min(1).describe('Path of what is undecided: "period", "columns.3", "variables.padi"'),
  at: z
    .union([Place, z.array(Place).min(1)])
    .describe('The cell, or the cells, that can be read in several ways'),
  question: z.string().min(1),
  choices: z.array(DecisionChoice).min(2),
});
export type Decision = z.infer<typeof Decision>;
export type DecisionChoice = z.infer<typeof DecisionChoice>;
export type DecisionPlace = z.infer<typeof Place>;

/** The places of a decision as a list. */
export function placesOf({ at }: Pick<Decision, 'at'>): readonly DecisionPlace[] {
  return [at].flat();
}
