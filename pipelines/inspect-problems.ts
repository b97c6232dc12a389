// A table as it was seen → what a person should know about it before relying on it, and the way out.
import type { AsideReason } from '../model/books.js';
import { lineIn } from '../model/place.js';
import type { Layout } from '../model/table.js';
import type { Faults, FormulaFaults } from './formula-faults.js';

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
  readonly faults: FormulaFaults;
  readonly left: readonly Problem[];
}

/** Tables beside each other share their hidden rows and columns: each problem is told once. */
export function problemsOf(tables: readonly SeenTable[]): readonly Problem[] {
  const all = tables.flatMap((table) => {
    if (table.layout.columns.length === 0) return [onlyText(table)];
    const turned = table.layout.transposed === true ? [sideways(table.layout)] : [];
    return [...ambiguous(table.layout), ...turned, ...faulty(table), ...hiddenLines(table), ...table.left];
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

export function macrosIn(file: string): Problem {
  return {
    code: 'carries-macros',
    message: `"${file}" carries macros; none was run, and its cells were read with the results saved in them.`,
    hint: 'Nothing has to be done; if the figures look old, ask the sender to recalculate and save as .xlsx.',
  };
}

/** `partial` is what the file says of itself: "total = 120". */
export function partialFile(file: string, partial: string): Problem {
  return {
    code: 'cut-short',
    message: `"${file}" is a part of what was asked for: it says ${partial}, and holds fewer records.`,
    hint: 'Ask for the further pages, or for more records at once, and put them into one file.',
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

function faulty({ layout, faults: { uncalculated, failed } }: SeenTable): readonly Problem[] {
  return [
    ...fault('formula-not-calculated', uncalculated, {
      message: `${on(layout)}no result is saved for ${formulas(uncalculated)}.`,
      hint: 'Open the file in Excel, save it and send it again; or paste the results as numbers.',
    }),
    ...fault('formula-error', failed, {
      message: `${on(layout)}an error is the result of ${formulas(failed)}.`,
      hint: 'Mend the formulas, or leave the cells blank where there is no figure.',
    }),
  ];
}

function fault(code: string, { count }: Faults, told: Omit<Problem, 'code'>): readonly Problem[] {
  return count === 0 ? [] : [{ code, ...told }];
}

function formulas({ count, first }: Faults): string {
  const named = first.join(', ');
  if (count === 1) return `the formula in ${named}`;
  return `${count} formulas${count > first.length ? ', such as' : ':'} ${named}`;
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
