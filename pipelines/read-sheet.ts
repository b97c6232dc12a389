// The rows of one bound sheet, batch by batch: sorted, checked, turned into observations, staged, and accounted for.
import type { SortedRows } from '../model/table.js';
import { checker } from '../transforms/check.js';
import { type Sorter, sorter } from '../transforms/layout/sort-rows.js';
import type { Observer } from '../transforms/observer.js';
import { reclaim } from '../transforms/reclaim.js';
import { type Decisions, survey } from '../transforms/survey.js';
import type { AreaResolver } from '../transforms/values/area.js';
import type { Stage } from '../warehouse/stage.js';
import type { BoundSheet } from './bind-sheets.js';
import type { Ledger } from './ledger.js';
import { localDay } from './owed.js';
import type { Session } from './session.js';

interface Reading {
  readonly delimiter: string | null;
  readonly request: number | null;
  readonly session: Session;
  /** null when the delivery goes back anyway and its rows are only counted and checked. */
  readonly stage: Stage | null;
  readonly accounts: Ledger;
  readonly observer: Observer;
}

export async function readSheet(
  bound: BoundSheet,
  { delimiter, request, session, stage, accounts, observer }: Reading,
): Promise<void> {
  const { binding, sheet, merges } = bound;
  const { configuration, ports, resolver } = session;
  const decisions = await decide(bound, delimiter, resolver);
  const today = localDay(ports.clock(), configuration.city.timezone);
  const check = checker(binding, {
    resolver,
    city: configuration.city.area,
    request,
    today,
    merges,
    decisions,
  });
  const sort = sorterOf(bound, resolver);
  for await (const batch of sheet.rows()) {
    ports.signal.throwIfAborted();
    accounts.read(batch.length);
    const sorted = sort(batch);
    accounts.aside(sorted.aside);
    if (stage === null) {
      accounts.returned(sorted.data.length);
      continue;
    }
    const checked = check.check(sorted);
    accounts.loaded(checked.rows.length);
    accounts.returned(checked.returned);
    accounts.aside(checked.aside);
    accounts.tell(checked.issues);
    await stage.write(observer.observe(binding, sheet.number, checked.rows));
  }
  if (stage === null) return;
  const last = check.finish();
  accounts.tell(last);
  if (last.some((issue) => issue.severity === 'error')) accounts.refuse();
}

/** From the first rows where they tell; else the rest of the sheet is read once to ask them too. */
async function decide(
  bound: BoundSheet,
  delimiter: string | null,
  resolver: AreaResolver,
): Promise<Decisions> {
  const { binding, sheet, head } = bound;
  const asked = survey(binding, { delimiter });
  asked.add(sorterOf(bound, resolver)(head.rows));
  if (head.complete || asked.settled()) return asked.decide();
  const seen = head.rows.at(-1)?.row ?? 0;
  const sort = sorterOf(bound, resolver);
  for await (const batch of sheet.rows()) {
    const { data, aside }: SortedRows = sort(batch);
    asked.add({ data: data.filter((row) => row.row > seen), aside });
  }
  return asked.decide();
}

/** What looks like a total to anyone is data where the contract asks for the area that it names. */
function sorterOf({ binding }: BoundSheet, resolver: AreaResolver): Sorter {
  const sort = sorter(binding.layout);
  const claim = reclaim(binding, resolver);
  return (rows) => claim(sort(rows));
}
