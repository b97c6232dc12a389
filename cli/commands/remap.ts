// `satudata remap <dataset>`: how the last returned file differs from the last accepted one, and what may be accepted of it.
import { type Command, InvalidArgumentError } from 'commander';
import { acceptRemap, proposeRemap, withdraw } from '../../pipelines/remap.js';
import { type Session, withCurrentWarehouse } from '../../pipelines/session.js';
import { type Invocation, invocation } from '../invocation.js';
import { remapLines } from '../remap-lines.js';
import { print, printJson } from '../terminal.js';

interface RemapOptions {
  readonly accept?: true | readonly number[];
  readonly genuine?: boolean;
  readonly withdraw?: readonly number[];
  readonly by?: string;
}

export function addRemap(program: Command): void {
  program
    .command('remap')
    .argument('<dataset>', 'opd/name')
    .description(
      'show how the last returned file differs from the last accepted one, and accept what is meant',
    )
    .option('--accept [numbers]', 'accept the proposals, or those of the numbers given: 1,3', numbersOption)
    .option(
      '--genuine',
      'accept the file as it stands: what looks like a change of size or of columns is right',
    )
    .option('--withdraw <numbers>', 'take back what was accepted', numbersOption)
    .option('--by <name>', 'who accepts; the user of this machine when left out')
    .addHelpText(
      'after',
      '\nExamples:\n  satudata remap dinkes/gizi-balita\n  satudata remap dinkes/gizi-balita --accept\n  satudata remap dinkes/gizi-balita --accept 1 --by "Sari"\n  satudata remap dinkes/gizi-balita --withdraw 4',
    )
    .action(async (dataset: string, options: RemapOptions, command: Command) => {
      const asked = invocation(command);
      await withCurrentWarehouse(asked, asked.ports, (session) => remap(session, dataset, options, asked));
    });
}

async function remap(session: Session, id: string, options: RemapOptions, asked: Invocation): Promise<void> {
  const { accept, genuine = false } = options;
  if (options.withdraw !== undefined) return takeBack(session, id, options.withdraw, asked);
  const isAccepted = accept !== undefined || genuine;
  const report = isAccepted
    ? await acceptRemap(session, id, {
        by: options.by ?? asked.ports.env.USER ?? asked.ports.env.LOGNAME ?? 'unknown',
        numbers: accept === true ? undefined : accept,
        genuine,
      })
    : await proposeRemap(session, id);
  if (asked.json) return printJson({ ...report, acceptedNow: isAccepted });
  for (const line of remapLines(report)) print(line);
  if (isAccepted) print(`\nAccepted. ${nextStep(id, report.returned)}`);
}

async function takeBack(
  session: Session,
  id: string,
  numbers: readonly number[],
  { json }: Invocation,
): Promise<void> {
  for (const number of numbers) await withdraw(session, id, number);
  if (json) return printJson({ dataset: id, withdrawn: numbers });
  print(`Taken back. What was read by it is read again: satudata run --dataset ${id}`);
}

/** What comes by hand is asked of nobody: it is handed in again. */
function nextStep(
  id: string,
  returned: { readonly channel: string; readonly location: string } | null,
): string {
  const file = returned?.channel === 'hand' ? ` --file "${returned.location}"` : '';
  return `Take the file in: satudata run --dataset ${id}${file}`;
}

function numbersOption(text: string): readonly number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((number) => Number.isInteger(number) && number > 0)) return numbers;
  throw new InvalidArgumentError(`"${text}" is no list of numbers. Write 1 or 1,3.`);
}
