// One table of a file and what is known around it → the dataset that would load it, with the reason for every choice.
import { type ColumnDraft, columnName } from '../../model/column.js';
import type { DatasetDraft } from '../../model/dataset.js';
import type { TableColumn } from '../../model/table.js';
import { isNumbering } from '../heading.js';
import { readYesNo } from '../values/yes-no.js';
import { type AreaColumn, areaColumns } from './area-column.js';
import { filePattern } from './file-pattern.js';
import { choiceColumn, isPersonal, mayChoose, rowKeys } from './label-column.js';
import { type MeasureGroup, measureGroups } from './measure-group.js';
import { nameOf, namer, titleOf } from './names.js';
import { type PeriodColumn, periodColumns } from './period-column.js';
import { periodPlan } from './period-plan.js';
import { type ProposedMeasures, proposeMeasures } from './propose-measures.js';
import { proposeRecords } from './propose-records.js';
import { proposeSheet } from './propose-sheet.js';
import {
  cellsOf,
  type Proposal,
  type ProposalContext,
  type ProposedColumn,
  type Specimen,
} from './specimen.js';
import { fallbackOf } from './table-area.js';
import { ownLevels } from './total-rows.js';

/** What each column of the table is, before its contract is written. */
interface Roles {
  readonly areas: readonly AreaColumn[];
  readonly periods: readonly PeriodColumn[];
  readonly personal: readonly TableColumn[];
  readonly choices: readonly TableColumn[];
  readonly answers: readonly TableColumn[];
  readonly groups: readonly MeasureGroup[];
  /** True where a row is one person, application or accident. */
  readonly records: boolean;
}

export function propose(specimen: Specimen, context: ProposalContext): Proposal {
  const roles = rolesOf(specimen, context);
  const title = datasetTitle(specimen, context);
  const labels = labelColumns(specimen, roles, context);
  const used = [...labels.values()].map(({ draft }) => columnName(parsedName(draft)));
  const measured = roles.records
    ? proposeRecords(roles.groups, title, context, used)
    : { ...proposeMeasures(roles.groups, specimen.layout, title, context, used), records: undefined };
  const answers = proposeAnswers(roles.answers, context, measured, used);
  const pieces = roles.groups.flatMap((group) => group.pieces);
  const plan = periodPlan(specimen, roles.periods, pieces.length > 0 ? pieces : [{}], context, roles.records);
  const told = roles.periods.length > 0 || pieces.some((each) => Object.keys(each).length > 0);
  const file = filePattern(context.fileName, told ? plan.ids : []);
  const fallback = fallbackOf(specimen, roles.areas, context);
  const sheet = proposeSheet(specimen);
  const columns = inOrder(specimen, labels, [...measured.columns, ...answers.columns]);
  const signs = [...new Set(roles.groups.flatMap(({ figures }) => figures.signs))];
  const draft: DatasetDraft = {
    title,
    frequency: plan.frequency,
    since: plan.since,
    source: { connector: 'file', folder: context.folder, pattern: file.pattern },
    ...(sheet === undefined ? {} : { sheet: sheet.sheet }),
    period: plan.period,
    ...(fallback === undefined ? {} : { area: fallback.code }),
    columns: columns.map((column) => column.draft),
    ...(measured.records === undefined ? {} : { records: measured.records }),
    ...(measured.rules.length === 0
      ? {}
      : {
          rules: measured.rules.map(({ rule, tolerance }) =>
            tolerance === 0 ? { rule } : { rule, tolerance },
          ),
        }),
    ...(signs.includes('-') ? { missing: { '-': 'missing' } } : {}),
    variables: { ...measured.variables, ...answers.variables },
  };
  const reasons = new Map<string, string>([
    ['since', 'earliest period of the file; add "until" when no more will come'],
    ['source', file.why],
    ['period', plan.why],
    ...(sheet === undefined ? [] : [['sheet', sheet.why] as const]),
    ...(fallback === undefined ? [] : [['area', fallback.why] as const]),
    ['missing', 'a "-" is a figure that is not there; write zero instead where it means none'],
    ...columns.map(({ why }, i) => [`columns.${i}`, why] as const),
    ...measured.rules.map(
      ({ rows }, i) => [`rules.${i}`, `holds in ${rows} rows of the file, and in all that tell`] as const,
    ),
    ...[...measured.doubts].map(([variable, why]) => [`variables.${variable}`, why] as const),
  ]);
  return { draft, reasons };
}

