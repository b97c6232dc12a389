// One table of a file and what is known around it → the dataset that would load it, with the reason for every choice.
import { sectionHeading } from '../../model/column.js';
import type { DatasetDraft } from '../../model/dataset.js';
import type { Decision } from '../../model/decision.js';
import type { TableColumn } from '../../model/table.js';
import { withSharedPeriod } from '../period-sources.js';
import { addingUp } from './adding-up.js';
import { withBalances } from './code-tree.js';
import { datasetTitle } from './dataset-title.js';
import { byFirst } from './decision.js';
import { type FilePattern, filePattern } from './file-pattern.js';
import { headlessDecisions } from './headless-columns.js';
import { measureAsks } from './measure-asks.js';
import { titleOf } from './names.js';
import { nestedRoles } from './nested-roles.js';
import { numberAsks } from './number-asks.js';
import { periodDecisions } from './period-decision.js';
import { type PeriodPlan, periodPlan } from './period-plan.js';
import { proposeAnswers } from './propose-answers.js';
import { draftName, proposeLabels } from './propose-labels.js';
import { type ProposedMeasures, proposeMeasures } from './propose-measures.js';
import { proposeRecords } from './propose-records.js';
import { proposeRowVariables } from './propose-row-variables.js';
import { proposeSheet } from './propose-sheet.js';
import type { Roles } from './roles.js';
import { unitsOf } from './row-variables.js';
import type { Proposal, ProposalContext, ProposedColumn, Specimen } from './specimen.js';
import { tableArea } from './table-area.js';

export function propose(table: Specimen, context: ProposalContext): Proposal {
  const { specimen, roles } = nestedRoles(withBalances(withSections(table)), context);
  const { plan, file } = planOf(specimen, roles, context);
  const named = datasetTitle(specimen);
  const title = named || titleOf(context.name.replace(/-/g, ' '));
  const contract = contractOf(specimen, roles, title, context);
  const area = tableArea(specimen, roles.areas, context);
  const sheet = proposeSheet(specimen, area?.sheets);
  const dash = roles.groups.some(({ figures }) => figures.signs.includes('-'));
  const [only, ...more] = Object.values(contract.variables);
  const draft: DatasetDraft = {
    title: named === '' && only !== undefined && more.length === 0 ? only.title : title,
    frequency: plan.frequency,
    since: plan.since,
    source: { connector: 'file', folder: context.folder, pattern: file.pattern },
    ...(sheet === undefined ? {} : { sheet: sheet.sheet }),
    ...(specimen.stacked === undefined ? {} : { tables: 'all' as const }),
    period: plan.period,
    ...(area === undefined ? {} : { area: area.area }),
    columns: contract.columns.map((column) => column.draft),
    ...(contract.records === undefined ? {} : { records: contract.records }),
    ...(contract.rules.length === 0 ? {} : { rules: contract.rules.map(ruleDraft) }),
    ...(dash ? { missing: { '-': 'missing' } } : {}),
    variables: contract.variables,
  };
  const reasons = new Map<string, string>([
    ['since', 'periode paling awal di berkas; tambahkan "until" bila tidak akan ada lagi'],
    ['source', file.why],
    ['period', plan.why],
    ['missing', '"-" dibaca sebagai angka yang tidak tersedia; tulis zero bila artinya nol'],
    ...contract.reasons,
  ]);
  if (sheet !== undefined) reasons.set('sheet', sheet.why);
  if (specimen.stacked !== undefined)
    reasons.set(
      'tables',
      `${specimen.stacked.length} tabel sebentuk di satu lembar, periode di judul masing-masing`,
    );
  if (area !== undefined) reasons.set('area', area.why);
  return {
    draft: byFirst(draft, contract.decisions),
    reasons,
    decisions: [
      ...periodDecisions(specimen, plan, context.fileName),
      ...contract.decisions,
      ...headlessDecisions(specimen),
    ],
  };
}

/** What stands above the rows has no heading of its own; a contract asks for it by {section}. */
function withSections(specimen: Specimen): Specimen {
  const columns = specimen.layout.columns.map((column) =>
    column.section === true ? { ...column, name: sectionHeading, path: ['Bagian'] } : column,
  );
  return { ...specimen, layout: { ...specimen.layout, columns } };
}

