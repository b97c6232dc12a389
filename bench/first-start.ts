// A home that does not exist yet → the time until the sample city's scores stand, and until a second run finds nothing new.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../pipelines/package-root.js';
import { spreadOf, timed } from './measure.js';
import { type Finding, timeFinding } from './report.js';

/** What `npm start` runs, the program's own start included. */
export async function firstStart(rounds: number): Promise<readonly Finding[]> {
  const [first, second]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const home = await mkdtemp(join(tmpdir(), 'satudata-bench-'));
    try {
      first.push(await timed(() => runCity(home)));
      second.push(await timed(() => runCity(home)));
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  }
  return [
    timeFinding('`npm start` on a new home, database made included', spreadOf(first), 30),
    timeFinding('a second run with nothing new', spreadOf(second), 3),
  ];
}

function runCity(home: string): Promise<void> {
  const { DATABASE_URL: _, ...env } = process.env;
  const args = [join(packageRoot(), 'bin', 'city.js'), 'run', '--home', home];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The run ended with status ${code}.`)),
    );
  });
}
