// A program of this folder → bundled for plain Node, started, and heard line by line.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

/** The bundle lies below node_modules, where packages and sql/ are found from, and goes when the test file is done. */
export async function bundle(name: string): Promise<string> {
  const cache = join(repository, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(join(cache, 'satudata-test-'));
  afterAll(() => rm(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: repository,
    logLevel: 'error',
    build: { ssr: join(import.meta.dirname, `${name}.ts`), outDir, target: 'node20', emptyOutDir: false },
  });
  return join(outDir, `${name}.js`);
}

/** The same of a program that reads workbooks: the reader of binary ones is a script beside the bundle. */
export async function bundleWithReader(name: string): Promise<string> {
  const bundled = await bundle(name);
  const reader = join(repository, 'dist/formats/kit/sheetjs/worker.js');
  await writeFile(join(dirname(bundled), 'worker.js'), `import ${JSON.stringify(reader)};\n`);
  return bundled;
}

export interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The next line it prints; rejects with what it said on stderr when it ends before. */
  line(): Promise<string>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

export function startProgram(path: string, ...parameters: readonly string[]): Program {
  return startCommand([process.execPath, path, ...parameters]);
}

export function startCommand([command = '', ...parameters]: readonly string[]): Program {
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    pid: child.pid ?? 0,
    line: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the program ended: ${said.join('')}`);
      return value;
    },
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
