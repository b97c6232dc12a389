// Findings as they are made → the issues of a batch, not more of one kind in one column than anyone reads.
import type { Cell } from '../model/cell.js';
import type { Issue } from '../model/issue.js';
import { placeIn } from '../model/place.js';
import type { BoundColumn } from './binding.js';
import { cellIssue, type Finding, type LayoutPlace } from './finding.js';
import type { Found } from './row-period.js';

export interface IssueLog {
  begin(row: number): void;
  readonly say: (column: BoundColumn, cell: Cell, finding: Finding) => void;
  tell(found: readonly Found[]): void;
  /** An error of the row that was begun as a whole. */
  fail(issue: Issue): void;
  /** True when the row that was begun last has an error. */
  failed(): boolean;
  /** How many findings have been made; it grows when a cell is found wrong. */
  told(): number;
  /** Runs with findings thrown away, for cells that are read but not data. */
  silently<T>(run: () => T): T;
  /** The issues since the last taking. */
  take(): readonly Issue[];
  /** One issue for each kind and column of which not all were worded. */
  rest(): readonly Issue[];
}

/** Issues of one kind in one column that are worded; the others are counted. */
const mostWorded = 200;

interface Kind {
  readonly column: BoundColumn;
  readonly finding: Finding;
  count: number;
}

export function issueLog(layout: LayoutPlace): IssueLog {
  const kinds = new Map<string, Kind>();
  let issues: Issue[] = [];
  let row = 0;
  let failed = false;
  let told = 0;
  let failures = 0;
  let silent = false;
  const say = (column: BoundColumn, cell: Cell, finding: Finding): void => {
    if (silent) return;
    told++;
    if (finding.severity !== 'warning') failed = true;
    const key = `${finding.code} ${column.col}`;
    const kind = kinds.get(key) ?? { column, finding, count: 0 };
    kinds.set(key, kind);
    if (++kind.count <= mostWorded) issues.push(cellIssue(layout, row, column, cell, finding));
  };
  return {
    say,
    begin(next) {
      row = next;
      failed = false;
    },
    tell(found) {
      if (found.length === 0) return;
      for (const { column, cell, finding } of found) say(column, cell, finding);
    },
    fail(issue) {
      failed = true;
      told++;
      if (++failures <= mostWorded) issues.push(issue);
    },
    failed: () => failed,
    told: () => told,
    silently(run) {
      silent = true;
      const result = run();
      silent = false;
      return result;
    },
    take() {
      const taken = issues;
      issues = [];
      return taken;
    },
    rest: () =>
      [...kinds.values()].filter((kind) => kind.count > mostWorded).map((kind) => more(layout, kind)),
  };
}

function more(layout: LayoutPlace, { column, finding, count }: Kind): Issue {
  return {
    code: finding.code,
    severity: 'warning',
    sheet: layout.sheet,
    ...placeIn(layout, null, column.col),
    text: '',
    message: `Kolom ${column.heading}: masih ada ${count - mostWorded} sel lain dengan masalah yang sama.`,
    mend: finding.mend,
  };
}
