// What a table as a whole must tell (its area, a period, the period asked for) → the issues where it does not.
import type { Area } from '../model/area.js';
import type { Issue } from '../model/issue.js';
import { type PeriodId, periodCode } from '../model/period.js';
import { placeIn } from '../model/place.js';
import type { Layout } from '../model/table.js';
import type { Binding } from './binding.js';
import {
  fitPeriod,
  headingPieces,
  isGiven,
  periodColumnsOf,
  periodSources,
  periodTypeOf,
  toldAgainst,
} from './period-sources.js';
import { isFuture } from './row-period.js';

/** A workbook with a sheet for each period is not blamed for the sheets of the others. */
export interface DeliveryIssues {
  /** The periods of a row. */
  saw(periods: readonly PeriodId[]): void;
  finish(): readonly Issue[];
}

export function deliveryIssues(
  binding: Binding,
  context: { readonly request: PeriodId | null; readonly today: string; readonly area: Area | null },
): DeliveryIssues {
  const type = periodTypeOf(binding.dataset);
  const asked = context.request === null ? undefined : fitPeriod(context.request, type);
  const seen = new Set<PeriodId>();
  let last: readonly PeriodId[] | undefined;
  return {
    saw(periods) {
      if (periods === last) return;
      last = periods;
      for (const period of periods) seen.add(period);
    },
    finish() {
      const issues = [...areaIssues(binding, context.area), ...surroundingIssues(binding, context)];
      const against =
        context.request !== null && isGiven(binding) ? toldAgainst(binding, context.request) : undefined;
      if (against !== undefined && context.request !== null)
        return [...issues, standsOver(binding, context.request, against)];
      const bySheet = [binding.dataset.period.from].flat().includes('sheet');
      if (issues.length > 0 || bySheet || asked === undefined || seen.size === 0 || seen.has(asked))
        return issues;
      return [notAsked(binding, asked, [...seen])];
    },
  };
}

/** A table without period columns says its period once, for every row, or returns whole. */
function surroundingIssues(
  binding: Binding,
  context: { readonly request: PeriodId | null; readonly today: string },
): readonly Issue[] {
  if (periodColumnsOf(binding).length > 0) return [];
  const sources = periodSources(binding, context.request);
  const periods = headingPieces(binding).map((pieces) => sources.resolve({}, pieces));
  if (periods.includes(undefined)) return [untold(binding)];
  const future = [...new Set(periods)].filter((id) => id !== undefined && isFuture(id, context.today));
  return future.map((id) => tooLate(binding, id ?? 0, context.today));
}

/** A table whose contract says where its area stands names it there, or returns whole. */
function areaIssues(binding: Binding, area: Area | null): readonly Issue[] {
  const { dataset, layout } = binding;
  if (area !== null || dataset.area === undefined || typeof dataset.area === 'string') return [];
  const places = [dataset.area.from].flat().map((place) => placeNames[place]);
  const message = `Wilayah tabel ini tidak ditemukan di ${places.join(' maupun ')}.`;
  const mend = `Tulis nama wilayahnya di ${places[0]}, misalnya "Kecamatan Cibeber".`;
  return [tableIssue(binding, 'no-area', layout.sheet ?? layout.title, message, mend)];
}

const placeNames = { sheet: 'nama lembar', title: 'judul', file: 'nama berkas' } as const;

function tableIssue(binding: Binding, code: string, text: string, message: string, mend: string): Issue {
  const { layout } = binding;
  const [title = null] = layout.titleRows;
  const place =
    title === null ? placeIn(layout, layout.headerRows[0] ?? null, null) : { row: title, col: null };
  return { code, severity: 'error', sheet: layout.sheet, ...place, text, message, mend };
}

function standsOver(binding: Binding, asked: PeriodId, { value, text }: Layout['periods'][number]): Issue {
  const message = `Yang diminta periode ${periodCode(asked)}, tetapi berkas ini sendiri menyebut ${periodCode(value)}: "${text}".`;
  const mend = 'Serahkan dengan periode yang disebut berkasnya, atau perbaiki periode di dalam berkas.';
  return tableIssue(binding, 'period-not-asked', text, message, mend);
}

/** The period of the facts is what whoever handed the file in says, and stands nowhere in it; undefined where it does. */
export function givenPeriod(binding: Binding, request: PeriodId): Issue | undefined {
  if (!isGiven(binding) || toldAgainst(binding, request) !== undefined) return undefined;
  const message = `Periode ${periodCode(request)} diberikan saat penyerahan; berkasnya sendiri tidak menyebutnya.`;
  const mend = 'Tulis periodenya di judul tabel, supaya terbaca dari berkasnya sendiri.';
  return { ...tableIssue(binding, 'period-given', '', message, mend), severity: 'warning' };
}

function untold(binding: Binding): Issue {
  if ([binding.dataset.period.from].flat().includes('request')) return unasked(binding);
  const message = 'Periode tabel ini tidak ditemukan di judul, nama lembar, maupun nama berkas.';
  const mend = 'Tulis periodenya di judul tabel, misalnya "Tahun 2024" atau "Bulan Januari 2024".';
  return tableIssue(binding, 'no-period', binding.layout.title, message, mend);
}

/** The contract leaves the period to whoever hands the file in, and nobody gave it. */
function unasked(binding: Binding): Issue {
  const message =
    'Berkas ini tidak menyebut periodenya, dan tidak ada periode yang diberikan saat penyerahan.';
  const mend = `Serahkan lagi dengan periodenya: satudata run --dataset ${binding.dataset.id} --file <berkas> --period 2024.`;
  return tableIssue(binding, 'no-period', binding.layout.title, message, mend);
}

function tooLate(binding: Binding, period: PeriodId, today: string): Issue {
  const message = `Tabel ini menyebut periode ${periodCode(period)}, yang belum berjalan pada ${today}.`;
  return tableIssue(binding, 'future-period', binding.layout.title, message, 'Periksa tahun dan bulannya.');
}

function notAsked(binding: Binding, asked: PeriodId, seen: readonly PeriodId[]): Issue {
  const list = seen.slice(0, 6).map(periodCode).join(', ');
  const message = `Yang diminta periode ${periodCode(asked)}, tetapi berkas ini berisi ${list}${seen.length > 6 ? ', …' : ''}.`;
  const mend = 'Kirim berkas untuk periode yang diminta, atau perbaiki periode di dalam berkas.';
  return tableIssue(binding, 'period-not-asked', list, message, mend);
}
