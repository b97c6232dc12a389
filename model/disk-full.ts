// What the system says of a failed write → the one error for a disk that is full, wherever it was met.
import { WarehouseError } from './errors.js';

export const diskFullCode = 'SD_WAREHOUSE_DISK_FULL';
export const diskFullHint =
  'Free space on the disk of the database, of the home directory and of TMPDIR, then run the command again.';

/** undefined for any other failure. What caused an error counts as the error itself. */
export function diskFullOf(error: unknown): WarehouseError | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = 'code' in each ? each.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      return new WarehouseError(
        diskFullCode,
        `The disk is full; nothing was half written (${each.message}).`,
        {
          hint: diskFullHint,
          cause: error,
        },
      );
  }
  return undefined;
}
