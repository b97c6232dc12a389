// A group of figures and the variable that it measures → its column of the contract.
import type { ColumnDraft } from '../../model/column.js';
import { printNumber } from '../values/print-number.js';
import type { Figures } from './figures.js';
import type { MeasureGroup } from './measure-group.js';
import { isCount, type ProposedUnit, proposeRange } from './unit.js';

type NumberDraft = Extract<ColumnDraft, { type: 'number' }>;

export interface Measured {
  /** undefined where the row says what is measured. */
  readonly variable: string | undefined;
  readonly unit: ProposedUnit | undefined;
  readonly breakdown?: Readonly<Record<string, string>> | undefined;
  /** Which side of the row's variable it is. */
  readonly aspect?: string | undefined;
}

export function measureColumn(
  { heading, figures, columns, dates }: MeasureGroup,
  name: string,
  { variable, unit, breakdown, aspect }: Measured,
): { readonly draft: NumberDraft; readonly why: string } {
  const range = unit === undefined ? undefined : proposeRange(unit, heading, figures);
  const integer = unit !== undefined && isCount(unit, figures);
  const unclear = columns.some(({ locale }) => locale === 'ambiguous');
  const draft: NumberDraft = {
    heading,
    name,
    type: 'number',
    ...(integer ? { integer } : {}),
    ...(unclear && !integer ? { locale: 'id' as const } : {}),
    ...(dates === undefined ? {} : { date_order: dates.order }),
    ...(variable === undefined ? {} : { variable }),
    ...(aspect === undefined ? {} : { aspect }),
    ...(breakdown === undefined ? {} : { breakdown: { ...breakdown } }),
    ...(unit === undefined || unit.factor === 1 ? {} : { factor: unit.factor }),
    ...(range === undefined ? {} : { range }),
    ...(figures.blanks > 0 ? { optional_cells: true } : {}),
  };
  const order = dates === undefined || dates.proven ? [] : ['03/04/2024 di judulnya dibaca 3 April: periksa'];
  const why = [
    spread(figures, columns.length),
    ...written(columns),
    ...gaps(figures),
    ...lostThousands(figures),
    ...order,
  ].join('; ');
  return { draft, why };
}

function spread({ least, most }: Figures, columns: number): string {
  if (!Number.isFinite(least)) return 'belum ada angka';
  const within = columns === 1 ? '' : ` dalam ${columns} kolom`;
  return `${printNumber(least, 'id')} sampai ${printNumber(most, 'id')}${within}`;
}

function written(columns: MeasureGroup['columns']): readonly string[] {
  const locales = columns.map(({ locale }) => locale);
  if (locales.includes('ambiguous')) return ['"1.234" dibaca seribu lebih: periksa'];
  if (locales.includes('id')) return ['ditulis 1.234,56'];
  return locales.includes('en') ? ['ditulis 1,234.56'] : [];
}

function gaps({ blanks }: Figures): readonly string[] {
  return blanks === 0 ? [] : [`${blanks} sel kosong`];
}

/** Why rows of a column that counts are held. */
export function lostThousands({ lost }: Figures): readonly string[] {
  const [first] = lost;
  if (first === undefined) return [];
  const meant = printNumber(Math.round(first * 1000), 'id');
  return [`${printNumber(first, 'id')} di antara bilangan bulat: mungkin ${meant}, jadi barisnya ditahan`];
}
