// The path of a workbook → its sheets, or the reason why not, as a message that another process understands.
import { readFileSync } from 'node:fs';
import { readWhole, type WholeSheet } from './read.js';

export type Reply = { readonly sheets: readonly WholeSheet[] } | { readonly failure: string };

export function answer(path: string): Reply {
  try {
    return { sheets: readWhole(readFileSync(path)) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
