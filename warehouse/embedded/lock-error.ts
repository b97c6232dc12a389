// A lock that was waited for in vain → the error that says who holds it.
import { WarehouseError } from '../../model/errors.js';

/** `holder` is a process number where one is known, null where the kernel only says that somebody holds it. */
export function stillHeld(directory: string, holder: string | null): WarehouseError {
  const who = holder === null ? 'Another process' : `Process ${holder}`;
  return new WarehouseError(
    'SD_WAREHOUSE_LOCKED',
    `${who} has been starting or stopping the embedded PostgreSQL in ${directory} for too long.`,
    {
      hint: `See what ${holder === null ? 'other satudata commands, here or in another container, do' : `process ${holder} does`}; end it if it hangs, then try again.`,
      retryable: true,
    },
  );
}
