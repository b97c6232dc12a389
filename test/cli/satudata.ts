// Words of a command line → what the program said and its exit status, in this process, on the town of the bad-input tests.
import { afterEach, vi } from 'vitest';
import { main } from '../../cli/main.js';
import type { Town } from '../pipelines/bad-input/town.js';

export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

let [out, err] = ['', ''];

/** What the program under way has written to its standard error so far. */
export function heard(): string {
  return err;
}

/** Runs the words alone; nothing of the environment but what the test sets. */
export async function say(...words: readonly string[]): Promise<Said> {
  [out, err] = ['', ''];
  process.exitCode = undefined;
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    out += String(chunk);
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    err += String(chunk);
    return true;
  });
  try {
    await main(['node', 'satudata', ...words]);
    return { status: Number(process.exitCode ?? 0), out, err };
  } finally {
    process.exitCode = undefined;
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

/** The same in a town: its home, its configuration, its environment. */
export async function satudata(place: Town, ...words: readonly string[]): Promise<Said> {
  for (const [name, value] of Object.entries(place.ports.env)) vi.stubEnv(name, value);
  const { home, config } = place.place;
  return say('--home', home, '--config', config, ...words);
}

afterEach(() => {
  vi.unstubAllEnvs();
});
