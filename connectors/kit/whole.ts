// What the last page of a source says besides its records, and how many came → the failure that says more was to come.
import { cutShort } from '../../model/answer-extent.js';
import { SourceError } from '../../model/errors.js';
import type { Page } from './record-page.js';

/** What came on all pages. */
export interface Gathered {
  readonly records: number;
  readonly pages: number;
  readonly sums: ReadonlyMap<string, number>;
}

/** `last` is the last page. Throws SD_SOURCE_PARTIAL. */
export function requireWhole(last: Pick<Page, 'said'>, came: Gathered, where: string): void {
  const { records, pages, sums } = came;
  const more = cutShort(last.said, { records, pages, sums: [...sums.values()] });
  if (more === undefined) return;
  throw new SourceError(
    'SD_SOURCE_PARTIAL',
    `${where} gave ${records} records and says ${more}: there are more.`,
    {
      hint: 'Set paging of the source, or ask for more records at once; where it counts something else, set whole: true',
    },
  );
}
