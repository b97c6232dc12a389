// A time as a clock in the city shows it → the moment it is.

/** ISO without an offset, to the millisecond: "2026-01-31T23:59:59.999". */
export interface LocalTime {
  readonly local: string;
}

/** Where a clock that is put forward never shows the time, or one put back shows it twice, the moment of one of the two offsets. */
export function momentOf(time: Date | LocalTime, timezone: string): Date {
  if (time instanceof Date) return time;
  const shown = Date.parse(`${time.local}Z`);
  const first = shown - offset(shown, timezone);
  return new Date(shown - offset(first, timezone));
}

/** Milliseconds that the clocks of a time zone are ahead of UTC at a moment. */
function offset(moment: number, timezone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
