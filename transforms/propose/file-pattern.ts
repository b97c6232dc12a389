// The name of a file and the periods of its figures → the pattern under which the files of other periods come.

import { monthPattern } from '../../lexicon/month.js';
import { withoutRevision } from '../../lexicon/revision.js';
import {
  type PeriodId,
  periodEnd,
  periodPart,
  periodStart,
  periodType,
  periodYear,
} from '../../model/period.js';
import { findPeriods } from '../values/find-periods.js';

export interface FilePattern {
  readonly pattern: string;
  readonly why: string;
}

const stands = 'periode di nama berkas mengikuti periode yang ditagih';
const baseYear = /(?:konstan|constant(?: prices)?|tahun dasar|base year)\s*(?:tahun\s*)?\(?\d{4}\)?/gi;
const monthNames = new RegExp(`(?<![a-z])(?:${monthPattern})(?![a-z])`, 'i');

/** With "revisi", "final" and their like behind them. `told`: the periods that the figures speak of; empty where only the name tells. */
export function filePattern(fileName: string, told: readonly PeriodId[]): FilePattern {
  const ending = /\.[^. ]{1,5}$/.exec(fileName)?.[0] ?? '';
  const stem = withoutRevision(ending === '' ? fileName : fileName.slice(0, -ending.length));
  const { pattern, why } = periodPattern(stem + ending, told);
  const open = pattern.slice(0, pattern.length - ending.length);
  // What stands for anything stands for a revision too.
  return { pattern: open.endsWith('*') ? pattern : `${open}{revision}${ending}`, why };
}

function periodPattern(fileName: string, told: readonly PeriodId[]): FilePattern {
  const safe = fileName.replace(/[{}*]/g, '?');
  const named = [...new Set(findPeriods(safe.replace(/\.[^.]+$/, '').replace(baseYear, '')))];
  const academic = told.find((one) => periodType(one) === 'A');
  const ofSchool = academic === undefined ? undefined : withFields(safe, academic);
  if (ofSchool !== undefined) return { pattern: ofSchool, why: stands };
  const [id] = named;
  if (id === undefined)
    return { pattern: safe, why: 'namanya tanpa periode: dibaca lagi bila isinya berubah' };
  if (
    named.length === 1 &&
    (told.length === 0 || told.some((one) => isWithin(one, id) || isWithin(id, one)))
  ) {
    const pattern = withFields(safe, id);
    if (pattern !== undefined) return { pattern, why: stands };
  }
  const pattern = safe.replace(/\d{4}(?:[\d\s._-]*\d)?/g, (digits) =>
    /^(19|20)\d\d/.test(digits) ? '*' : digits,
  );
  return { pattern, why: 'tanggal di namanya bukan satu periode dari angkanya' };
}

function isWithin(inner: PeriodId, outer: PeriodId): boolean {
  return periodStart(outer) <= periodStart(inner) && periodEnd(inner) <= periodEnd(outer);
}

/** undefined for a spelling that no placeholder has. */
function withFields(name: string, id: PeriodId): string | undefined {
  const year = periodYear(id);
  const part = periodPart(id);
  const two = String(part).padStart(2, '0');
  const put = (pattern: RegExp, fields: string): string | undefined =>
    pattern.test(name) ? name.replace(pattern, fields) : undefined;
  switch (periodType(id)) {
    case 'Y':
      return putLast(name, String(year), '{year}');
    case 'A':
      return put(new RegExp(`${year}([-–_ ])${year + 1}`), '{year}$1{next_year}');
    case 'S':
      return (
        put(new RegExp(`${year}-S${part}`, 'i'), '{period}') ??
        spelled(name, year, /\b(?:semester|smt|sem|s)[ ._-]*(\w+)/i, 'semester')
      );
    case 'Q':
      return (
        put(new RegExp(`${year}-Q${part}`, 'i'), '{period}') ??
        spelled(name, year, /\b(?:triwulan|tw|kuartal|q)[ ._-]*(\w+)/i, 'quarter')
      );
    case 'M':
      return (
        put(new RegExp(`${year}-${two}`), '{period}') ??
        put(new RegExp(`${year}([_. ])${two}`), '{year}$1{month:02}') ??
        monthSpelled(name, year)
      );
    case 'D':
      return put(new RegExp(periodStart(id)), '{period}');
  }
}

function putLast(name: string, text: string, field: string): string | undefined {
  const at = name.lastIndexOf(text);
  return at < 0 ? undefined : name.slice(0, at) + field + name.slice(at + text.length);
}

function spelled(name: string, year: number, pattern: RegExp, field: string): string | undefined {
  const ordinal = pattern.exec(name)?.[1];
  if (ordinal === undefined) return undefined;
  const placeholder = /^\d$/.test(ordinal) ? `{${field}}` : `{${field}:roman}`;
  if (!/^(\d|i{1,3}|iv)$/i.test(ordinal)) return undefined;
  return putLast(
    name.replace(pattern, (piece) => piece.slice(0, -ordinal.length) + placeholder),
    String(year),
    '{year}',
  );
}

function monthSpelled(name: string, year: number): string | undefined {
  const found = monthNames.exec(name)?.[0];
  if (found === undefined) return undefined;
  return putLast(
    name.replace(monthNames, found.length > 4 ? '{month:name}' : '{month:short}'),
    String(year),
    '{year}',
  );
}
