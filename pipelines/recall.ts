// A dataset and a file → what is remembered for reading it: the last accepted layout, and what people accepted.
import type { DatasetEntry } from '../model/dataset.js';
import type { LayoutMemory, Remap } from '../model/layout-memory.js';
import { readLayoutMemory } from '../warehouse/layout-memory.js';
import type { Session } from './session.js';

export interface Recalled {
  readonly sha256: string;
  /** undefined where nothing was accepted yet, and for a file that is right as it is. */
  readonly memory: LayoutMemory | undefined;
  /** Those of the dataset that stand. */
  readonly remaps: readonly Remap[];
}

export async function recall(dataset: DatasetEntry, sha256: string, session: Session): Promise<Recalled> {
  const { warehouse, keys } = session;
  const remaps = session.remaps.filter((remap) => remap.dataset === dataset.id);
  const isRight = remaps.some((remap) => remap.kind === 'genuine' && remap.sha256 === sha256);
  const datasetId = keys.datasets.get(dataset.id) ?? Number.NaN;
  const memory = isRight ? undefined : await readLayoutMemory(warehouse, keys.cityId, datasetId);
  return { sha256, memory, remaps };
}
