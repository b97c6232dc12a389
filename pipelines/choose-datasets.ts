// The OPD or the dataset that was asked for → the datasets that are meant, or an error with the nearest name.
import type { Configuration } from '../model/configuration.js';
import type { DatasetEntry } from '../model/dataset.js';
import { ConfigError } from '../model/errors.js';
import { nearest } from '../transforms/values/distance.js';

export interface DatasetChoice {
  readonly opd?: string | undefined;
  /** "opd/name" */
  readonly dataset?: string | undefined;
}

/** All of them when neither is given. Raises ConfigError SD_RUN_UNKNOWN. */
export function chooseDatasets(
  { datasets, opds }: Configuration,
  { opd, dataset }: DatasetChoice,
): readonly DatasetEntry[] {
  if (opd !== undefined && !opds.some(({ code }) => code === opd))
    throw unknown(
      `OPD "${opd}"`,
      opd,
      opds.map(({ code }) => code),
    );
  const owed = datasets.filter((each) => opd === undefined || each.opd === opd);
  const wanted = owed.filter((each) => dataset === undefined || each.id === dataset);
  if (wanted.length > 0) return wanted;
  const of = opd === undefined ? '' : ` of the OPD "${opd}"`;
  throw unknown(
    `dataset${dataset === undefined ? '' : ` "${dataset}"`}${of}`,
    dataset ?? '',
    owed.map(({ id }) => id),
  );
}

function unknown(what: string, asked: string, names: readonly string[]): ConfigError {
  const [near] = nearest(asked, names, (name) => name, 1);
  const all = names.length === 0 ? 'There is none' : `One of: ${names.join(', ')}`;
  return new ConfigError('SD_RUN_UNKNOWN', `There is no ${what}.`, {
    hint: near === undefined ? all : `Did you mean "${near}"?`,
  });
}
