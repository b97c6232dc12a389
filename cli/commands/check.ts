// `satudata check`: every mistake of the configuration at once, with file and line.
import type { Command } from 'commander';
import { check } from '../../pipelines/check.js';
import { invocation } from '../invocation.js';
import { ink, print, printJson } from '../terminal.js';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('read the whole configuration and say every mistake at once, with file and line')
    .addHelpText('after', '\nExamples:\n  satudata check\n  satudata --config ../cilegon check --json')
    .action(async (_options, command: Command) => {
      const { config, json } = invocation(command);
      const { configuration, mistakes, warnings } = await check(config);
      if (mistakes.length > 0) process.exitCode = 2;
      if (json) return printJson({ directory: config, ok: mistakes.length === 0, mistakes, warnings });
      for (const each of [...warnings, ...mistakes]) {
        const word = warnings.includes(each) ? `${ink('orange', 'warning')} ` : '';
        print(`${ink('cyan', `${each.file}:${each.line}`)}  ${word}${each.message}`);
        if (each.hint) print(`    ${ink('dim', each.hint)}`);
      }
      if (mistakes.length > 0) return print(`\n${ink('red', `${mistakes.length} mistake(s)`)} in ${config}`);
      const { opds = [], datasets = [], indicators = [], frameworks = [], areas = [] } = configuration ?? {};
      print(
        `${ink('green', 'in order')}: ${opds.length} OPD, ${datasets.length} datasets, ${indicators.length} indicators, ${frameworks.length} frameworks, ${areas.length} areas in ${config}`,
      );
    });
}
