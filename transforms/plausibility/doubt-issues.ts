// What is hard to believe of a delivery → the warnings that an OPD reads: which cells, what stood there, what to do.
import type { Issue } from '../../model/issue.js';
import { periodCode } from '../../model/period.js';
import type { CopiedColumn } from './copied-columns.js';
import type { MissingAreas } from './missing-areas.js';
import type { RepeatedPeriod } from './repeated-periods.js';
import { columnTitle, figureText, listed, placeOf, type Setting, warning } from './setting.js';
import type { SlippedFigure } from './slipped-figures.js';
import type { SplitArea } from './split-areas.js';
import type { SwappedColumns } from './swapped-columns.js';

const columnsNamed = 5;
const areasNamed = 20;

export function copiedIssue({ first, second }: CopiedColumn, setting: Setting): Issue {
  const [one, other] = [first.figures[0], second.figures[0]];
  const [source = '', copy = ''] = [one, other].map((each) => each && columnTitle(each, setting));
  const cells = [one, other].map((each) => each && placeOf(each, setting)).join(' dan ');
  return warning('column-copied', other, setting, {
    text: figureText(other?.value ?? 0),
    message: `Semua ${second.figures.length} angka di ${copy} sama persis dengan ${source} (periode ${periodCode(second.period)}), misalnya ${figureText(other?.value ?? 0)} di sel ${cells}.`,
    mend: 'Periksa apakah salah satunya tersalin dari yang lain; bila angkanya memang sama, tidak perlu diperbaiki.',
  });
}

export function swappedIssue({ first, second }: SwappedColumns, setting: Setting): Issue {
  const [one, other] = [first.figures[0], second.figures[0]];
  const [left = '', right = ''] = [one, other].map((each) => each && columnTitle(each, setting));
  return warning('columns-swapped', other, setting, {
    text: figureText(other?.value ?? 0),
    message: `Angka periode ${periodCode(first.period)} di ${left} dan ${right} tampaknya tertukar: di setiap wilayah masing-masing melanjutkan angka kolom yang lain dari periode sebelumnya.`,
    mend: 'Periksa judul kedua kolom itu; bila angkanya memang demikian, tidak perlu diperbaiki.',
  });
}

export function repeatedIssue(
  { period, before, columns }: RepeatedPeriod,
  inDelivery: boolean,
  setting: Setting,
): Issue {
  const [figure] = columns[0]?.figures ?? [];
  const titles = columns.flatMap(({ figures: [first] }) => (first ? [columnTitle(first, setting)] : []));
  const count = columns.reduce((sum, { figures }) => sum + figures.length, 0);
  const source = inDelivery ? 'di kiriman ini' : 'yang sudah diterima';
  return warning('period-repeated', figure, setting, {
    text: figureText(figure?.value ?? 0),
    message: `Semua ${count} angka periode ${periodCode(period)} di ${listed([...new Set(titles)], columnsNamed)} sama persis dengan periode ${periodCode(before)} ${source}.`,
    mend: `Periksa apakah angka ${periodCode(before)} tersalin; bila memang tidak ada yang berubah, tidak perlu diperbaiki.`,
  });
}

export function slippedIssue({ figure, times, expected, by }: SlippedFigure, setting: Setting): Issue {
  const { area, period, value } = figure;
  const neighbours = by === 'periods' ? 'menurut periode lain' : 'menurut wilayah lain';
  const usual = figureText(Number(expected.toPrecision(3)));
  return warning('figure-slipped', figure, setting, {
    text: figureText(value),
    message: `Sel ${placeOf(figure, setting)} berisi ${figureText(value)} untuk ${setting.areaTitle(area)}, periode ${periodCode(period)}: kira-kira ${timesText(times)} yang wajar ${neighbours}, yaitu sekitar ${usual}.`,
    mend: 'Periksa nol, titik, koma dan satuannya; bila angkanya memang demikian, tidak perlu diperbaiki.',
  });
}

/** "10 kali", "seperseribu dari". */
function timesText(times: number): string {
  return times > 1 ? `${figureText(times)} kali` : `1/${figureText(Math.round(1 / times))} dari`;
}

export function splitIssue({ rows }: SplitArea, setting: Setting): Issue {
  const last = rows.at(-1);
  const places = rows.map(({ row }) => row).join(' dan ');
  return warning('area-split', last, setting, {
    text: setting.areaTitle(last?.area ?? ''),
    message: `${setting.areaTitle(last?.area ?? '')}, periode ${periodCode(last?.period ?? 0)}, ada di baris ${places} dengan kolom isian yang berbeda.`,
    mend: 'Gabungkan menjadi satu baris, atau perbaiki nama wilayahnya bila yang dimaksud wilayah lain.',
  });
}

export function missingIssue({ period, before, areas }: MissingAreas, setting: Setting): Issue {
  const names = areas.map(setting.areaTitle);
  const since =
    period === before ? 'di kiriman sebelumnya untuk periode itu' : `di periode ${periodCode(before)}`;
  return warning('areas-missing', undefined, setting, {
    text: '',
    message: `Tidak ada angka periode ${periodCode(period)} untuk ${names.length} wilayah yang ada ${since}: ${listed(names, areasNamed)}.`,
    mend: 'Lengkapi wilayah itu lalu kirim ulang; bila memang tidak ada lagi datanya, tidak perlu diperbaiki.',
  });
}

/** One line for those that are not told one by one. */
export function restIssue(code: string, count: number, setting: Setting): Issue {
  return warning(code, undefined, setting, {
    text: '',
    message: `Masih ada ${count} peringatan lain yang sejenis.`,
    mend: 'Periksa dahulu yang sudah disebut.',
  });
}
