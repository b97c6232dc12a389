// A delivery's figures and those accepted before → warnings of what is hard to believe. They never block.
import { aggregationOf } from '../../lexicon/aggregation.js';
import type { Evidence } from '../../model/figure.js';
import type { Issue } from '../../model/issue.js';
import type { PeriodId } from '../../model/period.js';
import { byPlace, figureColumns } from './columns.js';
import { copiedColumns } from './copied-columns.js';
import { disagreeingParts } from './disagreeing-parts.js';
import {
  copiedIssue,
  missingIssue,
  repeatedIssue,
  restIssue,
  slippedIssue,
  splitIssue,
  swappedIssue,
} from './doubt-issues.js';
import { fallingSeries } from './falling-series.js';
import { missingAreas } from './missing-areas.js';
import { parentSums } from './parent-sums.js';
import { repeatedPeriods } from './repeated-periods.js';
import { type History, historyOf } from './series.js';
import { type Setting, turned } from './setting.js';
import { slippedFigures } from './slipped-figures.js';
import { splitAreas } from './split-areas.js';
import { fallingIssue, parentIssue, partsIssue, vanishedIssues } from './sum-issues.js';
import { swappedColumns } from './swapped-columns.js';
import { tiedColumns } from './tied.js';
import { vanishedPeriods } from './vanished-periods.js';

/** Of one kind; the others are counted in one more line. */
const mostTold = 20;

/**
 * `returned`: data rows with a mistake, which may be those of the areas that are missing. The order of the figures and
 * the unit they are all written in make no difference.
 */
export function doubts(found: Evidence, setting: Setting, returned: number): readonly Issue[] {
  const delivered = found.delivered.map((figure) => turned(figure, setting));
  if (delivered.length === 0) return [];
  const evidence = { ...found, delivered };
  const history = historyOf(evidence);
  const columns = figureColumns(delivered);
  const periods = new Set(delivered.map(({ period }) => period));
  // Of records a period between others is 0 and no hole.
  const inSeries = setting.dataset.records === undefined ? periods : new Set<PeriodId>();
  const tied = tiedColumns(setting.dataset, setting.sheets);
  const kinds = [
    copiedColumns(columns, history, tied).map((each) => copiedIssue(each, setting)),
    swappedColumns(columns, history).map((each) => swappedIssue(each, setting)),
    repeatedPeriods(columns, history).map((each) => repeatedIssue(each, periods.has(each.before), setting)),
    slippedFigures(evidence, history)
      .toSorted((a, b) => byPlace(a.figure, b.figure))
      .map((each) => slippedIssue(each, setting)),
    ...rowDoubts(evidence, setting, returned),
    ...sumDoubts(evidence, history, setting),
    vanishedIssues(vanishedPeriods(inSeries, evidence.closed ?? [], knownPeriods(evidence)), setting),
  ];
  return kinds.flatMap((issues) => shortened(issues, setting));
}

/** What rows say of areas means nothing where rows are records, or where files only add to what stands. */
function rowDoubts(evidence: Evidence, setting: Setting, returned: number): readonly (readonly Issue[])[] {
  const { records, replaces } = setting.dataset;
  if (records !== undefined) return [];
  const split = splitAreas(evidence.delivered).toSorted((a, b) => byPlace(a.rows[0], b.rows[0]));
  const missing = replaces === 'nothing' ? undefined : missingAreas(evidence);
  return [
    split.map((each) => splitIssue(each, setting)),
    missing === undefined || missing.areas.length <= returned ? [] : [missingIssue(missing, setting)],
  ];
}

/** What is told in two ways; of records all ways are counted from the same rows. */
function sumDoubts(evidence: Evidence, history: History, setting: Setting): readonly (readonly Issue[])[] {
  const { records, variables, totals } = setting.dataset;
  if (records !== undefined) return [];
  const adds = (name: string) => {
    const variable = variables[name];
    return variable !== undefined && aggregationOf(variable).rule === 'sum';
  };
  const cumulative = (name: string) => variables[name]?.accumulation === 'cumulative';
  const { delivered } = evidence;
  return [
    disagreeingParts(delivered, adds, totals.tolerance).map((each) => partsIssue(each, setting)),
    parentSums(delivered, adds, setting.childrenOf, totals.tolerance).map((each) =>
      parentIssue(each, setting),
    ),
    fallingSeries(delivered, history, cumulative).map((each) => fallingIssue(each, setting)),
  ];
}

function knownPeriods({ accepted }: Evidence): ReadonlySet<PeriodId> {
  return new Set(accepted.map(({ period }) => period));
}

function shortened(issues: readonly Issue[], setting: Setting): readonly Issue[] {
  const beyond = issues.length - mostTold;
  const [first] = issues;
  if (beyond <= 0 || first === undefined) return issues;
  return [...issues.slice(0, mostTold), restIssue(first.code, beyond, setting)];
}