function rolesOf(specimen: Specimen, context: ProposalContext): Roles {
  const found = areaColumns(specimen, context);
  const periods = periodColumns(specimen);
  const free = (columns: readonly TableColumn[]): readonly TableColumn[] =>
    specimen.layout.columns.filter(
      (column) =>
        !columns.includes(column) &&
        column.section !== true &&
        column.type !== 'empty' &&
        !isNumbering(column),
    );
  const named = [...found, ...periods].map(({ column }) => column);
  const personal = free(named).filter((column) => isPersonal(specimen, column));
  const open = free([...named, ...personal]);
  const answers = open.filter((column) => isAnswer(specimen, column));
  const texts = open.filter(
    (column) => column.type === 'text' && !answers.includes(column) && mayChoose(specimen, column),
  );
  const choices = telling(specimen, named, texts);
  const repeated = repeats(specimen, [...named, ...choices]) > 0;
  const records = repeats(specimen, named) > 0 && (personal.length > 0 || (repeated && hasDays(periods)));
  const groups = measureGroups(
    specimen,
    open.filter((column) => isFigures(column, answers)),
  );
  const areas = found.map((area) => ({
    ...area,
    levels: [...new Set([...ownLevels(specimen, area, groups, context.resolver), ...area.levels])],
  }));
  return {
    areas,
    periods,
    personal,
    choices: records ? fewWords(specimen, texts) : choices,
    answers,
    groups,
    records,
  };
}

function isFigures({ type, name }: TableColumn, answers: readonly TableColumn[]): boolean {
  return (
    type === 'number' &&
    !/(^|[_\s])(kode|code|id)($|[_\s])/i.test(name) &&
    !answers.some((each) => each.name === name)
  );
}

function isAnswer(specimen: Specimen, column: TableColumn): boolean {
  if (column.type !== 'text' && column.type !== 'boolean') return false;
  const cells = cellsOf(specimen, column).filter((cell) => cell !== null && String(cell).trim() !== '');
  return cells.length > 0 && cells.every((cell) => readYesNo(cell) !== undefined);
}

function hasDays(periods: readonly PeriodColumn[]): boolean {
  return periods.some(({ column }) => column.type === 'date');
}

function repeats(specimen: Specimen, columns: readonly TableColumn[]): number {
  const keys = rowKeys(specimen, columns);
  return keys.length - new Set(keys).size;
}

/** Columns are taken while each tells more rows apart, until no two are the same. */
function telling(
  specimen: Specimen,
  named: readonly TableColumn[],
  texts: readonly TableColumn[],
): readonly TableColumn[] {
  const taken: TableColumn[] = [];
  let left = repeats(specimen, named);
  for (const column of texts) {
    if (left === 0) break;
    const then = repeats(specimen, [...named, ...taken, column]);
    if (then < left) taken.push(column);
    left = Math.min(left, then);
  }
  return taken;
}

/** Of records those columns break the counts down whose words come again and again. */
function fewWords(specimen: Specimen, texts: readonly TableColumn[]): readonly TableColumn[] {
  const most = Math.min(12, specimen.data.length / 3);
  return texts.filter((column) => new Set(rowKeys(specimen, [column])).size <= most);
}

