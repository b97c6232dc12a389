// `satudata explain`: from a score down to file, sheet, cell and text as typed.
import type { Command } from 'commander';
import { explain } from '../../pipelines/explain.js';
import type { LocalTime } from '../../pipelines/local-time.js';
import { withWarehouse } from '../../pipelines/session.js';
import { explanationLines } from '../explain-lines.js';
import { invocation } from '../invocation.js';
import { momentOption } from '../moment-option.js';
import { wholeNumber } from '../number-option.js';
import { periodOption } from '../period-option.js';
import { print, printJson } from '../terminal.js';

interface ExplainOptions {
  readonly framework?: string;
  readonly area?: string;
  readonly period?: number;
  readonly asOf?: Date | LocalTime;
  readonly facts: number;
}

export function addExplain(program: Command): void {
  program
    .command('explain <target>')
    .description('why a node of a framework or an indicator is what it is, down to the cells')
    .option('--framework <code>', 'where a node of that name stands in several')
    .option('--area <code or name>', 'Kemendagri code or name; the city when left out')
    .option('--period <period>', 'the latest when left out', periodOption)
    .option(
      '--as-of <date>',
      'as it was known at the end of that day of the city, or at a moment as views print it',
      momentOption,
    )
    .option('--facts <n>', 'most cells told for each term', wholeNumber(1), 8)
    .addHelpText(
      'after',
      '\nExamples:\n  satudata explain governance\n  satudata explain ipm --area "Kota Cilegon" --period 2020\n  satudata explain balita-gizi-kurang --facts 50 --json',
    )
    .action(async (target: string, options: ExplainOptions, command: Command) => {
      const asked = invocation(command);
      const explanation = await withWarehouse(asked, asked.ports, (session) =>
        explain(session, target, options),
      );
      if (asked.json) return printJson(explanation);
      for (const line of explanationLines(explanation)) print(line);
    });
}
