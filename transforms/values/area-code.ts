// A code of either system → the area that bears it; the two look alike and are never compared with each other.
import type { Area } from '../../model/area.js';

export interface AreaCodes {
  readonly kemendagri: ReadonlyMap<string, Area>;
  /** More than one where a code went on with another area. */
  readonly bps: ReadonlyMap<string, readonly Area[]>;
}

/** Which code system a column says it holds; `any` takes only what cannot be mistaken. */
export type CodeSystem = 'any' | 'kemendagri' | 'bps';

export function areaCodes(areas: readonly Area[]): AreaCodes {
  const kemendagri = new Map(areas.map((area) => [area.code, area] as const));
  const bps = new Map<string, Area[]>();
  for (const area of areas) if (area.bps !== null) bps.set(area.bps, [...(bps.get(area.bps) ?? []), area]);
  return { kemendagri, bps };
}

/** True for a text that can only be meant as a code: "36.72.01", "3672010". */
export function looksLikeCode(text: string): boolean {
  return /^\d{2}(\.\d{1,2}(\.\d{2}(\.\d{4})?)?)?$|^\d{2}(\d{2}(\d{2}(\d(\d{3})?)?)?)?$|^0$/.test(text);
}

/** Every area the code can mean: none, one, or one of each system where nothing says which it is. */
export function areasByCode(codes: AreaCodes, text: string, system: CodeSystem): readonly Area[] {
  if (system === 'bps') return codes.bps.get(text) ?? present(country(codes, text));
  const dotted = dottedCode(text);
  if (system === 'kemendagri') return present(codes.kemendagri.get(dotted ?? text));
  if (text.includes('.') || text === '0') return present(codes.kemendagri.get(dotted ?? text));
  const both = [
    ...(codes.bps.get(text) ?? []),
    dotted === undefined ? undefined : codes.kemendagri.get(dotted),
  ];
  return [...new Set(both.filter((area) => area !== undefined))];
}

/** BPS writes 0 or 9999 for the country. */
function country(codes: AreaCodes, text: string): Area | undefined {
  return text === '0' || text === '9999' ? codes.kemendagri.get('0') : undefined;
}

function present(area: Area | undefined): readonly Area[] {
  return area === undefined ? [] : [area];
}

/** "3672011001" → "36.72.01.1001"; "11.1", a code that a sheet took for a number, is "11.10". */
function dottedCode(text: string): string | undefined {
  if (/^\d{2}\.\d$/.test(text)) return `${text}0`;
  const match = /^(\d{2})(\d{2})?(\d{2})?(\d{4})?$/.exec(text);
  return match === null
    ? undefined
    : match
        .slice(1)
        .filter((part) => part !== undefined)
        .join('.');
}
