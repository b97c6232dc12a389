// Areas → a resolver that says which of them a text means, by code or name, within levels, a parent and a nesting.
import { kindLevel, liesIn } from '../../lexicon/area-level.js';
import { type Area, type AreaLevel, lifeOn, livedOn, livedTogether, livesOf } from '../../model/area.js';
import { areaCodes, areasByCode, type CodeSystem, looksLikeCode } from './area-code.js';
import { type AreaName, areaName, withoutNumber } from './area-name.js';
import { nearest } from './distance.js';

export interface AreaQuery {
  /** Levels that may be meant; all when left out. */
  readonly levels?: readonly AreaLevel[];
  readonly by?: CodeSystem | 'name';
  /** Only areas below this one are meant: the kecamatan in the same row. */
  readonly parent?: Area;
  /**
   * Given where rows of parents stand above their children: the parent last seen, null before the first. Its child is
   * meant first, else an area of the parents' level; before the first parent the highest.
   */
  readonly nesting?: Area | null;
  /** Last days (ISO) of the periods that are spoken of: only areas that were there on one of them are meant. */
  readonly days?: readonly string[];
}

export type AreaReading =
  | { readonly kind: 'area'; readonly area: Area }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Area[] }
  /** Known, but not below the parent that the row names. */
  | { readonly kind: 'elsewhere'; readonly candidates: readonly Area[] }
  /** Known, but not there on any of the days. */
  | { readonly kind: 'ended'; readonly candidates: readonly Area[]; readonly days: readonly string[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly Area[] };

export interface AreaResolver {
  resolve(text: string, query?: AreaQuery): AreaReading;
  byCode(code: string): Area | undefined;
  /** True where some areas have a time of their own: then what is meant depends on the period. */
  readonly hasTimes: boolean;
  /** Every area of the level of the first that lies within the smallest area that holds all of them. */
  siblings(areas: readonly Area[]): readonly Area[];
}

interface Named {
  readonly area: Area;
  readonly kind: AreaName['kind'];
}

const depth: Readonly<Record<AreaLevel, number>> = {
  country: 0,
  province: 1,
  city: 2,
  kecamatan: 3,
  kelurahan: 4,
};

/** `home`: where a name fits several areas, one within this area is meant (the city whose warehouse this is). */
export function areaResolver(areas: readonly Area[], home?: string): AreaResolver {
  const codes = areaCodes(areas);
  const names = nameIndex(areas);
  const seen = new Map<string, readonly Area[]>();
  const candidates = (text: string, by: CodeSystem | 'name'): readonly Area[] => {
    const key = `${by} ${text}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const found = by !== 'name' && looksLikeCode(text) ? areasByCode(codes, text, by) : byName(names, text);
    if (seen.size < 50_000) seen.set(key, found);
    return found;
  };
  return {
    byCode: (code) => codes.kemendagri.get(code),
    hasTimes: areas.some(({ lives }) => lives !== undefined),
    siblings: ([first, ...others]) => (first === undefined ? [] : withinShared(areas, first, others)),
    resolve: (text, query = {}) => {
      const found = candidates(text.trim(), query.by ?? 'any');
      const allowed = found.filter((area) => query.levels?.includes(area.level) ?? true);
      return choose(allowed, query, home) ?? unknown(() => near(areas, text, query));
    },
  };
}

function withinShared(areas: readonly Area[], first: Area, others: readonly Area[]): readonly Area[] {
  const parts = first.code.split('.');
  const shared = parts
    .map((_, i) => parts.slice(0, parts.length - 1 - i).join('.'))
    .find((code) => others.every((area) => isWithin(area, code || '0')));
  return areas.filter(
    (area) =>
      area.level === first.level &&
      isWithin(area, shared || '0') &&
      livedTogether(area, first) &&
      others.every((other) => livedTogether(area, other)),
  );
}

/** What is near is searched only when it is asked for: most who ask for an area want no suggestion. */
function unknown(search: () => readonly Area[]): AreaReading {
  return {
    kind: 'unknown',
    get nearest() {
      return search();
    },
  };
}

function nameIndex(areas: readonly Area[]): ReadonlyMap<string, readonly Named[]> {
  const index = new Map<string, Named[]>();
  for (const area of areas) {
    const { kind } = areaName(area.name);
    for (const spelling of [area.name, ...area.spellings]) {
      const { key, core, within } = areaName(spelling);
      // "Kampung Baru" is a whole name: nobody calls it "Baru".
      const isWhole = within !== undefined && spelling === area.name;
      for (const way of new Set(isWhole ? [key] : [key, core])) {
        const named = index.get(way) ?? [];
        if (!named.some((other) => other.area === area)) named.push({ area, kind });
        index.set(way, named);
      }
    }
  }
  return index;
}

/** "Toba Samosir / Toba" is one place under two names; where only one half is known that half is meant. */
function byName(index: ReadonlyMap<string, readonly Named[]>, text: string): readonly Area[] {
  const whole = lookUp(index, areaName(text));
  if (whole.length > 0) return whole;
  const unnumbered = withoutNumber(text);
  if (unnumbered !== text) return byName(index, unnumbered);
  if (!/[/(]/.test(text)) return whole;
  const halves = text.split(/[/()]/).filter((half) => half.trim() !== '');
  return [...new Set(halves.flatMap((half) => lookUp(index, areaName(half))))];
}

/** A name alone means the kabupaten where a kota has the same one. */
function lookUp(index: ReadonlyMap<string, readonly Named[]>, name: AreaName): readonly Area[] {
  const whole = index.get(name.key) ?? [];
  const all = name.kind === null ? withoutNamesakes(whole) : prefixed(index, name, whole);
  return [...new Set((all.length > 0 ? all : whole).map(({ area }) => area))];
}

/** A word that is a level only in places may be a part of the name: where the whole is a name, that is meant. */
function prefixed(
  index: ReadonlyMap<string, readonly Named[]>,
  name: AreaName,
  whole: readonly Named[],
): readonly Named[] {
  if (name.within !== undefined && whole.length > 0) return whole;
  return [...whole, ...(index.get(name.core) ?? [])].filter((named) => fits(name, named));
}

function fits({ kind: asked, within }: AreaName, { area, kind }: Named): boolean {
  if (asked === null) return true;
  if (kindLevel(asked) !== area.level) return false;
  if (within !== undefined && !liesIn(area.code, within)) return false;
  return area.level !== 'city' || (kind ?? 'kabupaten') === asked;
}

function withoutNamesakes(named: readonly Named[]): readonly Named[] {
  const regency = named.some(({ area, kind }) => area.level === 'city' && kind !== 'kota');
  return regency ? named.filter(({ kind }) => kind !== 'kota') : named;
}

function choose(
  candidates: readonly Area[],
  query: AreaQuery,
  home: string | undefined,
): AreaReading | undefined {
  if (candidates.length === 0) return undefined;
  const { parent, nesting, days = [] } = query;
  const there = days.length === 0 ? candidates : candidates.filter((each) => wasThere(each, days));
  if (there.length === 0) return { kind: 'ended', candidates, days };
  const below = parent === undefined ? there : there.filter((area) => isWithin(area, parent.code, days));
  if (below.length === 0) return { kind: 'elsewhere', candidates: there };
  const only =
    single(below) ?? single(nested(below, nesting)) ?? single(atHome(nested(below, nesting), home));
  return only === undefined ? { kind: 'ambiguous', candidates: below } : { kind: 'area', area: only };
}

function nested(candidates: readonly Area[], nesting: Area | null | undefined): readonly Area[] {
  if (nesting === undefined) return candidates;
  if (nesting === null) {
    const top = Math.min(...candidates.map((area) => depth[area.level]));
    return candidates.filter((area) => depth[area.level] === top);
  }
  const children = candidates.filter((area) => livesOf(area).some(({ parent }) => parent === nesting.code));
  if (children.length > 0) return children;
  const parents = candidates.filter((area) => depth[area.level] <= depth[nesting.level]);
  return parents.length > 0 ? parents : candidates;
}

function atHome(candidates: readonly Area[], home: string | undefined): readonly Area[] {
  const inside = home === undefined ? [] : candidates.filter((area) => isWithin(area, home));
  return inside.length > 0 ? inside : candidates;
}

function single(areas: readonly Area[]): Area | undefined {
  return areas.length === 1 ? areas[0] : undefined;
}

function wasThere(area: Area, days: readonly string[]): boolean {
  return area.lives === undefined || days.some((day) => livedOn(area, day));
}

/** True for the area itself and everything below it; of one that moved, on one of the days, or ever where none is named. */
export function isWithin(area: Area, code: string, days: readonly string[] = []): boolean {
  if (code === '0' || area.code === code) return true;
  if (area.lives === undefined) return area.code.startsWith(`${code}.`);
  const lives = days.length === 0 ? area.lives : days.flatMap((day) => lifeOn(area, day) ?? []);
  return lives.some(({ parent }) => parent === code || parent?.startsWith(`${code}.`) === true);
}

function near(areas: readonly Area[], text: string, query: AreaQuery): readonly Area[] {
  const { levels, parent } = query;
  const possible = areas.filter(
    (area) => (levels?.includes(area.level) ?? true) && (parent === undefined || isWithin(area, parent.code)),
  );
  return nearest(areaName(text).core, possible, (area) => areaName(area.name).core);
}
