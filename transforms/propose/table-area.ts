// A table without a column of areas → the one area that it is about.
import type { Area } from '../../model/area.js';
import type { AreaColumn } from './area-column.js';
import type { ProposalContext, Specimen } from './specimen.js';

export interface TableArea {
  readonly code: string;
  readonly why: string;
}

/** undefined where the rows name their areas. */
export function tableArea(
  { layout }: Specimen,
  areas: readonly AreaColumn[],
  { city, resolver }: ProposalContext,
): TableArea | undefined {
  if (areas.length > 0) return undefined;
  const named = layout.areas.flatMap(({ value, text }) => {
    const reading = resolver.resolve(value.name, value.level === null ? {} : { levels: [value.level] });
    return reading.kind === 'area' ? [{ area: reading.area, text }] : [];
  });
  const [first] = [...named].sort((a, b) => narrow(b.area) - narrow(a.area));
  if (first === undefined)
    return { code: city.code, why: `tidak ada baris yang menyebut wilayah: dianggap ${city.name}` };
  return { code: first.area.code, why: `${first.area.name}, disebut di "${first.text}"` };
}

/** "Kecamatan Cibeber Kota Cilegon" is about Cibeber. */
function narrow({ code }: Area): number {
  return code.length;
}
