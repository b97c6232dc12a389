// Sums that do not come to the same, series that fall, months that are gone → the warnings that an OPD reads.
import type { Issue } from '../../model/issue.js';
import { type PeriodId, periodCode } from '../../model/period.js';
import type { DisagreeingParts, Telling } from './disagreeing-parts.js';
import type { FallingSeries } from './falling-series.js';
import type { ParentSum } from './parent-sums.js';
import { figureText, listed, placeOf, type Setting, warning } from './setting.js';
import type { VanishedPeriods } from './vanished-periods.js';

const periodsNamed = 12;
const settled = 'bila angkanya memang demikian, tidak perlu diperbaiki.';

export function partsIssue({ first, second }: DisagreeingParts, setting: Setting): Issue {
  const { area, period, variable } = second.figure;
  const [one, other] = [first, second].map((each) => tellingText(each, setting));
  return warning('parts-disagree', second.figure, setting, {
    text: figureText(second.sum),
    message: `${titleOf(variable, setting)} ${setting.areaTitle(area)}, periode ${periodCode(period)}, dua cara tidak sama: ${one}, tetapi ${other}.`,
    mend: `Periksa bagian mana yang kurang atau terhitung dua kali; ${settled}`,
  });
}

function tellingText({ axes, sum, figure }: Telling, setting: Setting): string {
  const way = axes === '' ? 'keseluruhan' : `menurut ${axes.replaceAll(';', ' dan ').replaceAll('_', ' ')}`;
  return `${way} ${figureText(sum)} (mulai sel ${placeOf(figure, setting)})`;
}

export function parentIssue({ parent, children, sum }: ParentSum, setting: Setting): Issue {
  const { area, period, value, variable } = parent;
  return warning('area-not-sum', parent, setting, {
    text: figureText(value),
    message: `Sel ${placeOf(parent, setting)} berisi ${figureText(value)} (${titleOf(variable, setting)}) untuk ${setting.areaTitle(area)}, periode ${periodCode(period)}, sedangkan ${children} wilayah di bawahnya berjumlah ${figureText(rounded(sum))}.`,
    mend: `Periksa angka wilayah itu dan setiap wilayah di bawahnya; ${settled}`,
  });
}

export function fallingIssue({ figure, before }: FallingSeries, setting: Setting): Issue {
  const { area, period, value, variable } = figure;
  return warning('cumulative-falls', figure, setting, {
    text: figureText(value),
    message: `Sel ${placeOf(figure, setting)} berisi ${figureText(value)} untuk ${setting.areaTitle(area)}, periode ${periodCode(period)}, padahal ${titleOf(variable, setting)} dihitung sejak Januari dan sudah ${figureText(before.value)} pada ${periodCode(before.period)}.`,
    mend: `Periksa apakah angkanya hanya angka bulan itu; ${settled}`,
  });
}

/** One warning for what this delivery closes, one for the holes that it leaves. */
export function vanishedIssues({ closed, holes }: VanishedPeriods, setting: Setting): readonly Issue[] {
  const mend = 'Lengkapi periode itu lalu kirim ulang; bila memang tidak ada, tidak perlu diperbaiki.';
  return [
    periodsIssue(closed, 'ada di kiriman sebelumnya, tetapi tidak ada lagi di kiriman ini', mend, setting),
    periodsIssue(holes, 'tidak ada, padahal periode sebelum dan sesudahnya ada', mend, setting),
  ].flat();
}

function periodsIssue(
  periods: readonly PeriodId[],
  says: string,
  mend: string,
  setting: Setting,
): readonly Issue[] {
  if (periods.length === 0) return [];
  const message = `Angka periode ${listed(periods.map(periodCode), periodsNamed)} ${says}.`;
  return [warning('periods-missing', undefined, setting, { text: '', message, mend })];
}

function titleOf(variable: string, { dataset }: Setting): string {
  return dataset.variables[variable]?.title ?? variable;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
