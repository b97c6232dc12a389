// `satudata init DIR --area CODE`: the configuration of another city to begin with.
import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { init } from '../../pipelines/init.js';
import { wantsJson } from '../invocation.js';
import { ink, print, printJson } from '../terminal.js';

export function addInit(program: Command): void {
  program
    .command('init')
    .argument('<dir>', 'an empty or a new folder')
    .requiredOption('--area <code>', 'Kemendagri code of the kabupaten or kota, e.g. 34.04')
    .description('write a configuration to begin with for another city: areas, agencies, schemas, a README')
    .addHelpText(
      'after',
      '\nExamples:\n  satudata areas find sleman\n  satudata init sleman --area 34.04\n  satudata --config sleman check',
    )
    .action(async (dir: string, { area }: { readonly area: string }, command: Command) => {
      const made = await init(resolve(dir), area);
      if (wantsJson(command)) return printJson(made);
      const place = relative(process.cwd(), made.directory) || '.';
      print(`${ink('green', 'wrote')} ${made.files.length} files for ${made.name} in ${place}`);
      print(`areas.csv has its ${made.kecamatan} kecamatan and ${made.kelurahan} kelurahan and desa`);
      print(ink('dim', `Read ${place}/README.md, then: satudata --config ${place} check`));
    });
}
