// Reads areas.csv into areas, with both code systems kept apart.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Area, type AreaLevel } from '../../model/area.js';
import type { Mistake } from './mistake.js';

const file = 'areas.csv';
const Line = z.object({
  code: z.string(),
  bps: z.string(),
  level: z.string(),
  name: z.string(),
  parent: z.string(),
  spellings: z.string(),
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
  const areas: Area[] = [];
  const lines = new Map<string, number>();
  for (const { line, record } of records) {
    const area = readArea(record, line, mistakes);
    if (area === undefined) continue;
    if (lines.has(area.code))
      mistakes.push({
        file,
        line,
        message: `code ${area.code} stands here a second time`,
        hint: `It is already in line ${lines.get(area.code)}`,
      });
    lines.set(area.code, line);
    areas.push(area);
  }
  return { areas, mistakes: [...mistakes, ...checkPlaces(areas, lines)] };
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
  const { spellings, bps, parent, ...rest } = cells.data;
  const area = Area.safeParse({
    ...rest,
    bps: bps || null,
    parent: parent || null,
    spellings: spellings
      .split('|')
      .map((s) => s.trim())
      .filter(Boolean),
  });
  if (area.success) return area.data;
  for (const issue of area.error.issues)
    mistakes.push({
      file,
      line,
      message: `${issue.path.join('.')}: ${issue.message}`,
      hint: codeHint(String(issue.path[0]), cells.data),
    });
  return undefined;
}

function codeHint(column: string, cells: z.infer<typeof Line>): string {
  if (column === 'code' && /^\d{7,10}$/.test(cells.code))
    return `${cells.code} looks like a BPS code; code is the Kemendagri one, with dots ("36.72.01")`;
  if (column === 'bps' && cells.bps.includes('.'))
    return `${cells.bps} looks like a Kemendagri code; bps is the one without dots`;
  return '';
}

function checkPlaces(areas: readonly Area[], lines: ReadonlyMap<string, number>): readonly Mistake[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const byBps = new Map<string, string>();
  const mistakes: Mistake[] = [];
  const say = (area: Area, message: string, hint: string) =>
    mistakes.push({ file, line: lines.get(area.code) ?? 1, message, hint });
  for (const area of areas) {
    const wanted = above[area.level];
    const parent = area.parent === null ? undefined : byCode.get(area.parent);
    if ((parent?.level ?? null) !== wanted)
      say(
        area,
        `${area.name} (${area.level}) has the parent "${area.parent ?? ''}"`,
        wanted === null ? 'A country has none' : `Its parent must be a ${wanted} of this file`,
      );
    if (area.code.split('.').length !== codeParts[area.level])
      say(
        area,
        `${area.code} is no code of a ${area.level}`,
        'A Kemendagri code has two digits for the province, then .nn, .nn and .nnnn',
      );
    if (area.bps !== null && byBps.has(area.bps))
      say(
        area,
        `BPS code ${area.bps} belongs to ${byBps.get(area.bps)} already`,
        'The two code systems number kelurahan in different orders',
      );
    if (area.bps !== null) byBps.set(area.bps, area.name);
  }
  return mistakes;
}
