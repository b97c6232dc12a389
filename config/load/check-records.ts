// Holds what a dataset of records says of what is not in its files against the rest of its contract.
import type { Dataset } from '../../model/dataset.js';

type Say = (path: readonly PropertyKey[], message: string, hint: string) => void;

/** `covers` and `empty` speak of records, and must not contradict each other nor `replaces`. */
export function checkRecords({ records, covers, empty, replaces }: Dataset, say: Say): void {
  const part = covers === 'part' || (covers === undefined && replaces === 'nothing');
  for (const [key, value] of Object.entries({ covers, empty }))
    if (value !== undefined && records === undefined)
      say([key], `"${key}" is said of a table that holds no records`, 'Take it out, or add "records"');
  if (covers === 'all' && replaces === 'nothing')
    say(
      ['covers'],
      'files that only add to what stands (replaces: nothing) cannot cover all',
      'Say replaces: period where a file holds all records of its period, or take "covers" out',
    );
  if (empty === 'zero' && part)
    say(
      ['empty'],
      'an empty file of a part does not tell which part has no records',
      'Take "empty" out: the OPD then writes NIHIL beside the area',
    );
}
