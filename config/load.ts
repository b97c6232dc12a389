// Reads the configuration directory of a city into one checked value, or into every mistake in it at once.
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Configuration } from '../model/configuration.js';
import { Dataset } from '../model/dataset.js';
import { ConfigError } from '../model/errors.js';
import { Framework } from '../model/framework.js';
import { Indicator } from '../model/indicator.js';
import { Breakdowns, City, Opd } from '../model/opd.js';
import { readAreasFile } from './load/areas-file.js';
import { checkDatasets } from './load/check-datasets.js';
import { checkFigures } from './load/check-figures.js';
import { checkFillIn } from './load/check-fill-in.js';
import { checkFormerNames } from './load/check-former-names.js';
import { checkFormulas } from './load/check-formulas.js';
import { checkSecrets } from './load/check-secrets.js';
import { type Mistake, mistakeText } from './load/mistake.js';
import { readYamlFile, type YamlFile } from './load/yaml-file.js';

export interface ReadConfiguration {
  /** undefined when a file could not be read at all. */
  readonly configuration: Configuration | undefined;
  readonly mistakes: readonly Mistake[];
  /** What is accepted and probably not meant. */
  readonly warnings: readonly Mistake[];
}

/** `formulaFiles` are the names in sql/indicators, which an indicator may call. Never throws for what stewards wrote. */
export async function readConfiguration(
  directory: string,
  formulaFiles: readonly string[],
): Promise<ReadConfiguration> {
  const [city, opd, breakdowns, places] = await Promise.all([
    readYamlFile(directory, 'city.yaml', City),
    readYamlFile(directory, 'opd.yaml', z.array(Opd)),
    readYamlFile(directory, 'breakdowns.yaml', Breakdowns),
    readAreasFile(directory),
  ]);
  const datasets = await readFolder(directory, 'datasets', Dataset, 2);
  const indicators = await readFolder(directory, 'indicators', z.array(Indicator), 1);
  const frameworks = await readFolder(directory, 'frameworks', Framework, 1);
  const entries = datasets.flatMap((yaml) =>
    yaml.value ? [{ ...place(yaml.file), yaml, dataset: yaml.value }] : [],
  );
  const axes = breakdowns.value ?? {};
  const figures = checkFigures({
    datasets: entries,
    indicators,
    frameworks,
    areas: places.areas,
    breakdowns: axes,
  });
  const yamls = [city, opd, breakdowns, ...datasets, ...indicators, ...frameworks];
  const warnings = [...checkFillIn(yamls), ...figures.warnings];
  const mistakes = [
    ...yamls.flatMap((yaml) => yaml.mistakes),
    ...places.mistakes,
    ...checkCity(
      city,
      places.areas.map((area) => area.code),
    ),
    ...checkDatasets(entries, { opds: opd.value ?? [], areas: places.areas, breakdowns: axes }),
    ...checkSecrets(entries),
    ...checkFormerNames({ opd, datasets: entries, indicators }),
    ...checkFormulas({
      indicators,
      frameworks,
      datasets: entries.map((e) => e.dataset),
      breakdowns: axes,
      formulaFiles,
    }),
    ...figures.mistakes,
  ];
  if (city.value === undefined) return { configuration: undefined, mistakes, warnings };
  const configuration: Configuration = {
    directory,
    city: city.value,
    areas: places.areas,
    breakdowns: axes,
    opds: opd.value ?? [],
    datasets: entries.map(({ id, opd: code, dataset }) => ({
      ...dataset,
      id,
      opd: code,
      // What a contract was called changes nothing of what it reads.
      hash: hash({
        ...dataset,
        source: null,
        formerly: undefined,
        variables: withoutNames(dataset.variables),
      }),
    })),
    indicators: indicators.flatMap((yaml) =>
      (yaml.value ?? []).map((each) => ({ ...each, dimension: stem(yaml.file), hash: hash(each) })),
    ),
    frameworks: frameworks.flatMap((yaml) =>
      yaml.value ? [{ ...yaml.value, code: stem(yaml.file), hash: hash(yaml.value) }] : [],
    ),
  };
  return { configuration, mistakes, warnings };
}

/** The configuration, or a ConfigError that tells every mistake. */
export async function loadConfiguration(
  directory: string,
  formulaFiles: readonly string[],
): Promise<Configuration> {
  const { configuration, mistakes } = await readConfiguration(directory, formulaFiles);
  if (configuration !== undefined && mistakes.length === 0) return configuration;
  const count = mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`;
  throw new ConfigError(
    'SD_CONFIG_INVALID',
    `The configuration in ${directory} has ${count}:\n${mistakes.map((m) => `  ${mistakeText(m)}`).join('\n')}`,
    {
      hint: 'Mend them and run "satudata check" again',
    },
  );
}

async function readFolder<S extends z.ZodType>(
  directory: string,
  folder: string,
  schema: S,
  depth: number,
): Promise<readonly YamlFile<z.output<S>>[]> {
  const names = await readdir(join(directory, folder), { recursive: true }).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/.test(name) && name.split(/[\\/]/).length === depth).sort();
  return Promise.all(files.map((name) => readYamlFile(directory, join(folder, name), schema)));
}

function checkCity(city: YamlFile<City>, codes: readonly string[]): readonly Mistake[] {
  if (city.value === undefined || codes.includes(city.value.area)) return [];
  return [
    {
      file: city.file,
      line: city.lineAt(['area']),
      message: `area "${city.value.area}" is not in areas.csv`,
      hint: 'Use the Kemendagri code of the city, in quotes',
    },
  ];
}

/** "datasets/dinkes/balita.yaml" → { opd: "dinkes", id: "dinkes/balita" }. */
function place(file: string): { readonly opd: string; readonly id: string } {
  const [, opd = '', name = ''] = file.split(/[\\/]/);
  return { opd, id: `${opd}/${stem(name)}` };
}

function stem(file: string): string {
  return basename(file).replace(/\.ya?ml$/, '');
}

function withoutNames(variables: Dataset['variables']): Dataset['variables'] {
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [name, { ...variable, formerly: undefined }]),
  );
}

/** A short digest of what a value says; key order does not matter, since zod writes keys in the schema's order. */
function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
