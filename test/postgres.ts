// Gives a test run the home of its PostgreSQL, which the first test that asks starts; afterwards all of it is removed.
import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { recall } from '../warehouse/embedded/home.js';
import { placePath } from '../warehouse/embedded/place.js';
import { dropDatabases, runPrefix, serverOf } from './server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The process that all workers of this run have in common: test databases carry its number. */
    readonly run: number;
    readonly home: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'satudata-test-')));
  project.provide('run', process.pid);
  project.provide('home', home);
  return () => teardown(home);
}

/** Signing in and out again stops an embedded server whose workers have all ended. */
async function teardown(home: string): Promise<void> {
  if (existsSync(join(home, 'asked'))) {
    const server = await serverOf(home);
    await dropDatabases(server.url, runPrefix(process.pid));
    await server.leave();
    const place = (await recall(home))?.place;
    if (place !== undefined) await rm(placePath(home, place), { recursive: true, force: true });
  }
  await rm(home, { recursive: true, force: true });
}
