// The text of --as-of → a moment, or a time of the city's own clock; a day means its last moment.
import { InvalidArgumentError } from 'commander';
import type { LocalTime } from '../pipelines/local-time.js';

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.(\d{1,6}))?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * "2026-01-31" is the end of that day where the city is; "2026-01-31T12:00:00+07:00" and what views print,
 * "2026-01-31 12:00:00.123456+00", are moments; without an offset the city's clock is meant.
 */
export function momentOption(text: string): Date | LocalTime {
  const [, date = text, minutes = '23:59', seconds = ':00', fraction = '0', offset] = moment.exec(text) ?? [];
  const whole = day.test(text)
    ? `${text}T23:59:59.999`
    : `${date}T${minutes}${seconds}.${milliseconds(fraction)}`;
  // JavaScript takes 31 February for a day of March.
  const wall = new Date(`${whole}Z`);
  const exists = !Number.isNaN(wall.getTime()) && wall.toISOString() === `${whole}Z`;
  if (exists && (day.test(text) || moment.test(text)))
    return offset === undefined ? { local: whole } : new Date(`${whole}${zone(offset)}`);
  throw new InvalidArgumentError(`"${text}" is no date. Write 2026-01-31 or 2026-01-31T12:00:00+07:00.`);
}

/** Of a moment to the microsecond the millisecond that holds it: the warehouse asks up to its end. */
function milliseconds(fraction: string): string {
  return fraction.padEnd(3, '0').slice(0, 3);
}

/** "+07" and "+0700" as "+07:00". */
function zone(offset: string): string {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  return sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
}
