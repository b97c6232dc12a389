// A moment to the millisecond → the last microsecond of it, which is as fine as the warehouse records.

/** What stood when a version was recorded is found by the time it is shown with, which JavaScript cuts short. */
export function lastMicrosecond(moment: Date | undefined | null): string | null {
  return moment ? moment.toISOString().replace('Z', '999Z') : null;
}
