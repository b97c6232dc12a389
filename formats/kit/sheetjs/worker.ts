// Runs in a thread of its own: the path of a workbook → its sheets, or the reason why not.
import { Console } from 'node:console';
import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { isMainThread, parentPort } from 'node:worker_threads';
import { readWhole, type WholeSheet } from './read.js';

export type Reply = { readonly sheets: readonly WholeSheet[] } | { readonly failure: string };

/** SheetJS talks to the console about records it does not know; nobody is to hear it. */
if (!isMainThread)
  globalThis.console = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }));

parentPort?.on('message', (path: string) => parentPort?.postMessage(answer(path)));

export function answer(path: string): Reply {
  try {
    return { sheets: readWhole(readFileSync(path)) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
