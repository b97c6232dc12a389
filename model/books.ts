// The bookkeeping of one delivery: every row read is loaded, returned, a duplicate, or set aside with a reason.

/** Why a row is not data. */
export type AsideReason =
  | 'title'
  | 'header'
  | 'unit'
  | 'numbering'
  | 'section'
  | 'total'
  | 'subtotal'
  | 'derived'
  | 'note'
  | 'source'
  | 'blank'
  | 'continuation'
  | 'hidden'
  | 'other-table'
  | 'unasked'
  | 'nihil';

export interface Books {
  /** Rows the decoder gave, counted before anyone looked at them. */
  readonly read: number;
  readonly loaded: number;
  readonly returned: number;
  readonly duplicate: number;
  readonly skipped: Readonly<Partial<Record<AsideReason, number>>>;
}

/** read − (loaded + returned + duplicate + skipped): 0 when the books balance. */
export function imbalance(books: Books): number {
  const skipped = Object.values(books.skipped).reduce((sum, n) => sum + n, 0);
  return books.read - books.loaded - books.returned - books.duplicate - skipped;
}
