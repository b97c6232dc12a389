// The rows of one bound sheet, batch by batch: sorted, checked, turned into observations, staged, and accounted for.
import type { Binding } from '../transforms/binding.js';
import { checker } from '../transforms/check.js';
import { givenPeriod } from '../transforms/check-table.js';
import { remarks } from '../transforms/comments.js';
import { hiddenCount } from '../transforms/hidden.js';
import { leftRowsOf } from '../transforms/left-rows.js';
import type { Observer } from '../transforms/observer.js';
import { isFarTable, tableFarBelow } from '../transforms/other-tables.js';
import type { Register } from '../transforms/register.js';
import type { Stage } from '../warehouse/stage.js';
import type { Ledger } from './ledger.js';
import { localDay } from './owed.js';
import { type SeenSheet, sorterOf } from './see-sheet.js';
import type { Session } from './session.js';

interface Reading {
  readonly request: number | null;
  /** True where a person gave it. */
  readonly givenByHand: boolean;
  readonly session: Session;
  /** null when the delivery goes back anyway and its rows are only counted and checked. */
  readonly stage: Stage | null;
  readonly accounts: Ledger;
  readonly observer: Observer;
}

/** Gives what the sheet names, where its rows are records. */
export async function readSheet(
  { bound, decisions }: SeenSheet,
  { request, givenByHand, session, stage, accounts, observer }: Reading,
): Promise<Register | null> {
  const { binding, sheet, merges, comments, hiddenColumns } = bound;
  const { configuration, ports, resolver } = session;
  const today = localDay(ports.clock(), configuration.city.timezone);
  const check = checker(binding, {
    resolver,
    city: configuration.city.area,
    request,
    today,
    merges,
    decisions,
    sheet: sheet.number,
  });
  const { issues, flagged } = remarks(binding, comments);
  accounts.tell(issues);
  const given = givenByHand && request !== null ? givenPeriod(binding, request) : undefined;
  if (given !== undefined) accounts.tell([given]);
  const left = leftRowsOf(binding, resolver);
  const hidden = hiddenCount(binding.layout, binding.dataset.use_hidden ? [] : hiddenColumns);
  let far: number | undefined;
  const sort = sorterOf(binding, resolver);
  for await (const batch of sheet.rows()) {
    ports.signal.throwIfAborted();
    accounts.read(batch.length);
    const sorted = sort(batch);
    accounts.aside(sorted.aside);
    hidden.add(sorted.aside);
    left.add(sorted.aside);
    far ??= sorted.aside.find((row) => isFarTable(row, binding.layout))?.row;
    if (stage === null) {
      accounts.returned(sorted.data.length);
      continue;
    }
    const checked = check.check(sorted);
    accounts.loaded(checked.rows.length);
    accounts.returned(checked.returned);
    accounts.aside(checked.aside);
    accounts.tell(checked.issues);
    await stage.write(observer.observe(binding, sheet.number, flagged(checked.rows)));
  }
  const passedOver = hidden.issues();
  accounts.tell([...passedOver, ...left.issues()]);
  if (far !== undefined) tellFar(binding, far, accounts);
  if (stage === null) return null;
  const last = check.finish();
  accounts.tell(last);
  if (last.some((issue) => issue.severity === 'error')) accounts.refuse();
  const register = check.register();
  if (register === null || !passedOver.some(({ code }) => code === 'hidden-rows')) return register;
  return { ...register, returned: new Set([...register.returned, null]) };
}

function tellFar({ dataset, layout }: Binding, row: number, accounts: Ledger): void {
  const isWanted = dataset.tables === 'all';
  accounts.tell([tableFarBelow(layout.sheet, row, isWanted)]);
  if (isWanted) accounts.refuse();
}
