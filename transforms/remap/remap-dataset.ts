// A contract and what people accepted of files laid out otherwise → the contract that files are held against.
import { type Column, columnName, headingsOf } from '../../model/column.js';
import type { DatasetEntry } from '../../model/dataset.js';
import type { AcceptedRemap } from '../../model/layout-memory.js';

/**
 * Accepted headings stand beside those of the contract, whose name stays what it was; the hash changes with what is
 * accepted, so that a file that was returned is read again.
 */
export function remapDataset(dataset: DatasetEntry, remaps: readonly AcceptedRemap[]): DatasetEntry {
  const own = remaps.filter((remap) => remap.dataset === dataset.id);
  if (own.length === 0) return dataset;
  const of = (kind: AcceptedRemap['kind']) => own.filter((remap) => remap.kind === kind);
  const columns = [
    ...dataset.columns.map((column) => withHeadings(column, of('heading'))),
    ...of('ignore').map((remap) => ignored(remap.written)),
  ];
  const sheet = [dataset.sheet ?? [], of('sheet').map((remap) => remap.written)].flat(2);
  const hash = `${dataset.hash}+${own.map(({ remapId }) => remapId).join('.')}`;
  return { ...dataset, columns, ...(dataset.sheet === undefined ? {} : { sheet }), hash };
}

function withHeadings(column: Column, remaps: readonly AcceptedRemap[]): Column {
  const name = columnName(column);
  const more = remaps.filter((remap) => remap.wanted === name).map((remap) => remap.written);
  return more.length === 0 ? column : { ...column, name, heading: [...headingsOf(column), ...more] };
}

function ignored(heading: string): Column {
  return { type: 'ignore', heading, required: false, personal: false };
}
