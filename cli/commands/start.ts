// `satudata start`: stays up and runs at the times of a cron expression.
import type { Command } from 'commander';
import { lastRun } from '../../pipelines/last-run.js';
import { run } from '../../pipelines/run.js';
import { keepSchedule } from '../../pipelines/schedule.js';
import { withCurrentWarehouse } from '../../pipelines/session.js';
import { invocation } from '../invocation.js';
import { datasetLine, runLines } from '../run-lines.js';
import { say } from '../terminal.js';

export function addStart(program: Command): void {
  program
    .command('start')
    .description('stay up and run every night; a night that was missed is caught up at the start')
    .option(
      '--cron <expression>',
      'minute hour day month weekday, in the time zone of the city',
      '30 1 * * *',
    )
    .addHelpText('after', '\nExamples:\n  satudata start\n  satudata start --cron "0 */6 * * *"')
    .action(async ({ cron }: { readonly cron: string }, command: Command) => {
      const asked = invocation(command);
      const { ports } = asked;
      const { timezone, last } = await withCurrentWarehouse(asked, ports, async (session) => ({
        timezone: session.configuration.city.timezone,
        last: await lastRun(session),
      }));
      say(`running at "${cron}" (${timezone}); Ctrl-C ends it after the run under way`);
      const work = () =>
        withCurrentWarehouse(asked, ports, async (session) => {
          const report = await run(session, {}, (done) => say(datasetLine(done)));
          for (const line of runLines(report)) say(line);
        });
      await keepSchedule({ cron, timezone, lastRun: last }, work, ports);
    });
}
