// Groups of figures, their families and sums → columns of the contract, the variables they measure, and the rules they keep.
import type { ColumnDraft } from '../../model/column.js';
import type { DatasetDraft } from '../../model/dataset.js';
import type { Decision } from '../../model/decision.js';
import type { Layout } from '../../model/table.js';
import { isMeantFor } from '../layout/table-unit.js';
import { type Meaning, meanings } from './meaning.js';
import { measureColumn } from './measure-column.js';
import type { MeasureGroup } from './measure-group.js';
import { isSlight, nameOf, namer, saysNothing, titleOf, titleWithin } from './names.js';
import { partFamilies } from './part-family.js';
import type { ProposalContext, ProposedColumn } from './specimen.js';
import { type SumRule, sumRules } from './sum-rules.js';
import { type ProposedUnit, proposeAccumulation, proposeUnit } from './unit.js';

/** Where a unit may stand that no heading names; that of the rows holds for all of them. */
interface Surroundings extends Pick<Layout, 'unit'> {
  readonly rowUnit: string | null;
}

export interface ProposedMeasures {
  readonly columns: readonly (ProposedColumn & { readonly group: MeasureGroup })[];
  readonly variables: DatasetDraft['variables'];
  /** Variable → why its unit is what it is, where the file does not say it. */
  readonly doubts: ReadonlyMap<string, string>;
  readonly rules: readonly { readonly rule: string; readonly tolerance: number; readonly rows: number }[];
  /** What the file leaves open about the variables: "variables.padi". */
  readonly decisions?: readonly Decision[];
}

export function proposeMeasures(
  groups: readonly MeasureGroup[],
  layout: Surroundings,
  title: string,
  context: ProposalContext,
  /** Names of the other columns. */
  used: readonly string[],
): ProposedMeasures {
  const parts = partFamilies(groups, context.breakdowns);
  const rules = sumRules(
    groups,
    parts.map(({ codes }) => [...codes.keys()]),
  );
  const meaningOf = meanings(groups, parts, rules, context.breakdowns);
  const columnNames = namer(used);
  const variables: DatasetDraft['variables'] = {};
  const doubts = new Map<string, string>();
  const names = new Map<string, { readonly variable: string; readonly unit: ProposedUnit }>();
  const free = namer(context.taken);
  const around = `${title} ${context.name.replace(/-/g, ' ')} ${context.fileName}`;
  const columns = groups.map((group) => {
    const meaning = meaningOf(group);
    let measured = names.get(meaning.key);
    if (measured === undefined) {
      const described = variableOf(meaning, group, layout, title, around);
      measured = { variable: free(variableName(meaning.words, context)), unit: described.unit };
      names.set(meaning.key, measured);
      variables[measured.variable] = described.variable;
      if (described.unit.why !== '') doubts.set(measured.variable, described.unit.why);
    }
    const name = columnNames(ownName(group, groups) || measured.variable);
    return { ...measureColumn(group, name, { ...measured, breakdown: meaning.breakdown }), group };
  });
  const drafts = new Map(columns.map(({ group, draft }) => [group, draft] as const));
  return { columns, variables, doubts, rules: rules.map((rule) => ruleText(rule, drafts)) };
}

/** The dataset's name stands in front of words that say little, or that another dataset has taken. */
function variableName(words: string, { name, taken }: ProposalContext): string {
  const own = nameOf(saysNothing(words) ? name : words) || nameOf(name);
  return taken.has(own) || isSlight(words) ? nameOf(`${name} ${own}`) : own;
}

/** The last level of its heading, with the one above where other columns have the same. */
function ownName({ stem }: MeasureGroup, groups: readonly MeasureGroup[]): string {
  const last = (levels: readonly string[]) => nameOf(titleOf(levels.at(-1) ?? ''));
  const alone = groups.filter((group) => last(group.stem) === last(stem)).length < 2;
  return alone ? last(stem) : nameOf(`${titleOf(stem.at(-1) ?? '')} ${titleOf(stem.at(-2) ?? '')}`);
}

function variableOf(
  meaning: Meaning,
  group: MeasureGroup,
  layout: Surroundings,
  title: string,
  around: string,
) {
  const words = titleWithin(meaning.words, title.replace(/\s+\b(?:menurut|berdasarkan)\b.*$/i, ''));
  const over = layout.unit !== null && isMeantFor(layout.unit, group.stem) ? layout.unit : null;
  const written = group.columns.find(({ unit }) => unit !== null)?.unit ?? over;
  const { rowUnit } = layout;
  // Heads and things that are counted are no money, whatever the title speaks of.
  const spoken = isMeantFor('rupiah', group.stem) ? around : '';
  const unit =
    written === null && rowUnit !== null
      ? { unit: rowUnit, factor: 1, why: '' }
      : proposeUnit(written, `${group.heading} ${meaning.words}`, spoken, group.figures);
  const accumulation = proposeAccumulation(`${group.heading} ${words}`, unit.unit);
  const variable = { title: words, unit: unit.unit, ...(accumulation === 'stock' ? {} : { accumulation }) };
  return { variable, unit };
}

/** Rules compare what is stored: a tolerance is in the unit of the variable, not in that of the file. */
function ruleText(
  { parts, whole, tolerance, rows }: SumRule,
  drafts: ReadonlyMap<MeasureGroup, ColumnDraft>,
) {
  const sum = parts.map((part) => drafts.get(part)?.name ?? '').join(' + ');
  const own = drafts.get(whole);
  const factor = own !== undefined && 'factor' in own ? (own.factor ?? 1) : 1;
  return { rule: `${sum} = ${own?.name ?? ''}`, tolerance: tolerance * factor, rows };
}
