// Proposed variables, their columns and the sums that hold → the same, with how their figures add up over areas, parts and time.
import { aggregationOf } from '../../lexicon/aggregation.js';
import type { DatasetDraft, Variable } from '../../model/dataset.js';
import { numberIn } from './figures.js';
import { draftName } from './propose-labels.js';
import type { ProposedMeasures } from './propose-measures.js';
import type { Specimen } from './specimen.js';

type Variables = DatasetDraft['variables'];

const inEachOther = 'kode induk memuat anak-anaknya: angkanya tidak dijumlahkan';
const untold =
  'berkas tidak menyebut bagaimana angkanya digabung; tulis aggregation: sum, mean, min atau max bila digabung';
const proven = 'dijumlahkan: baris atau kolom jumlahnya membuktikan';

/** `nested`: rows of codes hold each other. A sum that the file shows is told; what it does not tell is none. */
export function addingUp<M extends ProposedMeasures>(measured: M, specimen: Specimen, nested: boolean): M {
  const doubts = new Map(measured.doubts);
  const remark = (name: string, why: string) =>
    doubts.set(name, [doubts.get(name), why].filter(Boolean).join('; '));
  const summed = summedVariables(measured, specimen);
  const variables = Object.fromEntries(
    Object.entries(alikeInTime(measured)).map(([name, variable]) => {
      const { rule, decidedBy } = aggregationOf(asRead(variable, doubts.get(name)));
      if (nested && (rule === 'sum' || decidedBy === 'nothing')) {
        remark(name, inEachOther);
        return [name, { ...variable, aggregation: 'none' as const }];
      }
      if (decidedBy !== 'nothing') return [name, variable];
      remark(name, summed.has(name) ? proven : untold);
      return [name, { ...variable, aggregation: summed.has(name) ? ('sum' as const) : ('none' as const) }];
    }),
  );
  return { ...measured, variables, doubts };
}

/** A unit that nothing in the file speaks of tells nothing. */
function asRead(variable: Variables[string], doubt = '') {
  const { aggregation, unit, title } = variable;
  const told = { unit: doubt.includes('tulis yang benar') ? '' : unit, title };
  return aggregation === undefined ? told : { ...told, aggregation };
}

/** Parts flow as their sum does: what one of them is in time, all of them are. */
function alikeInTime({ variables, rules, columns }: ProposedMeasures): Variables {
  const out = { ...variables };
  for (const { rule } of rules) {
    const names = variablesOf(rule, columns).filter((name) => out[name] !== undefined);
    const shared = names.map((name) => out[name]?.accumulation ?? 'stock').toReversed();
    const taken: Variable['accumulation'] = shared.find((each) => each !== 'stock') ?? 'stock';
    if (taken === 'stock') continue;
    for (const name of names) {
      const one = out[name];
      if (one !== undefined) out[name] = { ...one, accumulation: taken };
    }
  }
  return out;
}

/** Those of a rule, the whole last: "laki_laki + perempuan = jumlah". */
function variablesOf(rule: string, columns: ProposedMeasures['columns']): readonly string[] {
  return rule
    .split(/\s*[+=]\s*/)
    .flatMap((word) => columns.filter(({ draft }) => draftName(draft) === word))
    .flatMap(({ draft }) => ('variable' in draft && draft.variable !== undefined ? [draft.variable] : []));
}

/** Variables whose parts make a whole in every row, or whose total row is the sum of its rows. */
function summedVariables(
  measured: ProposedMeasures,
  { aside, data, picked = 0 }: Specimen,
): ReadonlySet<string> {
  const parts = measured.rules.flatMap(({ rule }) => variablesOf(rule, measured.columns));
  const totals = aside.filter(({ reason }) => reason === 'total');
  const rows = data.slice(0, data.length - picked);
  const below = measured.columns.flatMap(({ draft, group }) => {
    if (!('variable' in draft) || draft.variable === undefined) return [];
    const isSum = group.columns.every(({ col, locale }) => {
      const values = rows
        .map(({ cells }) => numberIn(cells[col - 1] ?? null, locale))
        .filter((each) => !Number.isNaN(each));
      const sum = values.reduce((all, each) => all + each, 0);
      return (
        values.length > 1 &&
        totals.some(({ cells }) => Math.abs(numberIn(cells[col - 1] ?? null, locale) - sum) <= 0.5)
      );
    });
    return isSum ? [draft.variable] : [];
  });
  return new Set([...parts, ...below]);
}
