// The registers of a delivery's sheets → its absences, on its accounts, and the zeros that a NIHIL says.
import type { DatasetEntry } from '../model/dataset.js';
import type { Observation } from '../model/observation.js';
import type { PeriodId } from '../model/period.js';
import { placeIn } from '../model/place.js';
import { emptyTable } from '../transforms/absence-issues.js';
import { absencesOf } from '../transforms/absences.js';
import { nihilAmong } from '../transforms/nihil.js';
import type { Register } from '../transforms/register.js';
import type { BoundSheet } from './bind-sheets.js';
import type { Ledger } from './ledger.js';
import { localDay } from './owed.js';
import type { Session } from './session.js';

interface Reading {
  readonly request: PeriodId | null;
  readonly session: Session;
}

/** Nothing where rows are no records. What cannot be true refuses the delivery. */
export function settleRegisters(
  dataset: DatasetEntry,
  read: readonly Register[],
  accounts: Ledger,
  { request, session }: Reading,
): readonly Observation[] {
  if (read.length === 0) return [];
  const silent = read.filter((each) => !speaks(each));
  const told = read.length > silent.length;
  accounts.tell(silent.map((each) => emptyTable(each, each.headings, told ? 'warning' : 'error')));
  const { configuration, resolver, ports } = session;
  const today = localDay(ports.clock(), configuration.city.timezone);
  const registers = read.map((each) => (speaks(each) ? each : { ...each, returned: new Set([null]) }));
  const said = absencesOf(dataset, registers, { request, today, byCode: resolver.byCode });
  accounts.tell(said.issues);
  if (said.issues.length > 0) accounts.refuse();
  accounts.cover(said.absences);
  return said.zeros;
}

function speaks({ rows, nihil }: Register): boolean {
  return rows > 0 || nihil.length > 0;
}

/** Of a sheet without a row: the cell that says so, anywhere on it, or its headings where the contract takes them for it. */
export function withNihil(
  dataset: DatasetEntry,
  register: Register,
  bound: Pick<BoundSheet, 'binding' | 'head' | 'sheet'>,
): Register {
  if (speaks(register)) return register;
  const found = nihilAmong(bound.head.rows, dataset);
  if (found === undefined && dataset.empty !== 'zero') return register;
  const place = found === undefined ? undefined : placeIn(bound.binding.layout, found.row, found.col);
  const cell =
    found === undefined
      ? register.headings
      : {
          sheet: bound.sheet.number,
          row: place?.row ?? found.row,
          col: place?.col ?? null,
          text: found.text,
        };
  return { ...register, nihil: [{ cell, area: null, periods: [] }] };
}
