// A table as it was seen → what a person should know about it before relying on it, and the way out.
import type { AsideReason } from '../model/books.js';
import { lineIn } from '../model/place.js';
import type { Layout } from '../model/table.js';

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

interface SeenTable {
  readonly layout: Layout;
  /** Hidden columns of the layout that hold something. */
  readonly hiddenColumns: readonly number[];
  readonly excluded: readonly {
    readonly row: number;
    readonly reason: AsideReason;
    readonly cells: Readonly<Record<number, unknown>>;
  }[];
}

/** Tables beside each other share their hidden rows and columns: each problem is told once. */
export function problemsOf(tables: readonly SeenTable[]): readonly Problem[] {
  const all = tables.flatMap((table) => {
    if (table.layout.columns.length === 0) return [onlyText(table)];
    const turned = table.layout.transposed === true ? [sideways(table.layout)] : [];
    return [...ambiguous(table.layout), ...turned, ...hiddenLines(table)];
  });
  return [...new Map(all.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}

const noTable = {
  code: 'no-table',
  hint: 'A table has a row of headings and rows of values below it; send the file that holds it.',
} as const;

export function emptyFile(file: string): Problem {
  return { ...noTable, message: `"${file}" holds no cells where a table was looked for.` };
}

function onlyText({ layout, excluded }: SeenTable): Problem {
  return { ...noTable, message: `${on(layout)}no table was seen, only ${excluded.length} rows of text.` };
}

export function hiddenSheet(name: string): Problem {
  return {
    code: 'hidden-sheet',
    message: `Sheet "${name}" is hidden and was not read.`,
    hint: 'Set "use_hidden: true" in the dataset if it holds data.',
  };
}

function on({ sheet }: Layout): string {
  return sheet === null ? '' : `Sheet "${sheet}": `;
}

function ambiguous(layout: Layout): readonly Problem[] {
  const open = layout.columns.filter((column) => column.locale === 'ambiguous');
  return open.map(({ col, name, evidence }) => ({
    code: 'ambiguous-number',
    message: `${on(layout)}column ${col} "${name}" can be read in two ways. ${evidence.join('. ')}.`,
    hint: 'Say "locale: id" or "locale: en" for the column in the contract, or have it typed as numbers.',
  }));
}

function sideways(layout: Layout): Problem {
  return {
    code: 'records-are-columns',
    message: `${on(layout)}the records stand side by side, one a column; they were read as if the table were turned.`,
    hint: 'Nothing has to be done: every figure keeps the address of its cell.',
  };
}

function hiddenLines({ layout, hiddenColumns, excluded }: SeenTable): readonly Problem[] {
  const rows = excluded.flatMap(({ row, reason, cells }) =>
    reason === 'hidden' && Object.values(cells).some((cell) => cell !== null) ? [row] : [],
  );
  return [
    ...hidden(layout, { transposed: layout.transposed !== true }, rows),
    ...hidden(layout, layout, hiddenColumns),
  ];
}

const mostNamed = 10;

/** `way`: how the sheet counts the lines that are hidden. */
function hidden(
  layout: Layout,
  way: Pick<Layout, 'transposed'>,
  lines: readonly number[],
): readonly Problem[] {
  if (lines.length === 0) return [];
  const what = way.transposed === true ? 'row' : 'column';
  const named = lines.slice(0, mostNamed).map((line) => lineIn(way, line, ['', '']).trim());
  const rest = lines.length > mostNamed ? `, … (${lines.length})` : '';
  const many = lines.length > 1;
  return [
    {
      code: `hidden-${what}s`,
      message: `${on(layout)}${what}${many ? 's' : ''} ${named.join(', ')}${rest} ${many ? 'are' : 'is'} hidden and ${many ? 'were' : 'was'} not read.`,
      hint: `Set "use_hidden: true" in the dataset if ${many ? 'they hold' : 'it holds'} data.`,
    },
  ];
}
