// `satudata status`: who owes what, since when, and what was returned and why.
import type { Command } from 'commander';
import { withWarehouse } from '../../pipelines/session.js';
import { type Obligation, status } from '../../pipelines/status.js';
import { invocation } from '../invocation.js';
import { type Ink, ink, print, printJson, textTable } from '../terminal.js';

interface StatusOptions {
  readonly opd?: string;
  readonly dataset?: string;
  readonly all?: boolean;
}

const colours: Readonly<Record<Obligation['state'], Ink>> = {
  not_due: 'dim',
  due: 'orange',
  late: 'red',
  returned: 'red',
  accepted: 'green',
  revised: 'green',
};

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('the obligations: who owes what, since when, what was returned and why')
    .option('--opd <code>', 'only this OPD')
    .option('--dataset <opd/name>', 'only this dataset')
    .option('--all', 'also what is accepted or not yet due')
    .addHelpText('after', '\nExamples:\n  satudata status\n  satudata status --opd dinkes --all')
    .action(async (options: StatusOptions, command: Command) => {
      const asked = invocation(command);
      const obligations = await withWarehouse(asked, asked.ports, (session) => status(session, options));
      if (asked.json) return printJson({ obligations });
      for (const line of summary(obligations)) print(line);
      const open = obligations.filter(
        (each) => options.all || ['due', 'late', 'returned'].includes(each.state),
      );
      print();
      for (const line of textTable(['state', 'dataset', 'period', 'due', 'PIC', 'why'], open.map(row)))
        print(line);
    });
}

function row(each: Obligation): readonly string[] {
  const why = each.lastReason ?? (each.state === 'late' ? 'belum diterima' : '');
  return [
    ink(colours[each.state], each.state),
    each.dataset,
    each.period,
    each.dueDate,
    each.pic,
    why.length > 70 ? `${why.slice(0, 69)}…` : why,
  ];
}

/** One line an OPD: how much of what it owes stands. */
function summary(obligations: readonly Obligation[]): readonly string[] {
  const byOpd = new Map<string, Obligation[]>();
  for (const each of obligations) byOpd.set(each.opdName, [...(byOpd.get(each.opdName) ?? []), each]);
  const rows = [...byOpd].map(([name, owed]) => {
    const count = (...states: Obligation['state'][]) =>
      String(owed.filter((each) => states.includes(each.state)).length);
    return [name, count('accepted', 'revised'), count('due'), count('late'), count('returned')];
  });
  return textTable(['OPD', 'accepted', 'due', 'late', 'returned'], rows);
}
