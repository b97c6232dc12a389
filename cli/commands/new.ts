// `satudata new dataset <opd>/<name> --from FILE`: writes the dataset's YAML from a file or an address.
import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { type NewDataset, newDataset } from '../../pipelines/new-dataset.js';
import type { Answer } from '../../pipelines/settle.js';
import { asker, dialogue } from '../ask.js';
import { type Invocation, invocation } from '../invocation.js';
import { wholeNumber } from '../number-option.js';
import { ink, print, printJson } from '../terminal.js';

export function addNew(program: Command): void {
  program
    .command('new')
    .description('write a part of the configuration from what a file shows')
    .command('dataset')
    .argument('<id>', 'opd/name of the new dataset')
    .requiredOption(
      '--from <file>',
      'a file such as the OPD sends it, or the address of a file, a CKAN page or an API',
    )
    .option('--table <number>', 'of several tables the one that "inspect" gives this number', wholeNumber(1))
    .option(
      '--assume',
      'take the likeliest of what the file leaves open, with a remark; else it is asked, or left to decide',
    )
    .description('write the YAML of a dataset, with the reason for every choice, from a file')
    .addHelpText(
      'after',
      '\nExamples:\n  satudata new dataset dinkes/gizi-balita --from "inbox/Gizi Balita 2024.xlsx"\n  satudata check\n  satudata run --dataset dinkes/gizi-balita\n  satudata new dataset dinkes/gizi-balita --from "Gizi.xlsx" --assume\n  satudata new dataset dukcapil/penduduk --from https://data.example.go.id/dataset/jumlah-penduduk',
    )
    .action(async (id: string, { from, table, assume = false }: NewFlags, command: Command) => {
      const { config, json, ports } = invocation(command);
      const file = /^https?:\/\//i.test(from) ? from : resolve(from);
      const place = { id, file, config, ...(table === undefined ? {} : { table }) };
      const made = await withAnswers({ assume, json, ports }, (answer) =>
        newDataset({ ...place, ...(answer === undefined ? {} : { answer }) }, ports),
      );
      if (json) printJson(documentOf(made));
      else for (const line of lines(made)) print(line);
    });
}

interface NewFlags {
  readonly from: string;
  readonly table?: number;
  readonly assume?: boolean;
}

/** A program that reads the document is not asked. */
async function withAnswers(
  { assume, json, ports }: Pick<Invocation, 'json' | 'ports'> & { readonly assume: boolean },
  make: (answer: Answer | 'assume' | undefined) => Promise<NewDataset>,
): Promise<NewDataset> {
  const open = json || assume ? undefined : dialogue();
  if (open === undefined) return make(assume ? 'assume' : undefined);
  const { ask, close } = asker(open, ports.signal);
  return make(ask).finally(close);
}

function documentOf({ id, path, text, rehearsal, others, issues: asked, decisions, axes }: NewDataset) {
  const { observations, rows, returned, issues } = rehearsal;
  return {
    dataset: id,
    file: path,
    observations,
    rows,
    returned,
    issues: [...asked, ...issues],
    decisions,
    axes,
    others,
    yaml: text,
  };
}

const mostIssues = 5;

function lines({ id, path, rehearsal, others, decisions, axes }: NewDataset): readonly string[] {
  const { observations, rows, returned, issues, repeated } = rehearsal;
  const errors = issues.filter(({ severity }) => severity === 'error');
  return [
    `${ink('green', 'wrote')} ${relative(process.cwd(), path) || path}`,
    `the file gives ${observations} observations in ${rows} rows${returned === 0 ? '' : `; ${ink('orange', `${returned} rows would be returned`)}`}`,
    ...Object.keys(axes).map((axis) => `${ink('green', 'added')} axis ${axis} to breakdowns.yaml`),
    ...(repeated === 'contradicting'
      ? [ink('orange', 'some facts are said more than once, with different values')]
      : []),
    ...errors.slice(0, mostIssues).map(({ code, message }) => `  ${ink('orange', code)}  ${message}`),
    ...(errors.length > mostIssues ? [`  and ${errors.length - mostIssues} more`] : []),
    ...others.map(({ number, sheet, rows, columns, title }) =>
      ink(
        'dim',
        `  not in it: table ${number}${sheet === null ? '' : ` on sheet "${sheet}"`}, ${rows} × ${columns}  ${title} (--table ${number})`,
      ),
    ),
    ...decisions.map(({ question }) => `  ${ink('orange', 'undecided')}  ${question}`),
    ink(
      'dim',
      decisions.length === 0
        ? `Read it through, then: satudata check && satudata run --dataset ${id}`
        : 'Decide what stands under "decide", then: satudata check',
    ),
  ];
}
