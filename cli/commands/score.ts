// `satudata score`: the tree of scores with coverage and colour, now or as it was known on a date.
import type { Command } from 'commander';
import type { LocalTime } from '../../pipelines/local-time.js';
import { score } from '../../pipelines/score.js';
import { withWarehouse } from '../../pipelines/session.js';
import { invocation } from '../invocation.js';
import { momentOption } from '../moment-option.js';
import { wholeNumber } from '../number-option.js';
import { periodOption } from '../period-option.js';
import { scoreLines } from '../score-lines.js';
import { print, printJson } from '../terminal.js';

interface ScoreOptions {
  readonly framework?: string;
  readonly area?: string;
  readonly period?: number;
  readonly asOf?: Date | LocalTime;
  readonly depth: number;
}

export function addScore(program: Command): void {
  program
    .command('score')
    .description('the tree of scores with coverage and colour')
    .option('--framework <code>', 'a file of config/frameworks, e.g. ipm')
    .option('--area <code or name>', 'Kemendagri code or name; the city when left out')
    .option('--period <period>', 'the latest of best coverage when left out', periodOption)
    .option(
      '--as-of <date>',
      'as it was known at the end of that day of the city, or at a moment as views print it',
      momentOption,
    )
    .option('--depth <levels>', 'levels below the root that are shown', wholeNumber(0), 9)
    .addHelpText(
      'after',
      '\nExamples:\n  satudata score\n  satudata score --framework ipm --area "Kota Cilegon" --period 2020\n  satudata score --as-of 2026-01-31 --json',
    )
    .action(async (options: ScoreOptions, command: Command) => {
      const asked = invocation(command);
      const scores = await withWarehouse(asked, asked.ports, (session) => score(session, options));
      if (asked.json) return printJson(scores);
      for (const line of scoreLines(scores, options.depth)) print(line);
    });
}