function labelColumns(
  specimen: Specimen,
  roles: Roles,
  { breakdowns }: ProposalContext,
): ReadonlyMap<TableColumn, ProposedColumn> {
  const columns = new Map<TableColumn, ProposedColumn>();
  for (const { column, levels, known, named } of roles.areas) {
    const [level = 'city'] = levels;
    const blank = named < specimen.data.length ? { optional_cells: true } : {};
    const draft = {
      heading: column.name,
      type: 'area' as const,
      level: levels.length === 1 ? level : [...levels],
      ...blank,
    };
    columns.set(column, { draft, why: `${known} of ${named} cells are areas of areas.csv` });
  }
  for (const { column, type } of roles.periods)
    columns.set(column, { draft: { heading: column.name, type }, why: column.evidence[0] ?? '' });
  for (const column of roles.personal)
    columns.set(column, {
      draft: { heading: column.name, type: 'ignore', required: false, personal: true },
      why: 'personal data: never leaves the reader',
    });
  for (const column of roles.choices) columns.set(column, choiceColumn(specimen, column, breakdowns));
  const measured = [...roles.groups.flatMap((group) => group.columns), ...roles.answers];
  for (const column of specimen.layout.columns)
    if (!columns.has(column) && !measured.includes(column) && column.name !== '')
      columns.set(column, {
        draft: { heading: column.name, type: 'ignore', required: false },
        why: 'no figure, and no label that is needed',
      });
  return renamed(columns);
}

/** Column names made of headings may collide; then the later one is given a name of its own. */
function renamed(
  columns: ReadonlyMap<TableColumn, ProposedColumn>,
): ReadonlyMap<TableColumn, ProposedColumn> {
  const free = namer();
  return new Map(
    [...columns].map(([column, { draft, why }]) => {
      const made = columnName(parsedName(draft));
      const name = free(made);
      return [column, name === made ? { draft, why } : { draft: { ...draft, name }, why }] as const;
    }),
  );
}

/** What the name of a column is made of: heading and name are the same in a draft and in a column. */
function parsedName(draft: ColumnDraft) {
  return {
    type: 'ignore',
    required: true,
    personal: false,
    heading: draft.heading,
    ...(draft.name === undefined ? {} : { name: draft.name }),
  } as const;
}

function proposeAnswers(
  columns: readonly TableColumn[],
  context: ProposalContext,
  measured: Pick<ProposedMeasures, 'variables' | 'columns'>,
  used: readonly string[],
) {
  const free = namer([...context.taken, ...Object.keys(measured.variables)]);
  const names = namer([...used, ...measured.columns.map(({ draft }) => draft.name ?? '')]);
  const variables: DatasetDraft['variables'] = {};
  const drafts = columns.map((column) => {
    const words = titleOf(column.path.at(-1) ?? '') || context.name;
    const variable = free(nameOf(words) || nameOf(context.name));
    variables[variable] = { title: words, unit: 'ya/tidak' };
    const draft: ColumnDraft = {
      heading: column.name,
      name: names(nameOf(words)),
      type: 'yesno',
      variable,
      optional_cells: true,
    };
    return { draft, why: 'every cell answers yes or no', columns: [column] };
  });
  return { columns: drafts, variables };
}

/** In the order of the sheet; the columns of one group stand where its first does. */
function inOrder(
  specimen: Specimen,
  labels: ReadonlyMap<TableColumn, ProposedColumn>,
  measures: readonly (ProposedColumn & {
    readonly group?: MeasureGroup;
    readonly columns?: readonly TableColumn[];
  })[],
): readonly ProposedColumn[] {
  return specimen.layout.columns.flatMap((column) => {
    const label = labels.get(column);
    if (label !== undefined) return [label];
    const measure = measures.find(({ group, columns }) => (group?.columns ?? columns)?.[0] === column);
    return measure === undefined ? [] : [measure];
  });
}

/** The title of the table without its period, else the name of the dataset. */
function datasetTitle({ layout }: Specimen, { name }: ProposalContext): string {
  const plain = layout.title
    .replace(
      /\b(?:tahun|bulan|periode|keadaan|per)?\s*(?:\d{1,2}\s+)?(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)?\s*(?:tahun\s*)?(?:19|20)\d{2}\b(?:\s*[-–/]\s*\d{2,4})?/gi,
      ' ',
    )
    .replace(/\b(?:triwulan|semester)\s+[ivx\d]+\b/gi, ' ');
  return titleOf(plain) || titleOf(name.replace(/-/g, ' '));
}
