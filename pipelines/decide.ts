// Accept or return: do the books balance, is the table as a whole right, are the issues within the tolerance?
import { type Books, imbalance } from '../model/books.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { Issue } from '../model/issue.js';
import type { Staged } from '../warehouse/stage.js';
import { duplicateIssues } from './duplicate-issues.js';
import type { Ledger } from './ledger.js';

export interface Verdict {
  readonly outcome: 'accepted' | 'returned' | 'unchanged';
  /** One sentence for the OPD, in Bahasa Indonesia; null when all is well. */
  readonly reason: string | null;
  readonly decidedAt: Date;
  /** null when no row could be counted. */
  readonly books: Books | null;
  readonly issues: readonly Issue[];
}

/** `doubts` are warnings of what is hard to believe: they are told and decide nothing. */
export function decide(
  dataset: DatasetEntry,
  accounts: Ledger,
  staged: Staged,
  doubts: readonly Issue[],
  { decidedAt, byHand }: { readonly decidedAt: Date; readonly byHand: boolean },
): Verdict {
  const books = accounts.books();
  const issues = [...accounts.issues(), ...duplicateIssues(staged.duplicates, accounts.sheets), ...doubts];
  const verdict = (outcome: Verdict['outcome'], reason: string | null): Verdict => ({
    outcome,
    reason,
    decidedAt,
    books: settled(books, staged),
    issues,
  });
  if (imbalance(books) !== 0)
    return {
      ...verdict('returned', `Pembukuan tidak seimbang: ${imbalance(books)} baris tidak tercatat.`),
      books,
    };
  if (accounts.refused)
    return verdict('returned', `${accounts.errors} masalah pada tabel; lihat rinciannya.`);
  if (staged.duplicates.facts > 0)
    return verdict('returned', `${staged.duplicates.facts} angka disebut lebih dari sekali.`);
  if (accounts.dataRows === 0 && accounts.absences.length === 0) return empty(accounts, byHand, verdict);
  const share = accounts.dataRows === 0 ? 0 : books.returned / accounts.dataRows;
  if (share <= dataset.tolerance)
    return verdict(
      'accepted',
      books.returned === 0
        ? null
        : `${books.returned} dari ${accounts.dataRows} baris ditahan, sisanya dimuat.`,
    );
  return verdict('returned', `${books.returned} dari ${accounts.dataRows} baris bermasalah.`);
}

/** A source that answers "no data yet" is no mistake of anyone's; a spreadsheet or a file handed in without a row is. */
function empty(
  accounts: Ledger,
  byHand: boolean,
  verdict: (outcome: Verdict['outcome'], reason: string) => Verdict,
): Verdict {
  if (accounts.format === 'json' && !byHand) return verdict('unchanged', 'Sumber belum menyediakan data.');
  return verdict(
    'returned',
    accounts.sheets.length === 0
      ? 'Tidak ada tabel di dalam berkas ini.'
      : 'Tabel ditemukan, tetapi tidak ada satu pun baris data.',
  );
}

/** Rows whose every cell gave way to another that says the same fact are duplicates, not loaded. */
function settled(books: Books, staged: Staged): Books {
  return { ...books, loaded: books.loaded - staged.droppedRows, duplicate: staged.droppedRows };
}
