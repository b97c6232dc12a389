// A workbook that must be read whole → its sheets, read in a thread that can neither hang nor exhaust the process.
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { refuse } from '../refuse.js';
import { megabytes } from '../zip.js';
import type { WholeSheet } from './read.js';
import type { Reply } from './worker.js';

/** Under a TypeScript runner (tests) the compiled thread of the last build is used: threads load only JavaScript. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/formats/kit/sheetjs/worker.js' : './worker.js',
  import.meta.url,
);
const threadLimits = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
const baseMs = 4_500;
const msPerMegabyte = 3_000;
const mostIdle = 2;

/** Starting a thread costs more than reading a small workbook: those that did well wait for the next. */
const idle: Worker[] = [];

/** Errors: SD_FORMAT_ENCRYPTED, SD_FORMAT_DAMAGED, SD_FORMAT_TOO_LARGE, SD_FORMAT_TIMEOUT. */
export async function readInThread(
  path: string,
  size: number,
  fileName: string,
): Promise<readonly WholeSheet[]> {
  const worker = idle.pop() ?? start();
  worker.ref();
  const reply = await ask(worker, path, baseMs + (size / 1024 / 1024) * msPerMegabyte, fileName).catch(
    (error) => {
      void worker.terminate();
      throw error;
    },
  );
  keepIdle(worker);
  if ('failure' in reply) throw failure(reply.failure, fileName);
  return reply.sheets;
}

function keepIdle(worker: Worker): void {
  worker.unref();
  if (idle.length < mostIdle) idle.push(worker);
  else void worker.terminate();
}

function start(): Worker {
  const worker = new Worker(entry, { resourceLimits: threadLimits, stdout: true, stderr: true });
  // SheetJS talks to the console about records it does not know; nobody is to hear it.
  worker.stdout.resume();
  worker.stderr.resume();
  // Without a listener the end of an idle thread would be the end of the process.
  worker.on('error', () => {});
  worker.on('exit', () => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  });
  return worker;
}

async function ask(worker: Worker, path: string, milliseconds: number, fileName: string): Promise<Reply> {
  const over = new AbortController();
  const { signal } = over;
  const late = setTimeout(milliseconds, undefined, { signal }).then(() => {
    const seconds = (milliseconds / 1000).toFixed(0);
    throw refuse('SD_FORMAT_TIMEOUT', fileName, `was not read within ${seconds} s`);
  });
  // Rejects when the thread fails before it answers.
  const answer = once(worker, 'message', { signal }).catch((error) => {
    throw threadError(error, fileName);
  });
  worker.postMessage(path);
  try {
    // A thread answers a path with one Reply.
    const [reply] = (await Promise.race([answer, late])) as [Reply];
    return reply;
  } finally {
    over.abort();
  }
}

function threadError(error: Error & { readonly code?: string }, fileName: string): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY')
    return refuse('SD_FORMAT_DAMAGED', fileName, `cannot be read as a workbook: ${error.message}`, error);
  const most = megabytes(threadLimits.maxOldGenerationSizeMb * 1024 * 1024);
  return refuse('SD_FORMAT_TOO_LARGE', fileName, `needs more than ${most} of memory to be read`, error);
}

function failure(message: string, fileName: string): Error {
  if (/password|encrypt/i.test(message))
    return refuse('SD_FORMAT_ENCRYPTED', fileName, 'is a workbook protected by a password');
  if (/^more than \d+ cells$/.test(message))
    return refuse('SD_FORMAT_TOO_LARGE', fileName, `holds ${message}`);
  return refuse('SD_FORMAT_DAMAGED', fileName, `cannot be read as a workbook: ${message}`);
}
