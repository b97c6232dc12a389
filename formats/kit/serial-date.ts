// The day number of a spreadsheet → an ISO local date or date-time.

const dayMs = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);
const lastDay = 2_958_465;

/**
 * `serial` counts days from 1900-01-01 = 1 (with the 29 February 1900 that never was) or from 1904-01-01 = 0.
 * Seconds are rounded. Undefined when no calendar day has the number.
 */
export function serialDate(serial: number, from1904: boolean): string | undefined {
  const seconds = Math.round(serial * 86_400);
  const shift = from1904 ? 1462 : 0;
  const day = Math.floor(seconds / 86_400) + shift;
  if (!(day >= 1 && day <= lastDay) || day === 60) return undefined;
  const time = epoch + (day < 60 ? day + 1 : day) * dayMs + (seconds - (day - shift) * 86_400) * 1000;
  const iso = new Date(time).toISOString();
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}
