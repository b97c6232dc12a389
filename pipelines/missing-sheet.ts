// A workbook in which no sheet has the name that a contract asks for → the issue, and the sheet that may be meant.
import type { Configuration } from '../model/configuration.js';
import type { DatasetEntry } from '../model/dataset.js';
import { type Drift, noDrift, type ProposedRemap } from '../model/drift.js';
import type { Workbook } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import { withWayOut } from '../transforms/drift-issues.js';
import { type BoundSheet, bindSheets, isWanted } from './bind-sheets.js';
import type { Recalled } from './recall.js';

interface Missing {
  readonly drift: Drift;
  readonly issues: readonly Issue[];
}

const nothing: Missing = { drift: noDrift, issues: [] };

/** Nothing to tell of a file without named sheets, of a contract that takes any, or of a sheet that holds no table. */
export async function missingSheet(
  workbook: Workbook,
  dataset: DatasetEntry,
  fileName: string,
  { memory }: Recalled,
  configuration: Configuration,
): Promise<Missing> {
  const { sheet: wanted, ...anySheet } = dataset;
  const there = workbook.sheets.filter((sheet) => !sheet.hidden && sheet.name !== null);
  if (wanted === undefined || there.some((sheet) => isWanted(sheet, dataset))) return nothing;
  const hidden = workbook.sheets.filter((sheet) => isWanted(sheet, { ...dataset, use_hidden: true }));
  const [{ name = null } = {}] = hidden;
  if (name !== null) return { drift: noDrift, issues: [hiddenIssue(name)] };
  if (there.length === 0) return nothing;
  const names = there.map(({ name }) => `"${name}"`).join(', ');
  const bound = await bindSheets(workbook, anySheet, fileName, configuration);
  const whole = bound.filter(({ binding }) => !binding.issues.some((issue) => issue.severity === 'error'));
  const before = memory?.sheets.at(-1)?.sheet ?? null;
  const drift = before === null ? noDrift : renamedSheet(before, whole);
  return { drift, issues: withWayOut(dataset, drift, [sheetIssue([wanted].flat(), names)]) };
}

function renamedSheet(before: string, whole: readonly BoundSheet[]): Drift {
  const [only, ...more] = whole;
  const written = only?.sheet.name ?? null;
  if (only === undefined || written === null)
    return { ...noDrift, open: [`No sheet holds the columns of "${before}".`] };
  if (more.length > 0) {
    const names = whole.map(({ sheet }) => `"${sheet.name}"`).join(' or ');
    return {
      ...noDrift,
      open: [`"${before}" may be ${names}: nothing tells which, so nothing is proposed.`],
    };
  }
  const proposal: ProposedRemap = {
    kind: 'sheet',
    wanted: '',
    written,
    factor: 1,
    sha256: null,
    before,
    confidence: 0.9,
    evidence: [`"${written}" is the only sheet that holds every column of the contract.`],
  };
  const sentence = `The sheet "${before}" is now "${written}".`;
  const change = { kind: 'sheet', harmless: false, sentence, name: '', col: null, scale: 1 } as const;
  return { changes: [change], proposals: [proposal], open: [] };
}

function hiddenIssue(name: string): Issue {
  return {
    ...sheetIssue([name], ''),
    code: 'hidden-sheet',
    message: `Lembar "${name}" tersembunyi, jadi tidak dibaca.`,
    mend: 'Tampilkan lembar itu (Unhide), lalu kirim ulang; atau minta walidata mencatat bahwa lembar tersembunyi ikut dibaca.',
  };
}

function sheetIssue(wanted: readonly string[], names: string): Issue {
  const name = wanted.map((each) => `"${each}"`).join(' atau ');
  return {
    code: 'missing-sheet',
    severity: 'error',
    sheet: null,
    row: null,
    col: null,
    text: '',
    message: `Lembar ${name} tidak ditemukan; lembar yang ada: ${names}.`,
    mend: `Beri nama lembar itu ${name}, seperti pada kiriman sebelumnya.`,
  };
}
