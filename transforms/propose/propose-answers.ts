// Columns of yes and no → their part of the contract, and a variable for each.
import type { ColumnDraft } from '../../model/column.js';
import type { DatasetDraft } from '../../model/dataset.js';
import type { TableColumn } from '../../model/table.js';
import { nameOf, namer, titleOf } from './names.js';
import type { ProposedColumn } from './specimen.js';

export interface ProposedAnswers {
  readonly columns: readonly (ProposedColumn & { readonly column: TableColumn })[];
  readonly variables: DatasetDraft['variables'];
}

/** `used` and `taken`: names that other columns and other variables have. */
export function proposeAnswers(
  columns: readonly TableColumn[],
  used: Iterable<string>,
  taken: Iterable<string>,
): ProposedAnswers {
  const [columnNames, variableNames] = [namer(used), namer(taken)];
  const variables: DatasetDraft['variables'] = {};
  const drafts = columns.map((column) => {
    const title = titleOf(column.path.at(-1) ?? '');
    const variable = variableNames(nameOf(title) || 'jawaban');
    variables[variable] = { title: title || variable, unit: 'ya/tidak' };
    const name = columnNames(variable);
    const draft: ColumnDraft = { heading: column.name, name, type: 'yesno', variable, optional_cells: true };
    return { draft, why: 'setiap sel menjawab ya atau tidak', column };
  });
  return { columns: drafts, variables };
}
