// Groups of figures, their families and sums → columns of the contract, the variables they measure, and the rules they keep.
import type { ColumnDraft } from '../../model/column.js';
import type { DatasetDraft } from '../../model/dataset.js';
import type { Layout } from '../../model/table.js';
import type { MeasureGroup } from './measure-group.js';
import { nameOf, namer, titleOf } from './names.js';
import { type PartFamily, partFamilies } from './part-family.js';
import type { ProposalContext, ProposedColumn } from './specimen.js';
import { type SumRule, sumRules } from './sum-rules.js';
import { isCount, type ProposedUnit, proposeAccumulation, proposeRange, proposeUnit } from './unit.js';

export interface ProposedMeasures {
  readonly columns: readonly (ProposedColumn & { readonly group: MeasureGroup })[];
  readonly variables: DatasetDraft['variables'];
  /** Variable → why its unit is what it is, where the file does not say it. */
  readonly doubts: ReadonlyMap<string, string>;
  readonly rules: readonly { readonly rule: string; readonly tolerance: number; readonly rows: number }[];
}

type NumberDraft = Extract<ColumnDraft, { type: 'number' }>;

interface SummedFamily extends PartFamily {
  readonly whole: MeasureGroup | undefined;
}

interface Meaning {
  /** Groups with equal keys measure one variable. */
  readonly key: string;
  readonly words: string;
  readonly breakdown?: Record<string, string>;
}

/** Headings that say nothing of what is measured: the table's own name does. */
const sayNothing =
  /^(jumlah|total|nilai|value|data|angka|banyaknya|besaran|capaian|hasil|tahun|bulan|triwulan|semester|periode)?$/i;

export function proposeMeasures(
  groups: readonly MeasureGroup[],
  layout: Layout,
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
  const families = parts.map((family) => summed(family, rules));
  const columnNames = namer(used);
  const variables: DatasetDraft['variables'] = {};
  const doubts = new Map<string, string>();
  const names = new Map<string, { readonly name: string; readonly unit: ProposedUnit }>();
  const variableName = namer(context.taken);
  const around = `${title} ${context.name.replace(/-/g, ' ')} ${context.fileName}`;
  const columns = groups.map((group) => {
    const meaning = meaningOf(group, families);
    let variable = names.get(meaning.key);
    if (variable === undefined) {
      const named = variableOf(meaning, group, layout, title, around);
      const own =
        nameOf(sayNothing.test(meaning.words) ? context.name : meaning.words) || nameOf(context.name);
      variable = {
        name: variableName(context.taken.has(own) ? nameOf(`${context.name} ${own}`) : own),
        unit: named.unit,
      };
      names.set(meaning.key, variable);
      variables[variable.name] = named.variable;
      if (named.unit.why !== '') doubts.set(variable.name, named.unit.why);
    }
    const name = columnNames(ownName(group, groups) || variable.name);
    return { ...measureColumn(group, name, variable, meaning.breakdown), group };
  });
  const named = new Map(columns.map(({ group, draft }) => [group, draft.name ?? ''] as const));
  return { columns, variables, doubts, rules: rules.map((rule) => ruleText(rule, named)) };
}

/** The last level of its heading, with the one above where other columns have the same. */
function ownName({ stem }: MeasureGroup, groups: readonly MeasureGroup[]): string {
  const last = (levels: readonly string[]) => nameOf(titleOf(levels.at(-1) ?? ''));
  const alone = groups.filter((group) => last(group.stem) === last(stem)).length < 2;
  return alone ? last(stem) : nameOf(`${titleOf(stem.at(-1) ?? '')} ${titleOf(stem.at(-2) ?? '')}`);
}

function meaningOf(group: MeasureGroup, families: readonly SummedFamily[]): Meaning {
  for (const [i, { axis, common, codes, whole }] of families.entries()) {
    const code = codes.get(group);
    if (code === undefined && whole !== group) continue;
    const named = titleWords(whole?.stem ?? []);
    const words = sayNothing.test(named) ? titleWords(common) : named;
    return { key: `family ${i}`, words, ...(code === undefined ? {} : { breakdown: { [axis]: code } }) };
  }
  return { key: group.heading, words: titleWords(group.stem) };
}

/** The group that holds the sum of all parts measures the same, without a breakdown. */
function summed(family: PartFamily, rules: readonly SumRule[]): SummedFamily {
  const rule = rules.find(
    ({ parts }) => parts.length === family.codes.size && parts.every((part) => family.codes.has(part)),
  );
  return { ...family, whole: rule?.whole };
}

/** "Jumlah Penduduk | Menurut Jenis Kelamin" → "Jumlah Penduduk": how it is broken down is no part of its name. */
function titleWords(levels: readonly string[]): string {
  const plain = levels.map((level) => titleOf(level).replace(/\s*\b(?:menurut|berdasarkan)\b.*$/i, ''));
  const telling = plain.filter((level) => !sayNothing.test(level));
  return (telling.length > 0 ? telling : plain.slice(0, 1)).join(' ').trim();
}

function variableOf(meaning: Meaning, group: MeasureGroup, layout: Layout, title: string, around: string) {
  const words = sayNothing.test(meaning.words) ? title : meaning.words;
  const written = group.columns.find(({ unit }) => unit !== null)?.unit ?? layout.unit;
  const unit = proposeUnit(written, `${group.heading} ${meaning.words}`, around, group.figures);
  const accumulation = proposeAccumulation(`${group.heading} ${words}`);
  const variable = { title: words, unit: unit.unit, ...(accumulation === 'stock' ? {} : { accumulation }) };
  return { variable, unit };
}

function measureColumn(
  { heading, figures, columns }: MeasureGroup,
  name: string,
  { name: variable, unit }: { readonly name: string; readonly unit: ProposedUnit },
  breakdown: Record<string, string> | undefined,
): { readonly draft: NumberDraft; readonly why: string } {
  const range = proposeRange(unit, heading, figures);
  const locale = columns.find((column) => column.locale === 'id' || column.locale === 'en')?.locale;
  const draft: NumberDraft = {
    heading,
    name,
    type: 'number',
    ...(isCount(unit, figures) ? { integer: true } : {}),
    variable,
    ...(breakdown === undefined ? {} : { breakdown }),
    ...(unit.factor === 1 ? {} : { factor: unit.factor }),
    ...(range === undefined ? {} : { range }),
    ...(figures.blanks > 0 ? { optional_cells: true } : {}),
  };
  const written = locale === undefined ? '' : `, written ${locale === 'id' ? '1.234,56' : '1,234.56'}`;
  const blanks =
    figures.blanks === 0
      ? ''
      : `; ${figures.blanks === 1 ? 'one cell is' : `${figures.blanks} cells are`} blank`;
  const many = columns.length === 1 ? '' : ` in ${columns.length} columns`;
  return { draft, why: `${spread(figures)}${many}${written}${blanks}` };
}

function spread({ least, most }: MeasureGroup['figures']): string {
  return Number.isFinite(least) ? `numbers from ${least} to ${most}` : 'no number yet';
}

function ruleText({ parts, whole, tolerance, rows }: SumRule, names: ReadonlyMap<MeasureGroup, string>) {
  const sum = parts.map((part) => names.get(part) ?? '').join(' + ');
  return { rule: `${sum} = ${names.get(whole) ?? ''}`, tolerance, rows };
}
