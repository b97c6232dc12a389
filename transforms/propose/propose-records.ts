// A table in which one row is one record → its number columns, and what is counted and summed of them.
import { measureKind } from '../../lexicon/measure-kind.js';
import type { ColumnDraft } from '../../model/column.js';
import type { DatasetDraft, Variable } from '../../model/dataset.js';
import { lostThousands } from './measure-column.js';
import type { MeasureGroup } from './measure-group.js';
import { nameOf, namer, titleOf } from './names.js';
import type { ProposedMeasures } from './propose-measures.js';
import type { ProposalContext } from './specimen.js';
import { isCount, proposeAccumulation, proposeUnit } from './unit.js';
import { usualUnit } from './usual-unit.js';

type Measure = NonNullable<DatasetDraft['records']>['measures'][number];

/** What the title calls the list itself. */
const list = /^(?:daftar|data|rekap(?:itulasi)?|register|buku induk)\s+(?:nama(?: nama)?\s+)?(?=\p{L})/iu;
/** The sum of such figures over records means nothing. */
const averaged =
  /\b(?:umur|usia|lama|durasi|rata|persen\w*|nilai|skor|indeks|rasio|tinggi badan|berat badan|suhu|tarif|harga)\b|%/i;

/** The records are counted, and every column of figures is summed or averaged. `dated`: a day stands in each record. */
export function proposeRecords(
  groups: readonly MeasureGroup[],
  title: string,
  context: ProposalContext,
  used: readonly string[],
  dated: boolean,
): ProposedMeasures & { readonly records: DatasetDraft['records'] } {
  const columnNames = namer(used);
  const free = namer(context.taken);
  const base = nameOf(context.name);
  const count = free(base);
  const things = title.replace(list, '') || title;
  const unit = usualUnit(things, true) ?? 'catatan';
  const accumulation = accumulationOf(things, unit, dated);
  const variables: DatasetDraft['variables'] = {
    [count]: { title: `Jumlah ${lowered(things)}`, unit, ...accumulation },
  };
  const measures: Measure[] = [{ variable: count, by: 'count' }];
  const columns = groups.map((group) => {
    const words = titleOf(group.stem.at(-1) ?? '') || title;
    const name = columnNames(nameOf(words) || base);
    const variable = free(nameOf(`${context.name} ${words}`));
    const own = proposeUnit(group.columns[0]?.unit ?? null, group.heading, '', group.figures);
    const by = isAveraged(group, own.unit) ? 'mean' : 'sum';
    // A mean of a period is how things were in it: it never flows.
    variables[variable] =
      by === 'mean'
        ? { title: `Rata-rata ${lowered(words)}`, unit: own.unit }
        : { title: words, unit: own.unit, ...accumulation };
    measures.push({ variable, by, of: name });
    const integer = by === 'sum' && isCount(own, group.figures);
    const why = [told[by], ...lostThousands(group.figures)].join('; ');
    return { draft: columnOf(group, name, own.factor, integer), why, group };
  });
  const doubts = new Map([[count, 'satu baris satu catatan, dihitung banyaknya']]);
  return { columns, variables, doubts, rules: [], records: { measures } };
}

/** Prices, rates, indices and what one thing measures: their sum over records means nothing. */
function isAveraged({ heading, stem }: MeasureGroup, unit: string): boolean {
  const { kind } = measureKind(unit, titleOf(stem.at(-1) ?? ''));
  if (kind === 'price' || kind === 'rate') return true;
  return kind !== 'amount' && averaged.test(heading.replace(/_/g, ' '));
}

const told = { sum: 'dijumlahkan dari semua catatan', mean: 'dirata-rata dari semua catatan' } as const;

function columnOf({ heading }: MeasureGroup, name: string, factor: number, integer: boolean): ColumnDraft {
  return {
    heading,
    name,
    type: 'number',
    ...(integer ? { integer } : {}),
    ...(factor === 1 ? {} : { factor }),
    optional_cells: true,
  };
}

function accumulationOf(
  words: string,
  unit: string,
  dated: boolean,
): Pick<Variable, 'accumulation'> | object {
  const accumulation = dated ? 'flow' : proposeAccumulation(words, unit);
  return accumulation === 'stock' ? {} : { accumulation };
}

/** The first letter small, unless the word is a short form. */
function lowered(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
