// The areas of the country that came with the program, and what a text may mean among them.
import { join } from 'node:path';
import { type NationArea, readNation } from '../config/load/nation.js';
import { kindLevel, levelWord } from '../lexicon/area-level.js';
import { areaName } from '../transforms/values/area-name.js';
import { nearest } from '../transforms/values/distance.js';
import { packageRoot } from './package-root.js';

export function nation(): Promise<readonly NationArea[]> {
  return readNation(join(packageRoot(), 'starter', 'nation.csv.br'));
}

export interface AreaFound {
  readonly code: string;
  readonly bps: string | null;
  readonly level: NationArea['level'];
  /** "Kapanewon Depok" */
  readonly name: string;
  /** "Kabupaten Sleman, Provinsi Daerah Istimewa Yogyakarta" */
  readonly within: string;
}

export interface Search {
  readonly found: readonly AreaFound[];
  /** True where nothing is called so, and `found` is what is called nearly so. */
  readonly near: boolean;
}

const mostNear = 5;

/** By code, or by name or a part of it, with or without the word of its level; whole names first, then the broader. */
export async function findAreas(text: string): Promise<Search> {
  const areas = await nation();
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const exact = byCode.get(text.trim());
  if (exact !== undefined) return { found: [shown(exact, byCode)], near: false };
  const { key, core, kind } = areaName(text);
  const level = kind === null ? undefined : kindLevel(kind);
  const hits = areas.flatMap((area) => {
    const rank = rankOf(area, key, level === area.level ? core : key);
    return rank === undefined ? [] : [{ area, rank }];
  });
  if (key !== '' && hits.length > 0) {
    const sorted = hits.toSorted((a, b) => a.rank - b.rank || depth(a.area) - depth(b.area));
    return { found: sorted.map(({ area }) => shown(area, byCode)), near: false };
  }
  const possible = areas.filter((area) => level === undefined || area.level === level);
  const close = nearest(core, possible, ({ name }) => areaName(name).core).slice(0, mostNear);
  return { found: close.map((area) => shown(area, byCode)), near: true };
}

/** 0 for the whole name, 1 for a part of it; undefined for neither. */
function rankOf({ name, spellings }: NationArea, key: string, core: string): number | undefined {
  const keys = [name, ...spellings].map(areaName);
  if (keys.some((own) => own.key === key || own.core === core)) return 0;
  return keys.some((own) => own.key.includes(core)) ? 1 : undefined;
}

function depth({ code }: NationArea): number {
  return code.split('.').length;
}

function shown(area: NationArea, byCode: ReadonlyMap<string, NationArea>): AreaFound {
  const { code, bps, level } = area;
  const above: string[] = [];
  for (let parent = byCode.get(area.parent ?? ''); parent?.parent != null; parent = byCode.get(parent.parent))
    above.push(titled(parent));
  return { code, bps, level, name: titled(area), within: above.join(', ') };
}

function titled({ level, code, name }: NationArea): string {
  return `${levelWord(level, code)} ${name}`.trim();
}
