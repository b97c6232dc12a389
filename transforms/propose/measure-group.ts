// The columns of figures → groups that measure one thing, each with its heading as the contract will ask for it.
import { measureKind } from '../../lexicon/measure-kind.js';
import { scaleOf } from '../../lexicon/unit.js';
import type { TableColumn } from '../../model/table.js';
import type { PeriodPieces } from '../binding.js';
import { areThousands } from '../lost-thousands.js';
import { type Counting, type Figures, figuresOf } from './figures.js';
import type { HeadingAreas } from './heading-areas.js';
import { type HeadingTemplate, headingTemplates, isPlaceholder } from './heading-template.js';
import { cellsOf, type Specimen } from './specimen.js';
import { usualUnit } from './usual-unit.js';

/** One column, or the columns of all the periods that stand beside each other under one heading. */
export interface MeasureGroup {
  readonly heading: string;
  /** The levels of the heading without placeholders. */
  readonly stem: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly pieces: readonly PeriodPieces[];
  /** How 03/04/2024 in its headings is read, where it can be either. */
  readonly dates: HeadingTemplate['dates'];
  /** True where its columns stand for areas. */
  readonly places: boolean;
  /** The figures of all its columns, one column after the other. */
  readonly figures: Figures;
  /** What the headings tell of a period → the figures under it, row by row. */
  readonly byPeriod: ReadonlyMap<string, readonly number[]>;
}

/** In the order of the sheet. A column without a heading cannot be asked for and is left out. */
export function measureGroups(
  specimen: Specimen,
  columns: readonly TableColumn[],
  areas: HeadingAreas,
): readonly MeasureGroup[] {
  const named = columns.filter(({ path }) => path.length > 0);
  const templates = headingTemplates(named, areas);
  const groups = new Map<string, TableColumn[]>();
  for (const column of named) {
    const heading = (templates.get(column.col)?.levels ?? column.path).join(' | ');
    groups.set(heading, [...(groups.get(heading) ?? []), column]);
  }
  return [...groups].map(([heading, members]): MeasureGroup => {
    const pieces = members.map(({ col }) => templates.get(col)?.pieces ?? {});
    const places = members.map(({ col }) => templates.get(col)?.area ?? '');
    const each = members.map((column) => figuresOf(cellsOf(specimen, column), column).values);
    const [first] = members;
    const all = members.flatMap((column) => cellsOf(specimen, column));
    return {
      heading,
      stem: heading
        .split(' | ')
        .flatMap((level) => (isPlaceholder(level) ? [] : [level.replace(/\{year\}/, ' ')])),
      columns: members,
      pieces,
      dates: members.map(({ col }) => templates.get(col)?.dates).find((dates) => dates !== undefined),
      places: places.some((place) => place !== ''),
      figures: counted(
        figuresOf(all, { locale: first?.locale ?? 'none' }, countingOf(heading, first?.unit ?? null)),
        members,
        specimen,
      ),
      byPeriod: new Map(
        pieces.map((piece, i) => [JSON.stringify([piece, places[i]]), each[i] ?? []] as const),
      ),
    };
  });
}

/** Under a word that counts, fractions that all are thousands count as whole, and are held. */
function counted(figures: Figures, [first]: readonly TableColumn[], { layout }: Specimen): Figures {
  if (first === undefined || figures.whole || first.locale !== 'none') return figures;
  const unit = first.unit ?? '';
  const heading = first.path.at(-1) ?? '';
  const isScaled = [unit, layout.unit ?? '', ...first.path].some((text) => scaleOf(text) > 1);
  if (isScaled || measureKind(unit, heading).kind !== 'count') return figures;
  const numbers = figures.values.filter((value) => !Number.isNaN(value));
  if (!areThousands(numbers)) return figures;
  return { ...figures, whole: true, lost: numbers.filter((value) => !Number.isInteger(value)) };
}

/** What is measured and not counted, where no unit says it. */
const quantities =
  /\b(?:luas|panjang|lebar|tinggi|kedalaman|volume|isi|berat|bobot|produksi|timbulan|debit|curah|suhu|kadar|jarak|kapasitas|konsumsi|pemakaian|persediaan|stok|nilai|harga|anggaran|pagu|realisasi|belanja|pendapatan|rp|rupiah)\b/i;

function countingOf(heading: string, unit: string | null): Counting {
  const words = heading.replace(/_/g, ' ');
  const { kind } = measureKind(unit ?? usualUnit(words, true) ?? '', words);
  if (kind === 'count') return 'things';
  return kind === 'unknown' && !quantities.test(words) ? 'unknown' : 'quantities';
}
