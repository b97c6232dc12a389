// A run's report → what a test wants to know of each arrival: what became of it, its books and the issues it raised.
import { imbalance } from '../../../model/books.js';
import type { RunReport } from '../../../pipelines/run.js';

/** One line an arrival, by file name. */
export function account({ datasets }: RunReport) {
  return datasets
    .flatMap(({ dataset, arrivals }) =>
      arrivals.map(({ fileName, outcome, added, changed, closed, books, issues }) => ({
        dataset: dataset.id,
        fileName,
        outcome,
        moved: [added, changed, closed] as const,
        unbalanced: books === null ? 0 : imbalance(books),
        books,
        issues: issues.map((issue) => `${issue.code} ${issue.row}: ${issue.message}`),
      })),
    )
    .sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

export function errorsOf({ datasets }: RunReport): readonly string[] {
  return datasets.flatMap(({ dataset, error }) =>
    error === null ? [] : [`${dataset.id}: ${error.message}`],
  );
}
