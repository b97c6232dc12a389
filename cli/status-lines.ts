// The obligations of a city → a line an OPD, then what is open, and why what was returned was returned.
import type { Standing } from '../pipelines/status.js';
import { issueLines } from './issue-lines.js';
import { type Ink, ink, shorten, textTable } from './terminal.js';

const colours: Readonly<Record<Standing['state'], Ink>> = {
  not_due: 'dim',
  due: 'orange',
  late: 'red',
  returned: 'red',
  accepted: 'green',
  revised: 'green',
};
const open: ReadonlySet<Standing['state']> = new Set(['due', 'late', 'returned']);
const issuesShown = 2;

/** `all`: also what is accepted or not due yet. `today` is an ISO day. */
export function statusLines(standings: readonly Standing[], all: boolean, today: string): readonly string[] {
  const shown = standings.filter(({ state }) => all || open.has(state));
  const returned = shown.filter(({ state }) => state === 'returned');
  return [
    ...summary(standings),
    '',
    ...(shown.length === 0
      ? [ink('green', 'nothing is open')]
      : textTable(
          ['state', 'dataset', 'period', 'due', 'days', 'PIC', 'why'],
          shown.map((each) => row(each, today)),
        )),
    ...returned.flatMap(returnedLines),
  ];
}

/** How much of what each OPD owes stands. */
function summary(standings: readonly Standing[]): readonly string[] {
  const byOpd = grouped(standings);
  const rows = [...byOpd].map(([name, owed]) => counts(name, owed));
  const total = byOpd.size > 1 ? [counts('', standings).map((text) => ink('bold', text))] : [];
  return textTable(['OPD', 'accepted', 'due', 'late', 'returned'], [...rows, ...total]);
}

function grouped(standings: readonly Standing[]): ReadonlyMap<string, readonly Standing[]> {
  const byOpd = new Map<string, Standing[]>();
  for (const each of standings) byOpd.set(each.opdName, [...(byOpd.get(each.opdName) ?? []), each]);
  return byOpd;
}

function counts(name: string, owed: readonly Standing[]): readonly string[] {
  const count = (...states: Standing['state'][]) =>
    String(owed.filter(({ state }) => states.includes(state)).length);
  return [name, count('accepted', 'revised'), count('due'), count('late'), count('returned')];
}

function row(each: Standing, today: string): readonly string[] {
  const days = Math.round((Date.parse(today) - Date.parse(each.dueDate)) / 86_400_000);
  return [
    ink(colours[each.state], each.state),
    each.dataset,
    each.period,
    each.dueDate,
    days > 0 && open.has(each.state) ? String(days) : '',
    each.pic,
    shorten(why(each), 60),
  ];
}

function why({ state, lastReason, issueCount }: Standing): string {
  if (state === 'returned') return lastReason ?? '';
  if (state === 'accepted' || state === 'revised') return issueCount === 0 ? '' : `${issueCount} catatan`;
  return state === 'late' ? 'belum diterima' : '';
}

function returnedLines({ dataset, period, issues, issueCount, pic, contact }: Standing): readonly string[] {
  return [
    '',
    `${ink('orange', 'Dikembalikan')}  ${dataset}  ${period}  ${ink('dim', `${pic}, ${contact}`)}`,
    ...issueLines(issues, issuesShown, issueCount),
  ];
}
