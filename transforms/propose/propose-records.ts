// A table in which one row is one record → its number columns, and what is counted and summed of them.
import type { ColumnDraft } from '../../model/column.js';
import type { DatasetDraft } from '../../model/dataset.js';
import type { MeasureGroup } from './measure-group.js';
import { nameOf, namer, titleOf } from './names.js';
import type { ProposedMeasures } from './propose-measures.js';
import type { ProposalContext } from './specimen.js';
import { proposeUnit } from './unit.js';

/** The records are counted, and every column of figures is summed. */
export function proposeRecords(
  groups: readonly MeasureGroup[],
  title: string,
  context: ProposalContext,
  used: readonly string[],
): ProposedMeasures & { readonly records: DatasetDraft['records'] } {
  const columnNames = namer(used);
  const free = namer(context.taken);
  const base = nameOf(context.name);
  const count = free(base);
  const variables: DatasetDraft['variables'] = { [count]: { title, unit: 'catatan', accumulation: 'flow' } };
  const doubts = new Map([[count, 'one row is one record: they are counted; write what one of them is']]);
  const measures: NonNullable<DatasetDraft['records']>['measures'] = [{ variable: count, by: 'count' }];
  const columns = groups.map((group) => {
    const words = titleOf(group.stem.at(-1) ?? '') || title;
    const name = columnNames(nameOf(words) || base);
    const variable = free(nameOf(`${context.name} ${words}`));
    const unit = proposeUnit(group.columns[0]?.unit ?? null, group.heading, '', group.figures);
    variables[variable] = { title: words, unit: unit.unit, accumulation: 'flow' };
    measures.push({ variable, by: 'sum', of: name });
    const factor = unit.factor === 1 ? {} : { factor: unit.factor };
    const draft: ColumnDraft = {
      heading: group.heading,
      name,
      type: 'number',
      ...factor,
      optional_cells: true,
    };
    return { draft, why: 'summed over the records', group };
  });
  return { columns, variables, doubts, rules: [], records: { measures } };
}
