// A title, a sheet's or a file's name → the periods that stand inside it, the most specific first.

import { monthPattern } from '../../lexicon/month.js';
import { type PeriodId, type PeriodType, periodId, periodType } from '../../model/period.js';
import { readPeriod, type YearPart } from './period.js';
import { readSpans } from './period-span.js';

const month = `(?:${monthPattern})\\.?`;
const edge = '(?<![a-z0-9])';
const end = '(?![a-z0-9])';
const year = '(?:(?:tahun|thn\\.?|th\\.?)(?: anggaran)? |t\\.?a\\.? )?(?:19|20)\\d{2}';
const part = '(?:\\d|iii|ii|iv|i)';

/** Each form is looked for in turn and what it found is blanked out, so that a shorter form cannot find a piece of it. */
const forms: readonly RegExp[] = [
  `\\d{1,2} ?[-/. ]? ?${month} ?[-/. ,]? ?${year}`,
  `${month} \\d{1,2}, ${year}`,
  '(?:19|20)\\d{2}-\\d{2}-\\d{2}',
  '\\d{1,2} ?([-/.]) ?\\d{1,2} ?\\1 ?(?:19|20)\\d{2}',
  `(?:triwulan|tri wulan|kuartal|quarter|twl|tw|q)[ .-]*${part}[ ,/.-]*${year}`,
  `(?:semester|smt|sem|s)[ .-]*${part}[ ,/.-]*${year}`,
  `${year}[ ,/.-]*(?:triwulan|kuartal|twl|tw|q)[ .-]*${part}`,
  `${year}[ ,/.-]*(?:semester|smt|sem|s)[ .-]*${part}`,
  `(?:bulan )?${month}[ ,/.-]*${year}`,
  `${year}[ ,/.-]+${month}`,
  `${month} ?(?:-|'|’) ?\\d{2}`,
  '(?:19|20)\\d{2}[-.](?:0[1-9]|1[0-2])',
  '(?:0[1-9]|1[0-2])[-/.](?:19|20)\\d{2}',
  '(?:19|20)\\d{2}(?:0[1-9]|1[0-2])',
].map((form) => new RegExp(edge + form + end, 'g'));

const yearSpan =
  /(?<![a-z0-9])((?:19|20)\d{2}) ?([-–—/]|s\.?\/?d\.?|sampai(?: dengan)?|hingga|to) ?((?:19|20)\d{2})(?![a-z0-9])/g;
const yearAlone = /(?<![a-z0-9.,])((?:19|20)\d{2})(?![a-z0-9]|[.,]\d)/g;
const specific: readonly PeriodType[] = ['D', 'M', 'Q', 'S', 'A', 'Y'];
const longestSpan = 60;

/** 03/04/2024 is read day first. "Keadaan 31 Desember 2023" → that day; "Tahun 2019–2022" → four years; "penduduk_2024-03.xlsx" → that month. */
export function findPeriods(text: string): readonly PeriodId[] {
  const spans = readSpans(
    text
      .toLowerCase()
      .replace(/(?<=\d)_(?=\d)/g, '-')
      .replace(/[\s\u00a0_]+/g, ' '),
  );
  const ids = new Set<PeriodId>(spans.ids);
  let { rest } = spans;
  for (const form of forms) {
    rest = rest.replace(form, (piece) => {
      const reading = readPeriod(piece, 'dmy');
      if (reading.kind !== 'period') return piece;
      ids.add(reading.id);
      return ' ';
    });
  }
  for (const id of yearsIn(rest)) ids.add(id);
  return [...ids].sort((a, b) => rank(a) - rank(b) || a - b);
}

/** 2024/2025 is an academic year, 2019–2022 four years; between a span's ends every year is meant. */
function yearsIn(text: string): PeriodId[] {
  const ids: (PeriodId | undefined)[] = [];
  const rest = text.replace(yearSpan, (piece, from: string, sign: string, to: string) => {
    const [first, last] = [Number(from), Number(to)];
    if (last <= first || last - first > longestSpan) return piece;
    if (sign === '/' && last === first + 1) ids.push(periodId('A', first));
    else for (let y = first; y <= last; y++) ids.push(periodId('Y', y));
    return ' ';
  });
  for (const match of rest.matchAll(yearAlone)) ids.push(periodId('Y', Number(match[1])));
  return ids.filter((id) => id !== undefined);
}

function rank(id: PeriodId): number {
  return specific.indexOf(periodType(id));
}

const partInside = new RegExp(
  `${edge}(?:(?:bulan )?${month}|(?:triwulan|kuartal|twl|tw|q)[ .-]*${part}|(?:semester|smt|sem)[ .-]*${part})${end}`,
  'g',
);

/** A short form of August alone in a sentence is rather somebody's name. */
const mayBeName = /^agus$/;

/** The one part of a year that a text names without its year: the sheet "Januari", "Laporan TW II". */
export function findPart(text: string): YearPart | undefined {
  const parts = new Map<string, YearPart>();
  for (const [piece] of text
    .toLowerCase()
    .replace(/[\s\u00a0_]+/g, ' ')
    .matchAll(partInside)) {
    const reading = mayBeName.test(piece) ? undefined : readPeriod(piece);
    if (reading?.kind === 'part') parts.set(`${reading.type}${reading.part}`, reading);
  }
  const [only] = parts.values();
  return parts.size === 1 && only !== undefined ? { type: only.type, part: only.part } : undefined;
}
