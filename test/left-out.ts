// What a test needs and may not find → whether it is left out, with a line that says so; in CI a missing file is a failure.
import { existsSync, writeSync } from 'node:fs';

const told = new Set<string>();

/** Files beside the repository: a clone that stands alone leaves such tests out, CI has them all. */
export function isMissing(...paths: readonly string[]): boolean {
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length === 0) return false;
  if (process.env.CI) throw new Error(`CI must have ${missing.join(', ')}: no test may be left out for it.`);
  tell(missing.join(', '));
  return true;
}

/** What no file can give: `needs` is "root", "Linux", "a small disk". */
export function lacks(needs: string, isHere: boolean): boolean {
  if (!isHere) tell(needs);
  return !isHere;
}

function tell(needs: string): void {
  if (told.has(needs)) return;
  told.add(needs);
  writeSync(2, `left out for want of ${needs}\n`);
}
