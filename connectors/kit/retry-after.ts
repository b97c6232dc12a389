// Turns a Retry-After header (seconds or a date) into milliseconds to wait.

/** Filled by an attempt that failed with the wait its source asked for. */
export interface Waiting {
  milliseconds: number;
}

/** 0 when the header is missing, past or unreadable. */
export function retryAfter(header: string | undefined, now: Date): number {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now.getTime());
}
