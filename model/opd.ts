// An agency that submits data, and the person in it who answers for them.
import { z } from 'zod';
import { Slug } from './column.js';

export const Opd = z.strictObject({
  code: Slug,
  name: z.string().min(1),
  short_name: z.string().optional(),
  formerly: z
    .array(Slug)
    .min(1)
    .optional()
    .describe('Earlier names, the latest first: what they held goes on under this one'),
  pic: z.string().min(1).describe('Person in charge of the data of this OPD'),
  contact: z.string().min(1).describe('E-mail or telephone of the PIC'),
});
export type Opd = z.infer<typeof Opd>;

export const City = z.strictObject({
  area: z
    .string()
    .regex(/^\d{2}\.\d{2}$/)
    .describe('Kemendagri code of the city'),
  name: z.string().min(1),
  framework: Slug.optional().describe('The framework shown when none is asked for'),
  timezone: z.string().default('Asia/Jakarta'),
  notice: z
    .string()
    .optional()
    .describe('A sentence shown wherever figures are shown, e.g. that they are samples'),
});
export type City = z.infer<typeof City>;

/** Axis → code → ways it is written: { jenis_kelamin: { L: ["Laki-laki", "Pria"] } }. */
export const Breakdowns = z.record(
  z.string().regex(/^[a-z][a-z0-9_]*$/),
  z.record(z.string(), z.array(z.string())),
);
export type Breakdowns = z.infer<typeof Breakdowns>;
