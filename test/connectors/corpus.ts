// Where the shared corpus of real files is, beside the repository, if it is here at all.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../shared/corpus/cases/', import.meta.url));

export const inCorpus = existsSync(root);
export const corpus = (path: string): string => root + path;
