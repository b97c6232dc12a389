// A contract as it was proposed and a file → the facts and issues that a delivery of that file would bring, without a warehouse.
import { basename } from 'node:path';
import { openWorkbook } from '../../formats/open.js';
import { type PeriodId, periodCode } from '../../model/period.js';
import { bindSheets } from '../../pipelines/bind-sheets.js';
import { configuration as readConfiguration } from '../../pipelines/check.js';
import { sorterOf } from '../../pipelines/see-sheet.js';
import { checker } from '../../transforms/check.js';
import { observer } from '../../transforms/observe.js';
import { survey } from '../../transforms/survey.js';
import { areaResolver } from '../../transforms/values/area.js';

export interface Reading {
  /** "2024-03 Cibeber" → its values, ascending; the name of the city is left out. */
  readonly facts: Readonly<Record<string, readonly number[]>>;
  /** "lost-thousands B6". */
  readonly held: readonly string[];
}

/** `request`: the period that whoever hands it in gives. */
export async function readBy(
  config: string,
  id: string,
  path: string,
  request: PeriodId | null,
): Promise<Reading> {
  const configuration = await readConfiguration(config);
  const dataset = configuration.datasets.find((each) => each.id === id);
  if (dataset === undefined) throw new Error(`no dataset ${id}`);
  const resolver = areaResolver(configuration.areas, configuration.city.area);
  const names = new Map(configuration.areas.map(({ code, name }) => [code, name]));
  const city = configuration.city.area;
  const fileName = basename(path);
  const workbook = await openWorkbook(path, { fileName });
  const observe = observer(dataset);
  const facts = new Map<string, number[]>();
  const held: string[] = [];
  const take = (found: ReturnType<typeof observe.finish>) => {
    for (const { period, area, value } of found) {
      const key = area === city ? periodCode(period) : `${periodCode(period)} ${names.get(area) ?? area}`;
      if (value !== null)
        facts.set(
          key,
          [...(facts.get(key) ?? []), value].toSorted((a, b) => a - b),
        );
    }
  };
  try {
    for (const bound of await bindSheets(workbook, dataset, fileName, configuration)) {
      const { binding, sheet, head, merges } = bound;
      const sorted = sorterOf(binding, resolver)(head.rows);
      const asked = survey(binding, { delimiter: workbook.delimiter ?? null });
      asked.add(sorted);
      const decisions = asked.decide();
      const check = checker(binding, { resolver, city, request, today: '2026-02-10', merges, decisions });
      const checked = check.check(sorted);
      for (const { code, row, col, severity } of [...binding.issues, ...checked.issues, ...check.finish()])
        if (severity === 'error') held.push(`${code} ${col === null ? '' : columnName(col)}${row ?? ''}`);
      take(observe.observe(binding, sheet.number, checked.rows));
    }
    take(observe.finish());
  } finally {
    await workbook.close();
  }
  return { facts: Object.fromEntries(facts), held };
}

function columnName(col: number): string {
  return String.fromCharCode(64 + col);
}
