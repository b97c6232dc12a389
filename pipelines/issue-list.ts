// Collects issues up to a limit, and counts those beyond it, so that a file full of mistakes fits in memory and in a letter.
import type { Issue } from '../model/issue.js';

const limit = 1000;

export interface IssueList {
  add(issues: readonly Issue[]): void;
  /** The issues kept and, when there were more, a last one that says how many. */
  list(): readonly Issue[];
  readonly errors: number;
}

export function issueList(): IssueList {
  const kept: Issue[] = [];
  let errors = 0;
  let beyond = 0;
  return {
    add(issues) {
      for (const issue of issues) {
        if (issue.severity === 'error') errors++;
        if (kept.length < limit) kept.push(issue);
        else beyond++;
      }
    },
    list: () => (beyond === 0 ? kept : [...kept, moreIssues(beyond)]),
    get errors() {
      return errors;
    },
  };
}

function moreIssues(count: number): Issue {
  const message = `Masih ada ${count} masalah lain yang tidak ditampilkan.`;
  return {
    code: 'more-issues',
    severity: 'warning',
    sheet: null,
    row: null,
    col: null,
    text: '',
    message,
    mend: 'Perbaiki dahulu masalah yang sudah ditampilkan, lalu kirim ulang.',
  };
}
