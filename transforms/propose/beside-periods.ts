// Groups of figures, some with a period in their headings → those that only sum or compare the periods beside them.
import type { PeriodPieces } from '../binding.js';
import type { MeasureGroup } from './measure-group.js';
import { saysNothing, titleOf } from './names.js';

const comparing =
  /^(?:rata[- ]?rata|rerata|mean|average|pertumbuhan|perubahan|kenaikan|penurunan|selisih|tren|trend|laju|growth|naik|turun|delta|ranking|peringkat|%|persentase (?:kenaikan|perubahan|pertumbuhan))/i;

/** "Jumlah" beside twelve months has no month of its own. */
export function besidePeriods(groups: readonly MeasureGroup[]): readonly MeasureGroup[] {
  const periods = new Set(
    groups.flatMap(({ pieces }) => pieces.filter(tells).map((each) => JSON.stringify(each))),
  );
  if (periods.size < 2) return [];
  return groups.filter(({ pieces, stem }) => {
    const words = titleOf(stem.at(-1) ?? '');
    return !pieces.some(tells) && (saysNothing(words) || comparing.test(stem.at(-1)?.trim() ?? ''));
  });
}

function tells(pieces: PeriodPieces): boolean {
  return Object.keys(pieces).length > 0;
}
