// What was written beside the cells of a table → the flags that it gives their numbers, and a warning that tells of each.
import type { Comment } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { Flag } from '../model/observation.js';
import { addressIn, placeIn } from '../model/place.js';
import type { Binding, BoundColumn } from './binding.js';
import { quoted } from './finding.js';
import { measuresOf, type TypedRow } from './typed-row.js';
import { commentFlag, flagMeanings } from './values/comment-flag.js';

export interface Remarks {
  readonly issues: readonly Issue[];
  /** The same rows; a number without a flag of its own has that of its comment. */
  flagged(rows: readonly TypedRow[]): readonly TypedRow[];
}

/** Comments of a table that are told one by one; of more only the count is. */
const mostTold = 50;

/** Rows and columns of the comments are those of the layout. A comment at a column that nobody asked for says nothing. */
export function remarks(binding: Binding, comments: readonly Comment[]): Remarks {
  const top = binding.layout.headerRows[0] ?? binding.layout.firstDataRow;
  const within = comments.flatMap((comment) => {
    const column = binding.columns.find(({ col }) => col === comment.col);
    return column === undefined || comment.row < top ? [] : [{ comment, column }];
  });
  const flags = flagsOf(binding, comments);
  return {
    issues: [
      ...within.slice(0, mostTold).map(({ comment, column }) => told(binding, comment, column, flags)),
      ...(within.length > mostTold ? [more(binding, within.length - mostTold)] : []),
    ],
    flagged:
      flags.size === 0 ? (rows) => rows : (rows) => rows.map((row) => withFlags(row, flags.get(row.row))),
  };
}

/** Row → index of a measure → flag. */
type Flags = ReadonlyMap<number, ReadonlyMap<number, Flag>>;

function flagsOf(binding: Binding, comments: readonly Comment[]): Flags {
  const measures = measuresOf(binding);
  const flags = new Map<number, Map<number, Flag>>();
  for (const { row, col, text } of comments) {
    const flag = commentFlag(text);
    if (flag === undefined || row < binding.layout.firstDataRow) continue;
    for (const [i, measure] of measures.entries())
      if (measure.col === col) flags.set(row, (flags.get(row) ?? new Map()).set(i, flag));
  }
  return flags;
}

function withFlags(row: TypedRow, given: ReadonlyMap<number, Flag> | undefined): TypedRow {
  if (given === undefined) return row;
  const flags = row.values.map(
    (value, i) => row.flags?.[i] ?? (Number.isNaN(value) ? null : (given.get(i) ?? null)),
  );
  return { ...row, flags };
}

function told({ layout }: Binding, { row, col, text }: Comment, column: BoundColumn, flags: Flags): Issue {
  const flag = flags.has(row) ? commentFlag(text) : undefined;
  const says = column.spec.personal ? 'isinya tidak ditampilkan karena data pribadi' : quoted(text);
  const read = flag === undefined ? '' : `; angkanya dicatat sebagai ${flagMeanings[flag] ?? flag}`;
  return {
    code: 'cell-comment',
    severity: 'warning',
    sheet: layout.sheet,
    ...placeIn(layout, row, col),
    text: '',
    message: `Sel ${addressIn(layout, row, col)} (${column.heading}) diberi komentar: ${says}${read}.`,
    mend: 'Tidak perlu diperbaiki. Bila komentar itu mengubah arti angkanya, tulislah di judul, satuan, atau catatan tabel.',
  };
}

function more({ layout }: Binding, count: number): Issue {
  return {
    code: 'cell-comment',
    severity: 'warning',
    sheet: layout.sheet,
    row: null,
    col: null,
    text: '',
    message: `Masih ada ${count} sel lain yang diberi komentar.`,
    mend: 'Tidak perlu diperbaiki; bacalah komentarnya di dalam berkas.',
  };
}
