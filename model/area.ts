// A place that figures speak of, with both code systems that look alike and differ.
import { z } from 'zod';

export const AreaLevel = z.enum(['country', 'province', 'city', 'kecamatan', 'kelurahan']);
/** `city` is kabupaten or kota; the name says which. */
export type AreaLevel = z.infer<typeof AreaLevel>;

const Day = z.iso.date();

/** A time in which an area lived in one parent; days are inclusive, null is open. */
export const AreaLife = z.strictObject({
  from: Day.nullable(),
  until: Day.nullable(),
  parent: z.string().nullable(),
  /** Kemendagri codes of what stands in its place from the day after `until`; itself where it lost a part. */
  successors: z.array(z.string()),
});
export type AreaLife = z.infer<typeof AreaLife>;

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
  /** When it lived, oldest first; always, in its present parent, when left out. The last of them says its parent of now. */
  lives: z.array(AreaLife).min(1).optional(),
  /** Other ways the name is written, beyond case, blanks and prefixes. */
  spellings: z.array(z.string()),
});
export type Area = z.infer<typeof Area>;

export function livesOf({ lives, parent }: Area): readonly AreaLife[] {
  return lives ?? [{ from: null, until: null, parent, successors: [] }];
}

/** `day` is ISO. What is expected of a period, and may be named in it, is what lived on its last day. */
export function livedOn(area: Area, day: string): boolean {
  return lifeOn(area, day) !== undefined;
}

export function lifeOn(area: Area, day: string): AreaLife | undefined {
  return livesOf(area).find(({ from, until }) => (from ?? day) <= day && day <= (until ?? day));
}

/** True where two areas were there on one day. */
export function livedTogether(one: Area, other: Area): boolean {
  return livesOf(one).some((a) =>
    livesOf(other).some((b) => (a.from ?? '') <= (b.until ?? '9') && (b.from ?? '') <= (a.until ?? '9')),
  );
}
