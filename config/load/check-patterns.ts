// The patterns of a dataset's columns → those that the engine which runs them cannot run.
import { RE2JS } from 're2js';
import type { Dataset } from '../../model/dataset.js';

export interface WrongPattern {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint: string;
}

const lookAround = /\(\?(?:[=!]|<[=!])/;
const backReference = /\\[1-9]|\\k</;

/** Patterns run in linear time, whatever a cell holds: what makes that impossible is refused. */
export function wrongPatterns({ columns }: Dataset): readonly WrongPattern[] {
  return columns.flatMap((column, i) => {
    if (column.type !== 'text' || column.pattern === undefined) return [];
    const why = problemOf(column.pattern);
    if (why === undefined) return [];
    return [
      {
        path: ['columns', i, 'pattern'],
        message: `pattern "${column.pattern}" cannot be run: ${why}`,
        hint: 'Write a regular expression of RE2: no look-ahead, no look-behind, no back-reference',
      },
    ];
  });
}

function problemOf(pattern: string): string | undefined {
  try {
    RE2JS.compile(`(?:${pattern})`);
    return undefined;
  } catch (error) {
    if (lookAround.test(pattern))
      return 'it looks ahead or behind, which takes time without end on some texts';
    if (backReference.test(pattern))
      return 'it refers back to a group, which takes time without end on some texts';
    return error instanceof Error ? error.message : String(error);
  }
}
