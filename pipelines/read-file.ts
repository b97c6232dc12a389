// A kept file → its observations in the stage, the issues found on the way, and the books of its rows.
import { openWorkbook } from '../formats/open.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { KeptFile } from '../model/delivery.js';
import type { Workbook } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import { observer } from '../transforms/observe.js';
import type { Register } from '../transforms/register.js';
import type { Stage } from '../warehouse/stage.js';
import { ancestorsOf } from './ancestors-of.js';
import { type Ledger, ledger } from './ledger.js';
import { type NihilSheet, nihilFile } from './nihil-file.js';
import { readSheet } from './read-sheet.js';
import { recall } from './recall.js';
import { type SeenFile, seeFile } from './see-file.js';
import type { Session } from './session.js';
import { settleRegisters, withNihil } from './settle-registers.js';

interface NamedFile {
  readonly file: KeptFile;
  readonly fileName: string;
  readonly period: number | null;
  readonly givenByHand: boolean;
}

/** Raises ContractError SD_FORMAT_… when the bytes cannot be read, WarehouseError when the stage fails. */
export async function readFile(
  dataset: DatasetEntry,
  named: NamedFile,
  stage: Stage,
  session: Session,
): Promise<Ledger> {
  const workbook = await openWorkbook(named.file.path, { fileName: named.fileName });
  try {
    const recalled = await recall(dataset, named.file.sha256, session);
    const seen = await seeFile(workbook, dataset, named.fileName, recalled, session);
    const fits = seen.sheets.length > 0 && !seen.issues.some(({ severity }) => severity === 'error');
    const { fileName, period: request } = named;
    const letter = fits ? undefined : await nihilFile(workbook, dataset, { fileName, request, session });
    if (letter !== undefined)
      return await readLetter(letter, workbook.format, dataset, request, stage, session);
    return await readSheets(seen, workbook, dataset, named, stage, session);
  } finally {
    await workbook.close();
  }
}

/** An answer that says itself that there is more must not stand for all there is. */
function cutShort({ partial }: Workbook): readonly Issue[] {
  if (partial === undefined) return [];
  return [
    {
      code: 'cut-short',
      severity: 'error',
      sheet: null,
      row: null,
      col: null,
      text: partial,
      message: `Berkas ini hanya sebagian dari datanya: di dalamnya tertulis ${partial}, sedangkan isinya kurang dari itu.`,
      mend: 'Ambil semua halaman atau seluruh datanya, gabungkan menjadi satu berkas, lalu kirim ulang.',
    },
  ];
}

/** Every row of it is set aside. */
async function readLetter(
  letter: readonly NihilSheet[],
  format: string,
  dataset: DatasetEntry,
  request: number | null,
  stage: Stage,
  session: Session,
): Promise<Ledger> {
  const sheets = letter.map(({ sheet: { number, name } }) => ({ number, name }));
  const accounts = ledger(format, [], sheets);
  for (const { aside } of letter) {
    accounts.read(aside.length);
    accounts.aside(aside);
  }
  const registers = letter.map(({ register }) => register);
  await stage.write(settleRegisters(dataset, registers, accounts, { request, session }));
  return accounts;
}

/** Nothing is staged where a heading is wrong: the whole delivery goes back. */
async function readSheets(
  { sheets, issues }: SeenFile,
  workbook: Workbook,
  dataset: DatasetEntry,
  { period: request, givenByHand }: NamedFile,
  stage: Stage,
  session: Session,
): Promise<Ledger> {
  const accounts = ledger(
    workbook.format,
    sheets.map(({ seen }) => seen),
  );
  accounts.tell([...cutShort(workbook), ...issues]);
  const wrong = accounts.errors > 0;
  if (wrong) accounts.refuse();
  const observing = observer(dataset, ancestorsOf(session.configuration));
  const reading = {
    request,
    givenByHand,
    session,
    stage: wrong ? null : stage,
    accounts,
    observer: observing,
  };
  const registers: Register[] = [];
  for (const sheet of sheets) {
    const register = await readSheet(sheet, reading);
    if (register !== null) registers.push(withNihil(dataset, register, sheet.bound));
  }
  const zeros = settleRegisters(dataset, registers, accounts, { request, session });
  await stage.write([...observing.finish(), ...zeros]);
  return accounts;
}