/** The period in a file's name is that of its figures only where nothing nearer to them says otherwise. */
function planOf(
  specimen: Specimen,
  { groups, periods, records }: Roles,
  context: ProposalContext,
): { readonly plan: PeriodPlan; readonly file: FilePattern } {
  const pieces = withSharedPeriod(groups.flatMap((group) => group.pieces));
  const plan = periodPlan(specimen, periods, pieces.length > 0 ? pieces : [{}], context, records);
  return { plan, file: filePattern(context.fileName, plan.ids) };
}

interface Contract {
  readonly columns: readonly ProposedColumn[];
  readonly variables: DatasetDraft['variables'];
  readonly records: DatasetDraft['records'];
  readonly rules: readonly { readonly rule: string; readonly tolerance: number }[];
  readonly reasons: ReadonlyMap<string, string>;
  readonly decisions: readonly Decision[];
}

function contractOf(specimen: Specimen, roles: Roles, title: string, context: ProposalContext): Contract {
  const labels = proposeLabels(specimen, roles, context.breakdowns);
  const used = [...labels.values()].map(({ draft }) => draftName(draft));
  const measured = measuresOf(specimen, roles, title, context, used);
  const names = [...used, ...measured.columns.map(({ draft }) => draftName(draft))];
  const answers = roles.records ? [] : roles.answers;
  const yesNo = proposeAnswers(answers, names, [...context.taken, ...Object.keys(measured.variables)]);
  const placed = new Map<TableColumn, ProposedColumn>(labels);
  if (roles.rowVariables !== undefined && measured.label !== undefined)
    placed.set(roles.rowVariables.label, measured.label);
  for (const each of measured.columns) {
    const [first] = each.group.columns;
    const of = 'variable' in each.draft ? String(each.draft.variable) : '';
    const asks = [
      ...measureAsks(specimen, each, measured.variables[of]?.unit),
      ...numberAsks(specimen, each, measured, context.breakdowns),
    ];
    if (first !== undefined) placed.set(first, { ...each, asks });
  }
  for (const each of yesNo.columns) placed.set(each.column, each);
  const inOrder = specimen.layout.columns.toSorted(
    (a, b) => Number(b.section === true) - Number(a.section === true),
  );
  const columns = inOrder.flatMap((column) => placed.get(column) ?? []);
  const reasons = new Map([
    ...columns.map(({ why }, i) => [`columns.${i}`, why] as const),
    ...measured.rules.map(
      ({ rows }, i) => [`rules.${i}`, `berlaku di setiap baris; ${rows} baris membuktikannya`] as const,
    ),
    ...[...measured.doubts].map(([variable, why]) => [`variables.${variable}`, why] as const),
  ]);
  const variables = { ...measured.variables, ...yesNo.variables };
  const asked = columns.flatMap(({ asks = [] }, i) => asks.map((ask) => ask(`columns.${i}`)));
  const decisions = [...asked, ...(measured.decisions ?? [])];
  return { columns, variables, records: measured.records, rules: measured.rules, reasons, decisions };
}

interface Measures extends ProposedMeasures {
  readonly records?: DatasetDraft['records'];
  readonly label?: ProposedColumn;
}

/** By records, by rows that measure different things, or by columns. */
function measuresOf(
  specimen: Specimen,
  roles: Roles,
  title: string,
  context: ProposalContext,
  used: readonly string[],
): Measures {
  const { groups, rowVariables, unit } = roles;
  if (roles.records) return proposeRecords(groups, title, context, used, roles.periods.length > 0);
  if (rowVariables !== undefined)
    return addingUp(
      proposeRowVariables(specimen, { ...rowVariables, unit }, groups, context, used),
      specimen,
      false,
    );
  const [only = null] = unit === undefined ? [] : unitsOf(specimen, unit);
  const measured = proposeMeasures(groups, { ...specimen.layout, rowUnit: only }, title, context, used);
  return addingUp(measured, specimen, roles.tree !== undefined);
}

function ruleDraft({ rule, tolerance }: Contract['rules'][number]) {
  return tolerance === 0 ? { rule } : { rule, tolerance };
}
