// A column of figures whose heading may number as well as count ("RT", "Kelas") → the question which of the two it does.
import type { Breakdowns } from '../../model/opd.js';
import type { TableColumn } from '../../model/table.js';
import { isNumbered, mayTell } from './axis-column.js';
import { decision } from './decision.js';
import { numberIn } from './figures.js';
import { choiceColumn } from './label-column.js';
import type { MeasureGroup } from './measure-group.js';
import { titleOf } from './names.js';
import type { ProposedMeasures } from './propose-measures.js';
import { indexOf, type ProposedColumn, type Specimen } from './specimen.js';

type Asks = NonNullable<ProposedColumn['asks']>;
type Measured = ProposedColumn & { readonly group: MeasureGroup };

/** Few places have a number this large: what is larger is counted. */
const mostNumber = 40;

/** Nothing where the column tells rows apart (it is a label then), where it is all that is measured, or where its figures decide. */
export function numberAsks(
  specimen: Specimen,
  { draft, group }: Measured,
  measured: Pick<ProposedMeasures, 'columns'> & {
    readonly records?: { readonly measures: readonly object[] } | undefined;
  },
  breakdowns: Breakdowns,
): Asks {
  const [column, ...more] = group.columns;
  if (column === undefined || more.length > 0 || !isNumbered(column) || !mayTell(specimen, column)) return [];
  const figures = measured.columns.filter((each) => each.group.columns.some((one) => !isNumbered(one)));
  if (figures.length === 0 || isCounted(specimen, column)) return [];
  const label = choiceColumn(specimen, column, breakdowns).draft;
  const sheet = specimen.layout.sheet === null ? {} : { sheet: specimen.layout.sheet };
  const row = specimen.data[0]?.row;
  const variable = 'variable' in draft ? draft.variable : undefined;
  const dropped =
    variable === undefined ? recordsWithout(draft, measured.records) : { [`variables.${variable}`]: null };
  const heading = titleOf(column.path.at(-1) ?? '');
  return [
    (path) =>
      decision(
        path,
        { ...sheet, ...(row === undefined ? {} : { row }), col: column.col },
        `Apakah "${heading}" banyaknya, atau nomornya?`,
        [
          {
            say: 'banyaknya',
            because: `angkanya tidak diperlukan untuk membedakan ${indexOf(specimen).rows} baris`,
            write: {},
          },
          {
            say: 'nomornya',
            because: `judulnya hanya "${heading}", tanpa "jumlah"`,
            // A draft is what YAML can hold, and so JSON.
            write: { ...dropped, [path]: JSON.parse(JSON.stringify(label)) },
          },
        ],
      ),
  ];
}

/** The figures of a record that nothing measures any more. */
function recordsWithout(
  { name }: ProposedColumn['draft'],
  records: { readonly measures: readonly object[] } | undefined,
): Readonly<Record<string, unknown>> & Record<string, null> {
  const at = records?.measures.findIndex((each) => 'of' in each && each.of === name) ?? -1;
  const one = records?.measures[at];
  if (one === undefined || !('variable' in one)) return {};
  return { [`records.measures.${at}`]: null, [`variables.${String(one.variable)}`]: null };
}

/** Large numbers, or a total row that sums them. */
function isCounted({ data, aside, picked = 0 }: Specimen, { col, locale }: TableColumn): boolean {
  const values = data
    .slice(0, data.length - picked)
    .map(({ cells }) => numberIn(cells[col - 1] ?? null, locale));
  if (values.some((value) => value > mostNumber)) return true;
  const sum = values.reduce((all, value) => all + (Number.isNaN(value) ? 0 : value), 0);
  const totals = aside.filter(({ reason }) => reason === 'total');
  return totals.some(({ cells }) => numberIn(cells[col - 1] ?? null, locale) === sum);
}
