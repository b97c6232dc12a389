// Markdown pages → their fenced blocks, each with the place where it stands.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { page, root } from './pages.js';

export interface Block {
  /** "README.md:32" */
  readonly place: string;
  readonly page: string;
  /** '' where the fence names none. */
  readonly language: string;
  readonly text: string;
}

/** Every page that a reader is sent to, of the repository as it stands. */
export const pages: readonly string[] = [
  '.',
  '.github',
  'bench',
  'config',
  'docs',
  'docs/decisions',
  'samples',
  'test',
].flatMap((folder) => markdownIn(folder).map((name) => join(folder, name)));

export const blocks: readonly Block[] = pages.flatMap(blocksOf);

function markdownIn(folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));
  } catch {
    return [];
  }
}

/** A fence may be indented in a list; it ends with the same number of marks. */
export function blocksOf(name: string): readonly Block[] {
  const found: Block[] = [];
  let open: { readonly fence: string; readonly language: string; readonly line: number } | null = null;
  let held: string[] = [];
  for (const [at, line] of page(name).split('\n').entries()) {
    const [, fence = '', language = ''] = /^ *(`{3,}|~{3,}) *([\w-]*)/.exec(line) ?? [];
    if (open === null && fence !== '') {
      open = { fence, language, line: at + 1 };
      held = [];
    } else if (open !== null && line.trim() === open.fence) {
      found.push({
        place: `${name}:${open.line}`,
        page: name,
        language: open.language,
        text: `${held.join('\n')}\n`,
      });
      open = null;
    } else held.push(line);
  }
  return found;
}

/** The block of a page that opens with this line: what a program prints, or a drawing. Whoever asks holds it to something. */
export function outputBlock(name: string, opening: string): string {
  const block = blocksOf(name).find(({ text }) => text.startsWith(opening));
  if (block === undefined) throw new Error(`${name} has no block that opens with ${JSON.stringify(opening)}`);
  return block.text;
}
