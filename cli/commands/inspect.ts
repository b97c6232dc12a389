// `satudata inspect FILE`: what the program sees in a spreadsheet.
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { inspectFile } from '../../pipelines/inspect.js';
import { wantsJson } from '../invocation.js';
import { ink, print, printData, terminalWidth } from '../terminal.js';
import { waiting } from '../waiting.js';
import { inspectionDocument } from './inspect-document.js';
import { inspectionPicture } from './inspect-picture.js';

export interface InspectFlags {
  /** With --json: the typed cells of every row. */
  readonly cells?: boolean;
  /** Dotted path to the records of a JSON file. */
  readonly records?: string;
}

export function addInspect(program: Command): void {
  program
    .command('inspect')
    .argument('<file>', 'a spreadsheet, CSV, HTML or JSON file, whatever its name')
    .description(
      'show what the program sees in a file: tables, headings, units, totals, notes, types, problems',
    )
    .option('--cells', 'with --json: the typed cells of every row')
    .option('--records <path>', 'of a JSON file: dotted path to the array of records')
    .addHelpText(
      'after',
      '\nExamples:\n  satudata inspect laporan.xlsx\n  satudata inspect laporan.xlsx --json --cells\n  satudata inspect jawaban.json --records result.records',
    )
    .action(async (file: string, flags: InspectFlags, command: Command) => {
      await inspect(file, flags, wantsJson(command));
    });
}

function progress(file: string, rows: number): string {
  return `reading ${basename(file)}${rows === 0 ? '' : `: ${rows} rows so far`}`;
}

/** Sets exit status 3 when the file could not be read. */
export async function inspect(file: string, flags: InspectFlags, json: boolean): Promise<void> {
  const cells = json && flags.cells === true;
  const records = flags.records === undefined ? {} : { records: flags.records };
  let rows = 0;
  const saw = (more: number) => {
    rows += more;
  };
  const patience = waiting(() => progress(file, rows));
  const inspection = await inspectFile(resolve(file), { cells, saw, ...records }).finally(patience.end);
  if (inspection.format === undefined) process.exitCode = 3;
  if (json) printData(JSON.stringify(inspectionDocument(inspection, cells)));
  else {
    for (const line of inspectionPicture(inspection, terminalWidth())) print(line);
    if (inspection.tables.some(({ dataRows }) => dataRows > 0))
      print(`\n${ink('dim', `To load it: satudata new dataset <opd>/<name> --from "${file}"`)}`);
  }
}
