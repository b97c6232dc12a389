// The last returned file of a dataset → how it differs from the last accepted one, and what a person accepts of that.
import { access } from 'node:fs/promises';
import { openWorkbook } from '../formats/open.js';
import type { DatasetEntry } from '../model/dataset.js';
import { type Drift, noDrift, type ProposedRemap } from '../model/drift.js';
import { ConfigError, ContractError, WarehouseError } from '../model/errors.js';
import type { AcceptedRemap } from '../model/layout-memory.js';
import { archivedPath } from '../warehouse/archive.js';
import { type ReturnedDelivery, readLastReturned } from '../warehouse/last-returned.js';
import { readLayoutMemory } from '../warehouse/layout-memory.js';
import { readRemaps, saveRemaps, withdrawRemap } from '../warehouse/remaps.js';
import { chooseDatasets } from './choose-datasets.js';
import { recall } from './recall.js';
import { seeFile } from './see-file.js';
import type { Session } from './session.js';

export interface RemapReport {
  /** "opd/name" */
  readonly dataset: string;
  /** null when nothing lies returned. */
  readonly returned: ReturnedDelivery | null;
  /** The last accepted file; null when there is none. */
  readonly accepted: { readonly fileName: string; readonly recordedAt: Date } | null;
  readonly drift: Drift;
  /** What was accepted earlier and stands. */
  readonly standing: readonly AcceptedRemap[];
}

/**
 * Raises ConfigError SD_RUN_UNKNOWN, ContractError SD_FORMAT_… where the returned file cannot be read, and
 * WarehouseError SD_REMAP_FILE_GONE where the archive has lost it.
 */
export async function proposeRemap(session: Session, id: string): Promise<RemapReport> {
  const { warehouse, keys, remaps } = session;
  const dataset = datasetOf(session, id);
  const datasetId = keys.datasets.get(id) ?? Number.NaN;
  const memory = await readLayoutMemory(warehouse, keys.cityId, datasetId);
  const returned = await readLastReturned(warehouse, keys.cityId, datasetId);
  return {
    dataset: id,
    returned: returned ?? null,
    accepted: memory === undefined ? null : { fileName: memory.fileName, recordedAt: memory.recordedAt },
    drift: returned === undefined ? noDrift : await driftOfReturned(dataset, returned, session),
    standing: remaps.filter((remap) => remap.dataset === id),
  };
}

async function driftOfReturned(
  dataset: DatasetEntry,
  { sha256, fileName }: ReturnedDelivery,
  session: Session,
): Promise<Drift> {
  const path = archivedPath(session.warehouse.home, sha256);
  await access(path).catch(() => {
    throw new WarehouseError('SD_REMAP_FILE_GONE', `The archive no longer holds ${fileName}.`, {
      hint: `Ask for it again: "satudata run --dataset ${dataset.id}", or hand it in with --file.`,
    });
  });
  const workbook = await openWorkbook(path, { fileName });
  try {
    const recalled = await recall(dataset, sha256, session);
    const { drift } = await seeFile(workbook, dataset, fileName, recalled, session);
    return drift;
  } finally {
    await workbook.close();
  }
}

export interface Acceptance {
  readonly by: string;
  /** Which proposals, from 1; all when left out. */
  readonly numbers?: readonly number[] | undefined;
  /** The file is right as it stands, however it differs from the one before it. */
  readonly genuine: boolean;
}

/** The file is read again by the next run. Raises what proposeRemap raises, and ContractError SD_REMAP_NOTHING. */
export async function acceptRemap(
  session: Session,
  id: string,
  { by, numbers, genuine }: Acceptance,
): Promise<RemapReport> {
  const report = await proposeRemap(session, id);
  const { returned } = report;
  if (returned === null) throw nothing(`No file of ${id} lies returned`);
  const remaps = genuine ? [genuineFile(returned.sha256)] : chosen(report, numbers);
  const { warehouse, keys, ports } = session;
  await saveRemaps(warehouse, {
    cityId: keys.cityId,
    datasetId: keys.datasets.get(id) ?? Number.NaN,
    deliveryId: returned.deliveryId,
    acceptedBy: by,
    acceptedAt: ports.clock(),
    remaps,
  });
  return { ...report, standing: await standing(session, id) };
}

function chosen({ dataset, drift }: RemapReport, numbers: Acceptance['numbers']): readonly ProposedRemap[] {
  const { proposals, open } = drift;
  if (proposals.length === 0) throw nothing(open[0] ?? `Nothing is proposed for ${dataset}`);
  const unknown = numbers?.find((number) => proposals[number - 1] === undefined);
  if (unknown !== undefined) throw nothing(`There is no proposal ${unknown}; there are ${proposals.length}`);
  return numbers === undefined ? proposals : proposals.filter((_, i) => numbers.includes(i + 1));
}

function genuineFile(sha256: string): ProposedRemap {
  const evidence = ['A person said that the file is right as it stands.'];
  const remap = { kind: 'genuine', wanted: '', written: '', factor: 1, sha256 } as const;
  return { ...remap, before: '', confidence: 1, evidence };
}

function nothing(sentence: string): ContractError {
  return new ContractError('SD_REMAP_NOTHING', `${sentence.replace(/\.$/, '')}; nothing was accepted.`, {
    hint: 'Show the proposals with "satudata remap <dataset>". What is not proposed is settled in the headings of the contract, or by the OPD.',
  });
}

/** Files that were read by it are read again without it. Raises ConfigError SD_REMAP_UNKNOWN. */
export async function withdraw(session: Session, id: string, remapId: number): Promise<void> {
  datasetOf(session, id);
  const { warehouse, keys, ports } = session;
  const datasetId = keys.datasets.get(id) ?? Number.NaN;
  const key = { cityId: keys.cityId, datasetId, remapId };
  if (await withdrawRemap(warehouse, key, ports.clock())) return;
  throw new ConfigError('SD_REMAP_UNKNOWN', `${id} has no accepted remap ${remapId}.`, {
    hint: `"satudata remap ${id}" lists those that stand.`,
  });
}

async function standing({ warehouse, keys }: Session, id: string): Promise<readonly AcceptedRemap[]> {
  return (await readRemaps(warehouse, keys.cityId)).filter((remap) => remap.dataset === id);
}

function datasetOf({ configuration }: Session, id: string): DatasetEntry {
  const [dataset] = chooseDatasets(configuration, { dataset: id });
  if (dataset === undefined) throw new ConfigError('SD_RUN_UNKNOWN', `There is no dataset "${id}".`);
  return dataset;
}
