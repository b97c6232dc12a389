// The text of --period → a period, or the two ends of a range.
import { InvalidArgumentError } from 'commander';
import { type PeriodId, parsePeriodCode } from '../model/period.js';

/** "2024", "2024-S1", "2024-Q3", "2024-08", "2024/2025", "2024-08-17". */
export function periodOption(text: string): PeriodId {
  const period = parsePeriodCode(text);
  if (period !== undefined) return period;
  throw new InvalidArgumentError(
    `"${text}" is no period. Write 2024, 2024-S1, 2024-Q3, 2024-08, 2024/2025 or 2024-08-17.`,
  );
}

/** "2024-01..2024-06", or one period as both ends. */
export function periodRange(text: string): readonly [PeriodId, PeriodId] {
  const [first = '', last = first] = text.split('..');
  return [periodOption(first), periodOption(last)];
}
