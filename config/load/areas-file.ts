// Reads areas.csv into areas, with both code systems kept apart.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { levelNamed } from '../../lexicon/area-level.js';
import { Area, type AreaLevel, livedTogether } from '../../model/area.js';
import { type AreaLine, checkLives, dayOf, joinLives } from './area-lives.js';
import type { Mistake } from './mistake.js';

const file = 'areas.csv';
const Line = z.object({
  code: z.string(),
  bps: z.string(),
  level: z.string(),
  name: z.string(),
  parent: z.string(),
  spellings: z.string(),
  from: z.string().default(''),
  until: z.string().default(''),
  successors: z.string().default(''),
});
const above: Readonly<Record<AreaLevel, AreaLevel | null>> = {
  country: null,
  province: 'country',
  city: 'province',
  kecamatan: 'city',
  kelurahan: 'kecamatan',
};
const codeParts: Readonly<Record<AreaLevel, number>> = {
  country: 1,
  province: 1,
  city: 2,
  kecamatan: 3,
  kelurahan: 4,
};

export interface AreasFile {
  readonly areas: readonly Area[];
  readonly mistakes: readonly Mistake[];
}

export async function readAreasFile(directory: string): Promise<AreasFile> {
  let records: { readonly line: number; readonly record: unknown }[];
  try {
    const rows: { info: { lines: number }; record: unknown }[] = parse(
      await readFile(join(directory, file)),
      { columns: true, bom: true, info: true, trim: true },
    );
    records = rows.map((row) => ({ line: row.info.lines, record: row.record }));
  } catch (cause) {
    const message = `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    return {
      areas: [],
      mistakes: [
        { file, line: 1, message, hint: 'It has the columns code, bps, level, name, parent, spellings' },
      ],
    };
  }
  const mistakes: Mistake[] = [];
  const say = (line: number, message: string, hint: string) => mistakes.push({ file, line, message, hint });
  const read = records.flatMap(({ line, record }) => {
    const area = readArea(record, line, mistakes);
    return area === undefined ? [] : [{ line, area }];
  });
  const lines = joinLives(read, say);
  checkLives(lines, say);
  const areas = lines.map(({ area }) => area);
  const places = checkPlaces(read, lines);
  return { areas, mistakes: [...mistakes, ...places] };
}

function readArea(record: unknown, line: number, mistakes: Mistake[]): Area | undefined {
  const cells = Line.safeParse(record);
  if (!cells.success) {
    mistakes.push({
      file,
      line,
      message: 'a column is missing',
      hint: 'The columns are code, bps, level, name, parent, spellings',
    });
    return undefined;
  }
  const { spellings, bps, parent, from, until, successors, ...rest } = cells.data;
  const area = Area.safeParse({
    ...rest,
    bps: bps || null,
    parent: parent || null,
    lives: [
      {
        from: dayOf(from, 'first'),
        until: dayOf(until, 'last'),
        parent: parent || null,
        successors: listed(successors),
      },
    ],
    spellings: listed(spellings),
  });
  if (area.success) return area.data;
  for (const issue of area.error.issues)
    mistakes.push({
      file,
      line,
      message: `${columnOf(issue.path)}: ${issue.message}`,
      hint: codeHint(columnOf(issue.path), cells.data),
    });
  return undefined;
}

function listed(text: string): readonly string[] {
  return text
    .split('|')
    .map((each) => each.trim())
    .filter(Boolean);
}

/** "from" of lives.0.from: what a steward sees. */
function columnOf(path: readonly PropertyKey[]): string {
  return String(path[0] === 'lives' ? path[2] : path[0]);
}

function codeHint(column: string, cells: z.infer<typeof Line>): string {
  if (column === 'code' && /^\d{7,10}$/.test(cells.code))
    return `${cells.code} looks like a BPS code; code is the Kemendagri one, with dots ("36.72.01")`;
  if (column === 'bps' && cells.bps.includes('.'))
    return `${cells.bps} looks like a Kemendagri code; bps is the one without dots`;
  if (column === 'from' || column === 'until')
    return 'Write a year, a month or a day: 2025, 2025-07, 2025-07-01';
  if (column === 'level') {
    const level = levelNamed(cells.level);
    if (level !== undefined)
      return `Write ${level}: so this level is called here, whatever its word in your city`;
  }
  return '';
}

/** Every line by itself; a BPS code belongs to one area at a time. */
function checkPlaces(read: readonly AreaLine[], joined: readonly AreaLine[]): readonly Mistake[] {
  const byCode = new Map(joined.map(({ area }) => [area.code, area]));
  const byBps = new Map<string, Area>();
  const mistakes: Mistake[] = [];
  for (const { line, area } of read) {
    const say = (message: string, hint: string) => mistakes.push({ file, line, message, hint });
    const wanted = above[area.level];
    const parent = area.parent === null ? undefined : byCode.get(area.parent);
    if ((parent?.level ?? null) !== wanted)
      say(
        `${area.name} (${area.level}) has the parent "${area.parent ?? ''}"`,
        wanted === null ? 'A country has none' : `Its parent must be a ${wanted} of this file`,
      );
    if (area.code.split('.').length !== codeParts[area.level])
      say(
        `${area.code} is no code of a ${area.level}`,
        'A Kemendagri code has two digits for the province, then .nn, .nn and .nnnn',
      );
    const other = area.bps === null ? undefined : byBps.get(area.bps);
    if (other !== undefined && other.code !== area.code && livedTogether(other, area))
      say(
        `BPS code ${area.bps} belongs to ${other.name} already`,
        'The two code systems number kelurahan in different orders',
      );
    if (area.bps !== null) byBps.set(area.bps, area);
  }
  return mistakes;
}
