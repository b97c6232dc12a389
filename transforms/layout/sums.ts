// Finds the rows that are the sum of other rows of their table, and how unlikely it is that they are so by chance.

/** `values[c]` is the figure in additive column c, null where none stands. */
export interface SumRow {
  readonly values: readonly (number | null)[];
}

export interface SumFinding {
  /** Index of the first and last row that were added up. */
  readonly from: number;
  readonly to: number;
  /** Share of the columns in which the sum holds. */
  readonly share: number;
  /** True when the row adds up every row above it that is no sum itself. */
  readonly whole: boolean;
}

/** A coincidence rarer than one in a thousand counts as a sum. */
const leastBits = 10;
/** Beyond this many rows only runs that end right above a row are tried. */
const anyRunLimit = 250;

/**
 * For each row the run of rows above it that it adds up, if any. Rows in `known` are totals by their word; rows
 * found on the way join them, so that a grand total may leave its subtotals out or add up nothing but them.
 * With `asked` only those rows are tried.
 */
export function findSums(
  rows: readonly SumRow[],
  known: ReadonlySet<number>,
  asked?: ReadonlySet<number>,
): ReadonlyMap<number, SumFinding> {
  const found = new Map<number, SumFinding>();
  const columns = columnsOf(rows);
  const plain: number[] = [];
  const sums: number[] = [];
  for (const [i, row] of rows.entries()) {
    const finding =
      asked?.has(i) === false
        ? null
        : (searchRuns(row, rows, plain, columns) ?? searchWhole(row, rows, sums, columns.decimals));
    if (finding !== null) found.set(i, finding);
    (finding !== null || known.has(i) ? sums : plain).push(i);
  }
  const whole = asked === undefined ? searchAmong(rows, plain, columns.decimals) : null;
  return whole === null ? found : new Map([...found, whole]);
}

/** The plain row that adds up all the others, above or among them: it is half of what all come to. */
function searchAmong(
  rows: readonly SumRow[],
  plain: readonly number[],
  decimals: readonly number[],
): readonly [number, SumFinding] | null {
  if (plain.length < 4) return null;
  const halves = (rows[0]?.values ?? []).map(
    (_, col) => plain.reduce((sum, i) => sum + (rows[i]?.values[col] ?? 0), 0) / 2,
  );
  for (const i of plain) {
    const row = rows[i];
    const slack = (col: number) => tolerance(decimals[col] ?? 0, plain.length);
    const near = (value: number | null, col: number) =>
      value !== null && value !== 0 && Math.abs(value - (halves[col] ?? 0)) <= slack(col);
    if (row === undefined || !row.values.some(near)) continue;
    const others = plain.filter((other) => other !== i);
    const finding = verify(row, rows, others, decimals, plain.length);
    if (finding !== null) return [i, { ...finding, whole: true }];
  }
  return null;
}

/** For each row that is asked about the run of rows right below it that it adds up, if any. */
export function findSumsBelow(
  rows: readonly SumRow[],
  known: ReadonlySet<number>,
  asked: ReadonlySet<number>,
): ReadonlyMap<number, SumFinding> {
  if (asked.size === 0) return new Map();
  const last = rows.length - 1;
  const mirrored = (set: ReadonlySet<number>) => new Set([...set].map((i) => last - i));
  const found = findSums([...rows].reverse(), mirrored(known), mirrored(asked));
  const turned = new Map(
    [...found].map(([i, { from, to, share, whole }]) => [
      last - i,
      { from: last - to, to: last - from, share, whole: whole && i === last },
    ]),
  );
  return new Map([...turned].filter(([i, { from }]) => isNext(i, from, known, turned)));
}

/** Nothing but totals may stand between a row and the first of its parts. */
function isNext(
  row: number,
  from: number,
  known: ReadonlySet<number>,
  found: ReadonlyMap<number, SumFinding>,
): boolean {
  for (let i = row + 1; i < from; i++) if (!known.has(i) && !found.has(i)) return false;
  return true;
}

/** Runs of plain rows, latest end first. */
function searchRuns(
  row: SumRow,
  rows: readonly SumRow[],
  plain: readonly number[],
  columns: Columns,
): SumFinding | null {
  const lead = leadColumn(row);
  if (lead < 0) return null;
  const target = row.values[lead] ?? 0;
  const { decimals, isRising } = columns;
  const slack = tolerance(decimals[lead] ?? 0, 50);
  const earliest = plain.length > anyRunLimit ? plain.length : 2;
  for (let end = plain.length; end >= earliest; end--) {
    let sum = 0;
    for (let start = end - 1; start >= 0; start--) {
      sum += rows[plain[start] ?? 0]?.values[lead] ?? 0;
      if (sum > target + slack && isRising[lead] === true) break;
      if (end - start < 2 || Math.abs(sum - target) > tolerance(decimals[lead] ?? 0, end - start)) continue;
      const tries = end === plain.length ? plain.length : plain.length * plain.length;
      const finding = verify(row, rows, plain.slice(start, end), decimals, tries);
      if (finding !== null) return { ...finding, whole: start === 0 && end === plain.length };
    }
  }
  return null;
}

