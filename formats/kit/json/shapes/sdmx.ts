// An SDMX-JSON message → a record for each observation, with its dimensions and attributes by name.
import { isObject } from '../is-object.js';
import { type CubeRecord, type Dimension, each, placeIn, textOf } from './cube.js';

type Members = Readonly<Record<string, unknown>>;

/** Dimensions or attributes, by what they belong to. */
interface Components {
  readonly dataSet: readonly Dimension[];
  readonly series: readonly Dimension[];
  readonly observation: readonly Dimension[];
}

/** undefined for any other document. Version 1 keeps data and structure at the top, version 2 within "data". */
export function sdmxRecords(document: Members): Iterable<CubeRecord> | undefined {
  const message = isObject(document.data) ? document.data : document;
  const { dataSets, structure, structures } = message;
  const structureList = Array.isArray(structures) ? structures : [structure];
  if (!Array.isArray(dataSets) || !structureList.some(isObject)) return undefined;
  return each(() => recordsOf(dataSets, structureList));
}

function* recordsOf(dataSets: readonly unknown[], structures: readonly unknown[]): Generator<CubeRecord> {
  for (const dataSet of dataSets.filter(isObject)) {
    const structure = structures[Number(dataSet.structure ?? 0)];
    if (!isObject(structure)) continue;
    const dimensions = componentsOf(structure.dimensions);
    const attributes = componentsOf(structure.attributes);
    const whole = {
      ...placeIn(
        dimensions.dataSet,
        dimensions.dataSet.map(() => 0),
      ),
    };
    const series = isObject(dataSet.series) ? Object.entries(dataSet.series) : [['', dataSet] as const];
    for (const [key, content] of series) {
      if (!isObject(content)) continue;
      const own = key === '' ? {} : placeIn(dimensions.series, places(key));
      const said = key === '' ? {} : placeIn(attributes.series, numbers(content.attributes));
      yield* observationsOf(content.observations, { ...whole, ...own }, said, { dimensions, attributes });
    }
  }
}

/** "0:2:1" → [value, attribute, attribute …], where an attribute is told by its number. */
function* observationsOf(
  observations: unknown,
  place: CubeRecord,
  said: CubeRecord,
  { dimensions, attributes }: { readonly dimensions: Components; readonly attributes: Components },
): Generator<CubeRecord> {
  for (const [key, observation] of Object.entries(isObject(observations) ? observations : {})) {
    const [value, ...rest] = Array.isArray(observation) ? observation : [observation];
    yield {
      ...place,
      ...placeIn(dimensions.observation, places(key)),
      value: value ?? null,
      ...said,
      ...placeIn(attributes.observation, numbers(rest)),
    };
  }
}

function places(key: string): readonly number[] {
  return key.split(':').map(Number);
}

function numbers(values: unknown): readonly number[] {
  return Array.isArray(values) ? values.map((value) => (typeof value === 'number' ? value : -1)) : [];
}

function componentsOf(components: unknown): Components {
  const of = (level: string): readonly Dimension[] => {
    const list = isObject(components) ? components[level] : undefined;
    return Array.isArray(list) ? list.filter(isObject).map(componentOf) : [];
  };
  return { dataSet: of('dataSet'), series: of('series'), observation: of('observation') };
}

function componentOf({ id, values }: Members): Dimension {
  const members = Array.isArray(values) ? values.filter(isObject) : [];
  return {
    id: textOf(id) ?? 'dimension',
    members: members.map((member) => ({
      code: textOf(member.id) ?? textOf(member.name) ?? '',
      label: textOf(member.name),
    })),
  };
}
