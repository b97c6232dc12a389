// The text of --as-of → a moment; a day means its last moment.
import { InvalidArgumentError } from 'commander';

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** "2026-01-31" in UTC, or "2026-01-31T12:00:00+07:00". */
export function momentOption(text: string): Date {
  if (day.test(text)) {
    const end = new Date(`${text}T23:59:59.999Z`);
    // JavaScript takes 31 February for a day of March.
    if (!Number.isNaN(end.getTime()) && end.toISOString().startsWith(text)) return end;
  } else if (moment.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text);
  throw new InvalidArgumentError(`"${text}" is no date. Write 2026-01-31 or 2026-01-31T12:00:00+07:00.`);
}
