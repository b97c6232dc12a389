// A table → what each of its columns is, before anyone writes a contract for it.
import type { Cell } from '../../model/cell.js';
import type { TableColumn } from '../../model/table.js';
import { isNumbering } from '../heading.js';
import { missingMeaning, missingSigns } from '../values/missing.js';
import { readYesNo } from '../values/yes-no.js';
import { type AreaColumn, areaColumns } from './area-column.js';
import { isPersonal, mayChoose, rowKeys } from './label-column.js';
import { type MeasureGroup, measureGroups } from './measure-group.js';
import { type PeriodColumn, periodColumns } from './period-column.js';
import { cellsOf, type ProposalContext, type Specimen } from './specimen.js';
import { ownLevels } from './total-rows.js';

export interface Roles {
  readonly areas: readonly AreaColumn[];
  readonly periods: readonly PeriodColumn[];
  readonly personal: readonly TableColumn[];
  /** Columns of words that tell apart rows of the same area and period. */
  readonly choices: readonly TableColumn[];
  /** Columns of yes and no. */
  readonly answers: readonly TableColumn[];
  readonly groups: readonly MeasureGroup[];
  /** Columns of figures of a broader area than the table's own. */
  readonly elsewhere: readonly TableColumn[];
  /** True where a row is one person, application or accident. */
  readonly records: boolean;
}

const signs = missingSigns();
const codeHeading = /(^|[_\s])(kode|code|id)($|[_\s])/i;
const broaderArea = /(^|[_\s])(provinsi|nasional|indonesia)$/i;
/** Words of records that come in more kinds than this break no count down. */
const mostKinds = 12;

export function rolesOf(specimen: Specimen, context: ProposalContext): Roles {
  const found = areaColumns(specimen, context);
  const periods = periodColumns(specimen);
  const labels = [...found, ...periods].map(({ column }) => column);
  const open = openColumns(specimen, labels);
  const personal = open.filter((column) => column.type !== 'area' && isPersonal(specimen, column));
  const rest = open.filter((column) => !personal.includes(column));
  const answers = rest.filter((column) => isAnswer(specimen, column));
  const texts = rest.filter(
    (column) =>
      column.type === 'text' &&
      !answers.includes(column) &&
      !codeHeading.test(column.name) &&
      mayChoose(specimen, column),
  );
  const choices = telling(specimen, labels, texts);
  const records = areRecords(specimen, labels, { personal, periods, choices });
  const figures = rest.filter((column) => column.type === 'number' && !codeHeading.test(column.name));
  const elsewhere = found.length > 0 ? [] : figures.filter(({ name }) => broaderArea.test(name.trim()));
  const groups = measureGroups(
    specimen,
    figures.filter((column) => !elsewhere.includes(column)),
  );
  return {
    areas: found.map((area) => withOwnLevels(specimen, area, groups, context)),
    periods,
    personal,
    choices: records ? fewWords(specimen, texts) : choices,
    answers,
    groups,
    elsewhere,
    records,
  };
}

function openColumns({ layout }: Specimen, labels: readonly TableColumn[]): readonly TableColumn[] {
  return layout.columns.filter(
    (column) =>
      !labels.includes(column) &&
      column.section !== true &&
      column.type !== 'empty' &&
      column.name !== '' &&
      !isNumbering(column),
  );
}

function isAnswer(specimen: Specimen, column: TableColumn): boolean {
  if (column.type !== 'text' && column.type !== 'boolean') return false;
  const cells = cellsOf(specimen, column).filter((cell) => cell !== null && String(cell).trim() !== '');
  return cells.length > 0 && cells.every(answers) && cells.some((cell) => readYesNo(cell) !== undefined);
}

/** A sign that stands for no answer is one too. */
function answers(cell: Cell): boolean {
  return (
    readYesNo(cell) !== undefined || (typeof cell === 'string' && missingMeaning(cell, signs) !== undefined)
  );
}

/** Rows that nothing but a person, or a day, tells apart are records. */
function areRecords(
  specimen: Specimen,
  labels: readonly TableColumn[],
  { personal, periods, choices }: Pick<Roles, 'personal' | 'periods' | 'choices'>,
): boolean {
  const days = periods.map(({ column }) => column).filter(({ type }) => type === 'date');
  const lasting = labels.filter((column) => !days.includes(column));
  if (personal.length > 0) return repeats(specimen, lasting) > 0;
  return days.length > 0 && repeats(specimen, [...labels, ...choices]) > 0;
}

/** How many rows the columns do not tell from one above. */
function repeats(specimen: Specimen, columns: readonly TableColumn[]): number {
  const keys = rowKeys(specimen, columns);
  return keys.length - new Set(keys).size;
}

/** Columns are taken while each tells more rows apart, until no two are the same. */
function telling(
  specimen: Specimen,
  labels: readonly TableColumn[],
  texts: readonly TableColumn[],
): readonly TableColumn[] {
  const taken: TableColumn[] = [];
  let left = repeats(specimen, labels);
  for (const column of texts) {
    if (left === 0) break;
    const then = repeats(specimen, [...labels, ...taken, column]);
    if (then < left) taken.push(column);
    left = Math.min(left, then);
  }
  return taken;
}

function fewWords(specimen: Specimen, texts: readonly TableColumn[]): readonly TableColumn[] {
  const most = Math.min(mostKinds, specimen.data.length / 3);
  return texts.filter((column) => new Set(rowKeys(specimen, [column])).size <= most);
}

function withOwnLevels(
  specimen: Specimen,
  area: AreaColumn,
  groups: readonly MeasureGroup[],
  { resolver }: ProposalContext,
): AreaColumn {
  const more = ownLevels(specimen, area, groups, resolver);
  return { ...area, levels: [...new Set([...more, ...area.levels])] };
}