/** The sum of the subtotals above. */
function searchWhole(
  row: SumRow,
  rows: readonly SumRow[],
  sums: readonly number[],
  decimals: readonly number[],
): SumFinding | null {
  if (sums.length < 2) return null;
  const finding = verify(row, rows, sums, decimals, 1);
  return finding === null ? null : { ...finding, whole: true };
}

/** With many parts the counts may decide alone: a mean or a share of all stands beside them in the row of the whole. */
function verify(
  row: SumRow,
  rows: readonly SumRow[],
  parts: readonly number[],
  decimals: readonly number[],
  tries: number,
): Omit<SumFinding, 'whole'> | null {
  const filled = [...row.values.keys()].filter((col) => row.values[col] !== null);
  const counts = filled.filter((col) => decimals[col] === 0);
  const share =
    shareHeld(filled, row, rows, parts, decimals, tries) ??
    (parts.length > 9 ? shareHeld(counts, row, rows, parts, decimals, tries) : null);
  return share === null ? null : { from: parts[0] ?? 0, to: parts.at(-1) ?? 0, share };
}

/** Of these columns the share in which the row is the sum of its parts; null where that may be chance. */
function shareHeld(
  cols: readonly number[],
  row: SumRow,
  rows: readonly SumRow[],
  parts: readonly number[],
  decimals: readonly number[],
  tries: number,
): number | null {
  let held = 0;
  let bits = 0;
  for (const col of cols) {
    const value = row.values[col] ?? 0;
    const figures = parts.map((i) => rows[i]?.values[col] ?? 0);
    const sum = figures.reduce((total, figure) => total + figure, 0);
    if (Math.abs(sum - value) > tolerance(decimals[col] ?? 0, parts.length)) continue;
    held++;
    if (figures.filter((figure) => figure !== 0).length >= 2) bits += information(value, decimals[col] ?? 0);
  }
  const isChance = cols.length === 0 || held / cols.length < 0.6 || bits - Math.log2(tries + 1) < leastBits;
  return isChance ? null : held / cols.length;
}

/** What a sum that comes out right tells, in bits: a round number tells little. */
function information(value: number, decimals: number): number {
  let whole = Math.round(Math.abs(value) * 10 ** decimals);
  while (whole > 0 && whole % 10 === 0) whole /= 10;
  return Math.log2(whole + 1);
}

/**
 * Parts rounded to their last decimal add up to a total that may be off by some of these: with many of them by twice
 * the deviation of their sum. Whole numbers are mostly counts, which add up.
 */
function tolerance(decimals: number, parts: number): number {
  const drift = decimals > 0 && parts >= 10 ? 0.6 * Math.sqrt(parts) : 0.05 * Math.min(parts, 50);
  return 10 ** -decimals * (0.5 + drift) + 1e-9;
}

/** The column in which the row's figure says most. */
function leadColumn(row: SumRow): number {
  let lead = -1;
  for (const [col, value] of row.values.entries())
    if (value !== null && value !== 0 && (lead < 0 || Math.abs(value) > Math.abs(row.values[lead] ?? 0)))
      lead = col;
  return lead;
}

interface Columns {
  /** Decimal places that the figures of a column have. */
  readonly decimals: readonly number[];
  /** True where no figure is negative, so that a sum that is too great stays so. */
  readonly isRising: readonly boolean[];
}

function columnsOf(rows: readonly SumRow[]): Columns {
  const cols = (rows[0]?.values ?? []).map((_, col) => rows.map((row) => row.values[col] ?? 0));
  return {
    decimals: cols.map((figures) => figures.reduce((most, figure) => Math.max(most, decimalsOf(figure)), 0)),
    isRising: cols.map((figures) => figures.every((figure) => figure >= 0)),
  };
}

/** Decimal places as written, at most 6; the noise of binary fractions (294.91200000000003) is no place. */
function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const digits = /\.(\d+)$/.exec(String(Number(value.toPrecision(12))))?.[1];
  return Math.min(6, digits?.length ?? 0);
}
