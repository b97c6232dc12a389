// Splits what stands on a sheet into tables side by side, and leaves out remarks that stand beside a table.
import { type Profile, profileOf } from './profile.js';
import { headsYears, looksLikeData } from './row-shape.js';
import { kindAt, textAt, type View, withColumns } from './view.js';
import { cutLine, isNote, squash } from './words.js';

interface Block {
  readonly left: number;
  readonly right: number;
}

/** More runs of columns than this are the gaps of one table, not tables that a person put beside each other. */
const mostBeside = 64;

/** The rectangles of tables side by side; the whole view where there is but one. */
export function sideBySide(view: View): View[] {
  const all = blocksOf(view);
  if (all.length < 2 || all.length > mostBeside) return [view];
  const blocks = withoutRemarks(view, all);
  if (blocks.length < all.length)
    return sideBySide(withColumns(view, view.left, blocks.at(-1)?.right ?? view.right));
  const views = blocks.map((block) => withColumns(view, block.left, block.right));
  const starts = views.map((part, i) => i === 0 || isTableBeside(part, views.slice(0, i)));
  if (starts.filter(Boolean).length < 2) return [view];
  const windows: Block[] = [];
  for (const [i, block] of blocks.entries()) {
    const last = windows.at(-1);
    if (starts[i] === true || last === undefined) windows.push(block);
    else windows[windows.length - 1] = { left: last.left, right: block.right };
  }
  return windows.map(({ left, right }) => withColumns(view, left, right));
}

/** Without the last columns where they hold remarks on the table, beside it. */
function withoutRemarks(view: View, blocks: readonly Block[]): readonly Block[] {
  const last = blocks.findLastIndex((block) => !isRemark(view, block));
  return last < 0 ? blocks : blocks.slice(0, last + 1);
}

function isRemark(view: View, { left, right }: Block): boolean {
  if (left < right) return false;
  const rows = view.rows.filter((row) => kindAt(row, left) !== 'blank');
  const texts = rows.map((row) => textAt(row, left));
  const [first = ''] = texts;
  return (
    rows.length <= 0.5 * view.rows.length &&
    rows.every((row) => kindAt(row, left) === 'text') &&
    (cutLine(first) !== null || (isNote(first) && first.trim().length > 20))
  );
}

/** Runs of columns that hold something, with blank columns between. */
function blocksOf(view: View): Block[] {
  const used = new Set<number>();
  for (const row of view.rows) for (const col of row.filled) used.add(col);
  for (const merge of view.merges) {
    // A group heading merged over a spacer column holds its columns together.
    const heads = merge.right > merge.left && merge.left > view.left && used.has(merge.left);
    const right = Math.min(merge.right, view.right);
    for (let col = merge.left; heads && col <= right; col++) used.add(col);
  }
  const blocks: Block[] = [];
  for (let col = view.left; col <= view.right; col++) {
    if (!used.has(col)) continue;
    const last = blocks.at(-1);
    if (last?.right === col - 1) blocks[blocks.length - 1] = { left: last.left, right: col };
    else blocks.push({ left: col, right: col });
  }
  return blocks;
}

/** A block is a table of its own when it has labels, figures and a heading, and begins like a table to its left: titles are none. */
function isTableBeside(part: View, before: readonly View[]): boolean {
  if (part.right - part.left < 1 || part.rows.length < 2) return false;
  const profile = profileOf(part);
  const first = profile.stub.find((col) => profile.main.get(col) === 'text');
  if (first === undefined || profile.values.length === 0) return false;
  const heads = headTexts(part, profile, profile.stub);
  const figures = headTexts(part, profile, profile.values);
  return before.some((other) => {
    const beside = profileOf(other);
    if (beside.values.length === 0) return false;
    const [theirs, their] = [headTexts(other, beside, beside.stub), headTexts(other, beside, beside.values)];
    const repeated = [...figures].filter((text) => their.has(text));
    const isLabelled = beside.stub.some((col) => beside.main.get(col) === 'text');
    return (
      [...heads].some((text) => theirs.has(text)) ||
      (isLabelled && repeated.length > 1) ||
      !sameRows(part, other)
    );
  });
}

/** The texts in the columns given above the data. */
function headTexts(view: View, profile: Profile, cols: readonly number[]): Set<string> {
  const first = view.rows.findIndex(
    (row) => looksLikeData(row, profile) && !headsYears(row, view.rows, profile),
  );
  const texts = view.rows
    .slice(0, Math.max(1, first))
    .flatMap((row) => cols.map((col) => squash(textAt(row, col))));
  return new Set(texts.filter((text) => text !== ''));
}

function sameRows(a: View, b: View): boolean {
  const rows = new Set(b.rows.map((row) => row.row));
  const shared = a.rows.filter((row) => rows.has(row.row)).length;
  return shared >= 0.7 * Math.min(a.rows.length, b.rows.length);
}
