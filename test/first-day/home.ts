// A home that nobody has used → the compiled programs of bin/ asked on it as processes of their own, as a newcomer does.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { recall } from '../../warehouse/embedded/home.js';
import { placePath } from '../../warehouse/embedded/place.js';
import { openWarehouse } from '../../warehouse/open.js';
import type { Warehouse } from '../../warehouse/warehouse.js';
import { root } from '../docs/pages.js';
import { silent } from '../server.js';

export interface Told {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Home {
  /** `city` has the sample APIs up for as long as it takes, `satudata` has nothing beside it. */
  ask(program: 'city' | 'satudata', ...words: readonly string[]): Promise<Told>;
  /** As its owner; the server stays up until the test file is done. */
  warehouse(): Promise<Warehouse>;
}

export interface Place {
  /** Where the programs are called; the repository when left out. */
  readonly cwd?: string;
  /** What the environment says beside the home. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Call it at the top of a test file. */
export async function newHome(at: Place = {}): Promise<Home> {
  await bringUpToDate();
  const folder = await mkdtemp(join(tmpdir(), 'satudata-first-day-'));
  const home = join(folder, 'home');
  let opened: Warehouse | undefined;
  afterAll(async () => {
    await opened?.close();
    const place = (await recall(home))?.place;
    if (place !== undefined) await rm(placePath(home, place), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });
  return {
    ask: (program, ...words) => answer(program, words, home, at),
    warehouse: async () => {
      opened ??= await openWarehouse({ home }, { env: {}, log: silent });
      return opened;
    },
  };
}

/** Nothing of the environment that would lead elsewhere or colour what is said. */
function answer(program: string, words: readonly string[], home: string, at: Place): Promise<Told> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(SATUDATA_.*|DATABASE_URL|NODE_OPTIONS|FORCE_COLOR|NODE_V8_COVERAGE|VITEST.*)$/.test(name),
  );
  const env = {
    ...Object.fromEntries(inherited),
    SATUDATA_HOME: home,
    NO_COLOR: '1',
    COLUMNS: '120',
    ...at.env,
  };
  const child = spawn(process.execPath, [join(root, 'bin', `${program}.js`), ...words], {
    cwd: at.cwd ?? root,
    env,
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (status) => resolve({ status: status ?? -1, out, err }));
  });
}

/** What is asked is the source as it stands: compiled anew where a file is younger than what was made of it. */
async function bringUpToDate(): Promise<void> {
  const rooms = [
    'model',
    'lexicon',
    'config',
    'connectors',
    'formats',
    'transforms',
    'warehouse',
    'pipelines',
    'cli',
    'samples',
  ];
  const ages = await Promise.all(rooms.map((room) => sourcesOlder(room)));
  if (ages.some((older) => !older)) execFileSync('npm', ['run', '-s', 'build'], { cwd: root });
}

async function sourcesOlder(room: string): Promise<boolean> {
  const entries = await readdir(join(root, room), { recursive: true }).catch(() => []);
  const sources = entries.filter((name) => name.endsWith('.ts'));
  const older = sources.map(async (name) => {
    const made = join(root, 'dist', room, name.replace(/ts$/, 'js'));
    return (await age(join(root, room, name))) <= (await age(made));
  });
  return (await Promise.all(older)).every(Boolean);
}

async function age(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}
