// A city and the texts that every city begins with → the files of its configuration.
import { liesIn } from '../../lexicon/area-level.js';
import type { NationArea } from '../load/nation.js';
import { jsonSchemas } from '../load/schemas.js';
import { areasText } from './areas-text.js';

/** Path within a folder → text. */
export type Texts = Readonly<Record<string, string>>;

export interface StarterSources {
  /** The package's starter/ folder. */
  readonly starter: Texts;
  /** The package's config/ folder: frameworks, indicators and the datasets of BPS. */
  readonly sample: Texts;
  readonly nation: readonly NationArea[];
}

/** Path within the new configuration → text. `city` is one of the nation's. */
export function starterFiles(city: NationArea, { starter, sample, nation }: StarterSources): Texts {
  const named = Object.entries(starter).map(
    ([path, text]) =>
      [path === 'gitignore' ? '.gitignore' : path, text.replaceAll('{name}', city.name)] as const,
  );
  const schemas = Object.entries(jsonSchemas()).map(([name, text]) => [`schemas/${name}`, text] as const);
  return {
    ...Object.fromEntries([...named, ...schemas]),
    ...methodsOf(sample),
    'city.yaml': cityText(city),
    'areas.csv': areasText(nation, city.code),
  };
}

/** Bali and what lies east of it, and east of that; the rest of the country is of Jakarta's time. */
const zones: readonly (readonly [string, readonly string[]])[] = [
  ['Asia/Makassar', ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']],
  ['Asia/Jayapura', ['81', '82', '91', '92', '93', '94', '95', '96']],
];

function cityText({ code, name }: NationArea): string {
  const [zone = 'Asia/Jakarta'] = zones.find(([, provinces]) => liesIn(code, provinces)) ?? [];
  return [
    '# yaml-language-server: $schema=schemas/city.schema.json',
    '# Kabupaten atau kota yang gudang datanya ini. framework: kerangka yang tampil bila tidak disebut lain.',
    `area: "${code}"`,
    `name: ${name}`,
    'framework: ipm',
    `timezone: ${zone}`,
    '',
  ].join('\n');
}

/** What no figure of the sample is needed for is put in place; the rest is there to be copied. */
const inPlace =
  /^(?:frameworks|indicators)\/ipm\.yaml$|^datasets\/bps\/(?:umur|harapan|rata|pengeluaran)-.*\.yaml$/;

function methodsOf(sample: Texts): Texts {
  const files = Object.entries(sample).flatMap(([path, text]) => {
    if (inPlace.test(path)) return [[path, ownInbox(text)] as const];
    if (!/^(?:frameworks|indicators)\//.test(path)) return [];
    return [[`contoh/${path}`, text.replace('$schema=../', '$schema=../../')] as const];
  });
  return Object.fromEntries(files);
}

/** The sample has one year of the series, which BPS published until 2022. */
function ownInbox(text: string): string {
  return text
    .replace('folder: ../samples/inbox/', 'folder: inbox/')
    .replace(/^since: "2020"$/m, 'since: "2022"')
    .replace(/^until: "2020"/m, 'until: "2022"');
}
