// An HTML page → which tables it holds, what they are called, and what sort of page it is.
import type { Merge } from '../../../model/grid.js';
import { limits } from '../limits.js';
import { pageParser } from './tables.js';

export interface FoundTable {
  /** Counted from 0 as tables begin on the page. */
  readonly index: number;
  readonly name: string | null;
  readonly rows: number;
  readonly cells: number;
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
}

export interface PageSurvey {
  readonly title: string;
  readonly frameset: boolean;
  readonly password: boolean;
  /** Those that hold something; a table that only lays out others is left out. */
  readonly tables: readonly FoundTable[];
}

interface Draft {
  readonly index: number;
  readonly outer: number | undefined;
  readonly merges: Merge[];
  readonly hiddenColumns: number[];
  name: string | null;
  rows: number;
  cells: number;
}

export async function surveyPage(pieces: AsyncIterable<string>): Promise<PageSurvey> {
  const drafts: Draft[] = [];
  let title = '';
  let lastHeading: string | null = null;
  let frameset = false;
  let password = false;
  let merges = 0;
  const parser = pageParser({
    table(index, outer) {
      drafts.push({ index, outer, merges: [], hiddenColumns: [], name: lastHeading, rows: 0, cells: 0 });
      if (drafts.length > limits.sheets) throw new Error(`more than ${limits.sheets} tables`);
    },
    row(index, { cells }) {
      const draft = drafts[index];
      if (!draft) return;
      draft.rows += 1;
      draft.cells += cells.filter((cell) => cell !== null).length;
    },
    merge(index, merge) {
      merges += 1;
      if (merges > limits.merges) throw new Error(`more than ${limits.merges} spans`);
      drafts[index]?.merges.push(merge);
    },
    hiddenColumn: (index, col) => drafts[index]?.hiddenColumns.push(col),
    heading(kind, text) {
      if (text === '') return;
      const last = drafts.at(-1);
      if (kind === 'title') title = text;
      else if (kind === 'heading') lastHeading = text;
      else if (last) last.name = text;
    },
    tag(name, attributes) {
      frameset ||= name === 'frameset' || (name === 'meta' && /frameset/i.test(attributes.name ?? ''));
      password ||= name === 'input' && attributes.type?.toLowerCase() === 'password';
    },
  });
  for await (const piece of pieces) parser.write(piece);
  parser.end();
  return { title, frameset, password, tables: withContent(drafts) };
}

function withContent(drafts: readonly Draft[]): FoundTable[] {
  const inner = new Map<number, number>();
  for (const { outer, cells } of drafts)
    if (outer !== undefined) inner.set(outer, Math.max(inner.get(outer) ?? 0, cells));
  return drafts
    .filter(({ index, cells }) => cells > 0 && cells > (inner.get(index) ?? 0))
    .map(({ outer: _, ...table }) => table);
}
