// A table without a column of areas → the one area that it is about.
import { type Area, AreaLevel } from '../../model/area.js';
import type { DatasetDraft } from '../../model/dataset.js';
import type { AreaResolver } from '../values/area.js';
import type { AreaColumn } from './area-column.js';
import type { ProposalContext, Specimen } from './specimen.js';

export interface TableArea {
  readonly area: NonNullable<DatasetDraft['area']>;
  /** The sheets that hold such tables, where not all of the same shape do. */
  readonly sheets?: readonly string[];
  readonly why: string;
}

/** The share of sheets that are named after areas, where the others sum them up. */
const mostly = 0.6;

/** undefined where the rows name their areas. */
export function tableArea(
  specimen: Specimen,
  areas: readonly AreaColumn[],
  { city, resolver }: ProposalContext,
): TableArea | undefined {
  if (areas.length > 0) return undefined;
  const own = sheetsOfAreas(specimen, resolver);
  if (own !== undefined)
    return {
      area: { from: 'sheet', level: own.level },
      sheets: own.sheets,
      why: 'nama lembar menyebut wilayahnya',
    };
  const named = specimen.layout.areas.flatMap(({ value, text }) => {
    const reading = resolver.resolve(value.name, value.level === null ? {} : { levels: [value.level] });
    return reading.kind === 'area' ? [{ area: reading.area, text }] : [];
  });
  const [first] = [...named].sort((a, b) => narrow(b.area) - narrow(a.area));
  if (first === undefined)
    return { area: city.code, why: `tidak ada baris yang menyebut wilayah: dianggap ${city.name}` };
  return { area: first.area.code, why: `${first.area.name}, disebut di "${first.text}"` };
}

interface SheetAreas {
  readonly level: AreaLevel;
  readonly sheets: readonly string[];
}

/** The sheets that are named after areas: of the level that most are, then of the one the title says, then the broadest. */
function sheetsOfAreas({ alike, layout }: Specimen, resolver: AreaResolver): SheetAreas | undefined {
  const said = new Set(layout.areas.map(({ value }) => value.level));
  const weight = ({ level, sheets }: SheetAreas) => sheets.length + (said.has(level) ? 0.5 : 0);
  return AreaLevel.options
    .map((level) => ({ level, sheets: alike.filter((sheet) => isArea(sheet, level, resolver)) }))
    .filter(({ sheets }) => sheets.length > 1 && sheets.length >= mostly * alike.length)
    .toSorted((a, b) => weight(b) - weight(a))[0];
}

function isArea(sheet: string, level: AreaLevel, resolver: AreaResolver): boolean {
  return resolver.resolve(sheet, { levels: [level] }).kind === 'area';
}

/** "Kecamatan Cibeber Kota Cilegon" is about Cibeber. */
function narrow({ code }: Area): number {
  return code.length;
}
