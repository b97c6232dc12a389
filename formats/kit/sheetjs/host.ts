// A workbook that must be read whole → its sheets, read in a process of bounded time and memory.
import { refuse } from '../refuse.js';
import type { Reply } from './answer.js';
import { type Outcome, processPool } from './process-pool.js';
import type { WholeSheet } from './read.js';

/** Under a TypeScript runner (tests) the compiled reader of the last build is used: a process loads only JavaScript. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/formats/kit/sheetjs/worker.js' : './worker.js',
  import.meta.url,
);
const mebi = 1024 * 1024;
const baseMs = 4_500;
const msPerMegabyte = 3_000;
/** What an honest workbook of a size takes; a small one that asks for more is none. */
const small = { bytes: 4 * mebi, heapMegabytes: 256 };
const largeHeapMegabytes = 768;

const ofSmall = processPool(script, small.heapMegabytes);
const ofLarge = processPool(script, largeHeapMegabytes);

/** Errors: SD_FORMAT_ENCRYPTED, SD_FORMAT_DAMAGED, SD_FORMAT_TOO_LARGE, SD_FORMAT_TIMEOUT. */
export async function readAside(
  path: string,
  size: number,
  fileName: string,
): Promise<readonly WholeSheet[]> {
  const milliseconds = baseMs + (size / mebi) * msPerMegabyte;
  const readers = size <= small.bytes ? ofSmall : ofLarge;
  return sheetsOf(await readers.ask(path, milliseconds), milliseconds, fileName);
}

export function sheetsOf(outcome: Outcome, milliseconds: number, fileName: string): readonly WholeSheet[] {
  switch (outcome.kind) {
    case 'answer': {
      // The script answers a path with a Reply.
      const reply = outcome.answer as Reply;
      if ('sheets' in reply) return reply.sheets;
      throw failure(reply.failure, fileName);
    }
    case 'late':
      throw refuse(
        'SD_FORMAT_TIMEOUT',
        fileName,
        `was not read within ${(milliseconds / 1000).toFixed(0)} s`,
      );
    case 'memory':
      throw refuse(
        'SD_FORMAT_TOO_LARGE',
        fileName,
        'needs more memory to be read than a workbook of its size can take',
      );
    case 'failed':
      throw failure(outcome.error.message, fileName);
  }
}

/** What SheetJS says of a damaged file speaks of its records; only what it names as unsupported is for people. */
function failure(message: string, fileName: string): Error {
  if (/password|encrypt/i.test(message))
    return refuse('SD_FORMAT_ENCRYPTED', fileName, 'is a workbook protected by a password');
  if (/^more than \d+ cells$/.test(message))
    return refuse('SD_FORMAT_TOO_LARGE', fileName, `holds ${message}`);
  const found = /^unsupported [\w. ]+$/i.test(message) ? message : 'its records contradict each other';
  const cause = new Error(message);
  return refuse('SD_FORMAT_DAMAGED', fileName, `cannot be read as a workbook: ${found}`, cause);
}
