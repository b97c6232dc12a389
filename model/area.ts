// A place that figures speak of, with both code systems that look alike and differ.
import { z } from 'zod';

export const AreaLevel = z.enum(['country', 'province', 'city', 'kecamatan', 'kelurahan']);
/** `city` is kabupaten or kota; the name says which. */
export type AreaLevel = z.infer<typeof AreaLevel>;

export const Area = z.strictObject({
  /** Kemendagri code, dotted ("36.72.01.1001"); "0" for the country. It is the key of an area everywhere. */
  code: z.string().regex(/^(0|\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)$/),
  /** BPS (MFD) code without dots ("3672040005"), or null where it is not known. Never compare with `code`. */
  bps: z
    .string()
    .regex(/^\d{2,10}$/)
    .nullable(),
  level: AreaLevel,
  name: z.string().min(1),
  parent: z.string().nullable(),
  /** Other ways the name is written, beyond case, blanks and prefixes. */
  spellings: z.array(z.string()),
});
export type Area = z.infer<typeof Area>;
