// A worksheet's XML → its rows of cells, in batches, at the memory of one batch, and its merged ranges.
import type { Entry } from 'yauzl';
import type { GridRow, Merge } from '../../../model/grid.js';
import { streamPart } from '../xml-part.js';
import type { Archive } from '../zip.js';
import type { CellContext } from './cell.js';
import { rowCollector } from './row-collector.js';

const batchRows = 2048;

/**
 * Rows without a value are not given: row numbers may jump. Whoever reads to the end hears of the merged ranges, which
 * stand there. Errors: SD_FORMAT_DAMAGED, SD_FORMAT_TOO_LARGE.
 */
export async function* readRows(
  archive: Archive,
  entry: Entry,
  context: CellContext,
  ended: (merges: readonly Merge[]) => void,
): AsyncGenerator<readonly GridRow[], void, void> {
  const collector = rowCollector(context, archive.fileName);
  for await (const _ of streamPart(archive, entry, collector.handler))
    if (collector.waiting() >= batchRows) yield collector.take();
  if (collector.waiting() > 0) yield collector.take();
  ended(collector.merges());
}
