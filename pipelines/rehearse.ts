// A dataset that nobody has delivered yet and the file it was made from → what taking that file in would give.
import type { Configuration } from '../model/configuration.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { Workbook } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { Observation } from '../model/observation.js';
import type { PeriodId } from '../model/period.js';
import { checker } from '../transforms/check.js';
import { observer } from '../transforms/observe.js';
import { survey } from '../transforms/survey.js';
import type { AreaResolver } from '../transforms/values/area.js';
import { ancestorsOf } from './ancestors-of.js';
import { bindSheets } from './bind-sheets.js';
import { sorterOf } from './see-sheet.js';

export interface Rehearsal {
  /** Facts with a value, each counted once. */
  readonly observations: number;
  readonly periods: readonly PeriodId[];
  readonly rows: number;
  readonly returned: number;
  readonly issues: readonly Issue[];
  /** Facts that are said more than once: with one value at most, or with several. */
  readonly repeated: 'no' | 'given' | 'contradicting';
}

interface Stage {
  readonly configuration: Configuration;
  readonly resolver: AreaResolver;
  readonly fileName: string;
  readonly request: PeriodId | null;
  readonly today: string;
}

/** The first rows of each sheet, as many as understanding it takes; nothing is written anywhere. */
export async function rehearse(workbook: Workbook, dataset: DatasetEntry, stage: Stage): Promise<Rehearsal> {
  const { configuration, resolver, fileName, request, today } = stage;
  const observe = observer(dataset, ancestorsOf(configuration));
  const tally = factTally();
  const issues: Issue[] = [];
  let [rows, returned] = [0, 0];
  for (const { binding, sheet, head, merges } of await bindSheets(
    workbook,
    dataset,
    fileName,
    configuration,
  )) {
    const sorted = sorterOf(binding, resolver)(head.rows);
    const asked = survey(binding, { delimiter: workbook.delimiter ?? null });
    asked.add(sorted);
    const city = configuration.city.area;
    const check = checker(binding, { resolver, city, request, today, merges, decisions: asked.decide() });
    const checked = check.check(sorted);
    rows += checked.rows.length;
    returned += checked.returned;
    issues.push(...binding.issues, ...checked.issues, ...(head.complete ? check.finish() : []));
    tally.add(observe.observe(binding, sheet.number, checked.rows));
  }
  tally.add(observe.finish());
  return { ...tally.take(), rows, returned, issues };
}

/** Counts facts by what they speak of. */
function factTally() {
  const facts = new Map<string, Set<number>>();
  const periods = new Set<PeriodId>();
  let repeated: Rehearsal['repeated'] = 'no';
  return {
    add(observations: readonly Observation[]) {
      for (const { variable, area, period, breakdown, value } of observations) {
        const key = `${variable} ${area} ${period} ${breakdown}`;
        const known = facts.get(key);
        if (known !== undefined && repeated === 'no') repeated = 'given';
        if (known !== undefined && value !== null && known.size > 0) repeated = 'contradicting';
        facts.set(key, new Set([...(known ?? []), ...(value === null ? [] : [value])]));
        periods.add(period);
      }
    },
    take: () => ({
      observations: [...facts.values()].filter((values) => values.size > 0).length,
      periods: [...periods].sort((a, b) => a - b),
      repeated,
    }),
  };
}
