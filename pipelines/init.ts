// A folder and the code of a city → the configuration that its stewards begin with.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NationArea } from '../config/load/nation.js';
import { starterFiles } from '../config/write/starter-files.js';
import { ConfigError } from '../model/errors.js';
import { findAreas, nation } from './nation.js';
import { packageRoot } from './package-root.js';
import { textsIn } from './texts-in.js';

export interface NewCity {
  /** Absolute. */
  readonly directory: string;
  readonly area: string;
  readonly name: string;
  /** Paths within the directory, in order. */
  readonly files: readonly string[];
  readonly kecamatan: number;
  /** Kelurahan and desa. */
  readonly kelurahan: number;
}

/** Throws ConfigError SD_INIT_AREA and SD_INIT_EXISTS; nothing is written then. */
export async function init(directory: string, code: string): Promise<NewCity> {
  const areas = await nation();
  const city = areas.find((area) => area.code === code && area.level === 'city');
  if (city === undefined) throw await noCity(code, areas);
  const there = (await readdir(directory).catch(() => [])).filter((name) => name !== '.git');
  if (there.length > 0) throw occupied(directory, there);
  const root = packageRoot();
  const [starter, sample] = await Promise.all([
    textsIn(join(root, 'starter'), /\.(?:md|yaml)$|^gitignore$/),
    textsIn(join(root, 'config'), /^(?:frameworks|indicators|datasets\/bps)\/.*\.yaml$/),
  ]);
  const files = starterFiles(city, { starter, sample, nation: areas });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text, { flag: 'wx' });
  }
  await mkdir(join(directory, 'inbox', 'bps'), { recursive: true });
  const inside = areas.filter((area) => area.code.startsWith(`${code}.`));
  return {
    directory,
    area: code,
    name: city.name,
    files: Object.keys(files).toSorted(),
    kecamatan: inside.filter(({ level }) => level === 'kecamatan').length,
    kelurahan: inside.filter(({ level }) => level === 'kelurahan').length,
  };
}

/** What the code may have meant: a place below a city is in one, a name has a code, and BPS writes no dots. */
async function noCity(code: string, areas: readonly NationArea[]): Promise<ConfigError> {
  const dotted = /^\d{4}/.test(code) ? `${code.slice(0, 2)}.${code.slice(2, 4)}` : code.slice(0, 5);
  const meant = areas.filter((area) => area.level === 'city' && area.code === dotted);
  const { found } = meant.length > 0 ? { found: meant } : await findAreas(code);
  const cities = found.filter(({ level }) => level === 'city').slice(0, 3);
  const listed = cities.map((area) => `${area.name} is ${area.code}`).join(', ');
  return new ConfigError('SD_INIT_AREA', `"${code}" is no Kemendagri code of a kabupaten or kota.`, {
    hint: `${listed === '' ? 'It has two digits, a dot and two digits' : listed}; "satudata areas find <name>" looks for others`,
  });
}

function occupied(directory: string, there: readonly string[]): ConfigError {
  const some = there.slice(0, 5).join(', ');
  return new ConfigError('SD_INIT_EXISTS', `${directory} is not empty: it holds ${some}.`, {
    hint: 'Name an empty or a new folder: what a steward wrote is never written over',
  });
}
