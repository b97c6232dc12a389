// A table → what each of its columns is, before anyone writes a contract for it.
import { measureKind } from '../../lexicon/measure-kind.js';
import type { Cell } from '../../model/cell.js';
import type { TableColumn } from '../../model/table.js';
import { isNumbering } from '../heading.js';
import { missingMeaning, missingSigns } from '../values/missing.js';
import { readYesNo } from '../values/yes-no.js';
import { type AreaColumn, areaColumns } from './area-column.js';
import { axisColumns, placeColumns } from './axis-column.js';
import { besidePeriods } from './beside-periods.js';
import { codeTree } from './code-tree.js';
import { headingAreas } from './heading-areas.js';
import { isIdentifier, mayChoose } from './label-column.js';
import { type MeasureGroup, measureGroups } from './measure-group.js';
import { type PeriodColumn, periodColumns } from './period-column.js';
import { isPersonal } from './personal.js';
import { areRecords, fewWords, telling } from './register.js';
import { type RowVariables, rowVariables, unitColumn } from './row-variables.js';
import { cellsOf, type ProposalContext, type Specimen } from './specimen.js';
import { isTechnical } from './technical-column.js';
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
  /** The column that says the unit of each row. */
  readonly unit: TableColumn | undefined;
  /** undefined where every row measures the same. */
  readonly rowVariables: RowVariables | undefined;
  /** Columns of figures of a broader area than the table's own. */
  readonly elsewhere: readonly TableColumn[];
  /** Columns that sum or compare the periods beside them. */
  readonly derived: readonly TableColumn[];
  /** True where a row is one person, application or accident. */
  readonly records: boolean;
  /** Codes of which some hold others: their figures stand in each other. */
  readonly tree: TableColumn | undefined;
}

const signs = missingSigns();
const broaderArea = /(^|[_\s])(provinsi|nasional|indonesia)$/i;

export function rolesOf(specimen: Specimen, context: ProposalContext): Roles {
  const people = reported(specimen);
  const found = areaColumns(people, context);
  const periods = periodColumns(people);
  const labels = [...found, ...periods].map(({ column }) => column);
  const open = openColumns(people, labels);
  const personal = open.filter((column) => column.type !== 'area' && isPersonal(specimen, column));
  const rest = open.filter((column) => !personal.includes(column));
  const answers = rest.filter((column) => isAnswer(specimen, column));
  const unit = unitColumn(specimen, rest);
  const texts = rest.filter(
    (column) =>
      column !== unit &&
      (column.type === 'text' || column.type === 'area') &&
      !answers.includes(column) &&
      !isIdentifier(column) &&
      mayChoose(specimen, column),
  );
  const numbers = rest.filter((column) => column.type === 'number' && !isIdentifier(column));
  const axes = axisColumns(specimen, labels, texts, numbers);
  const kinds = specimen.layout.columns.filter((column) => texts.includes(column) || axes.includes(column));
  const tree = codeTree(specimen, rest);
  const choices = telling(
    specimen,
    labels,
    tree === undefined || texts.includes(tree) ? kinds : [...kinds, tree],
  );
  const unsummed = tree !== undefined || neverSummed(numbers);
  const told = rest.filter((column) => column !== unit && !answers.includes(column));
  const eventful =
    told.some((column) => !numbers.includes(column)) || tellsEvents(specimen, numbers, context);
  const records = areRecords(specimen, labels, {
    personal,
    periods,
    choices,
    texts,
    open,
    unsummed,
    eventful,
  });
  const places = records ? placeColumns(numbers, personal.length > 0) : axes;
  const figures = numbers.filter((column) => !places.includes(column));
  const elsewhere = found.length > 0 ? [] : figures.filter(({ name }) => broaderArea.test(name.trim()));
  const all = measureGroups(
    specimen,
    figures.filter((column) => !elsewhere.includes(column)),
    found.length > 0 ? new Map() : headingAreas(figures, context.resolver),
  );
  const beside = besidePeriods(all);
  const groups = all.filter((group) => !beside.includes(group));
  const named = records ? undefined : rowVariables(specimen, labels, texts, unit, groups);
  return {
    areas: found.map((area) => withOwnLevels(specimen, area, groups, context)),
    periods,
    personal,
    choices: records ? fewWords(specimen, [...texts, ...places]) : (named?.choices ?? choices),
    unit: records ? undefined : unit,
    rowVariables: named,
    derived: beside.flatMap((group) => group.columns),
    answers,
    groups,
    elsewhere,
    records,
    tree,
  };
}

/** Prices, rates and indices alone: a sum of them over rows means nothing. */
function neverSummed(columns: readonly TableColumn[]): boolean {
  const kinds = columns.map(({ unit, path }) => measureKind(unit ?? '', path.join(' ')).kind);
  return kinds.length > 0 && kinds.every((kind) => kind === 'price' || kind === 'rate');
}

const happening =
  /\b(?:korban|luka|meninggal|tewas|hilang|kerugian|kejadian|peristiwa|insiden|musibah|bencana|kebakaran|banjir|longsor|kecelakaan|laka|pelanggaran|tindak|kasus|aduan|pengaduan|laporan masuk|daftar|register|buku tamu)\b/i;

/** What happened has victims and losses; or title and file call it an event. Where no figure is told, rows are counted. */
function tellsEvents(
  { layout }: Specimen,
  numbers: readonly TableColumn[],
  { name, fileName }: ProposalContext,
): boolean {
  const words = [...numbers.map((column) => column.name), layout.title, name, fileName];
  return numbers.length === 0 || words.some((text) => happening.test((text ?? '').replace(/[_-]/g, ' ')));
}

/** What a machine keeps for itself is neither label nor figure. */
function reported(specimen: Specimen): Specimen {
  const columns = specimen.layout.columns.filter((column) => !isTechnical(column));
  return { ...specimen, layout: { ...specimen.layout, columns } };
}

function openColumns({ layout }: Specimen, labels: readonly TableColumn[]): readonly TableColumn[] {
  return layout.columns.filter(
    (column) =>
      !labels.includes(column) && column.type !== 'empty' && column.name !== '' && !isNumbering(column),
  );
}

function isAnswer(specimen: Specimen, column: TableColumn): boolean {
  if ((column.type !== 'text' && column.type !== 'boolean') || isIdentifier(column)) return false;
  const cells = cellsOf(specimen, column).filter((cell) => cell !== null && String(cell).trim() !== '');
  return cells.length > 0 && cells.every(answers) && cells.some((cell) => readYesNo(cell) !== undefined);
}

/** A sign that stands for no answer is one too. */
function answers(cell: Cell): boolean {
  return (
    readYesNo(cell) !== undefined || (typeof cell === 'string' && missingMeaning(cell, signs) !== undefined)
  );
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
