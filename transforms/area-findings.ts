// Why a cell names no area → the finding that an OPD reads.
import { levelWord } from '../lexicon/area-level.js';
import { type Area, livesOf } from '../model/area.js';
import type { Cell } from '../model/cell.js';
import { type Finding, quoted } from './finding.js';
import type { AreaReading, AreaResolver } from './values/area.js';

/** "Kecamatan Cibeber", "Kapanewon Depok": a city's name already says whether it is a kota. */
export function areaTitle({ level, code, name }: Area): string {
  return `${levelWord(level, code)} ${name}`.trim();
}

function listed(areas: readonly Area[]): string {
  return areas.map((area) => `${areaTitle(area)} (${area.code})`).join(', ');
}

/** "sudah tidak ada sejak 2025-01-01, digantikan Kelurahan Empat (…)", or "baru ada sejak …". */
export function lifeText(area: Area, day: string, resolver: AreaResolver): string {
  const lives = livesOf(area);
  const past = lives.filter(({ until }) => until !== null && until < day).at(-1);
  if (past === undefined) return `baru ada sejak ${lives[0]?.from ?? day}`;
  const next = past.successors.flatMap((code) => resolver.byCode(code) ?? []);
  const followed = next.length === 0 ? '' : `, digantikan oleh ${listed(next)}`;
  return `hanya ada sampai ${past.until}${followed}`;
}

export function endedFinding(
  cell: Cell,
  { candidates, days }: Extract<AreaReading, { kind: 'ended' }>,
  resolver: AreaResolver,
): Finding {
  const day = days.at(-1) ?? '';
  const told = candidates.map((area) => `${areaTitle(area)} (${area.code}) ${lifeText(area, day, resolver)}`);
  const next = candidates.flatMap((area) => livesOf(area).at(-1)?.successors ?? []);
  const names = next.flatMap((code) => resolver.byCode(code) ?? []).map(areaTitle);
  return {
    code: 'area-not-then',
    says: `berisi ${quoted(cell)}, yang tidak ada pada ${day}: ${told.join('; ')}`,
    mend:
      names.length === 0
        ? 'Periksa periode baris ini, atau tulis wilayah yang ada pada periode itu.'
        : `Tulis ${names.join(' atau ')}, atau periksa periode baris ini.`,
  };
}

export const areaFinding = {
  blank: (): Finding => ({
    code: 'missing-cell',
    says: 'kosong, padahal wilayah wajib diisi',
    mend: 'Isi nama atau kode wilayahnya.',
  }),
  error: (text: string): Finding => ({
    code: 'formula-error',
    says: `berisi galat rumus ${text}`,
    mend: 'Perbaiki rumusnya, atau ketik nama wilayahnya.',
  }),
  unknown: (
    cell: Cell,
    reading: Extract<AreaReading, { kind: 'unknown' }>,
    parent: Area | null,
  ): Finding => ({
    code: 'unknown-area',
    says: `berisi ${quoted(cell)}, yang bukan nama atau kode wilayah${parent === null ? ' yang dikenal' : ` di ${areaTitle(parent)}`}`,
    mend:
      reading.nearest.length === 0
        ? 'Tulis nama wilayah seperti di daftar wilayah resmi.'
        : `Mungkin maksudnya ${reading.nearest.map(areaTitle).join(' atau ')}.`,
  }),
  ambiguous: (cell: Cell, reading: Extract<AreaReading, { kind: 'ambiguous' }>): Finding => ({
    code: 'ambiguous-area',
    says: `berisi ${quoted(cell)}, yang dapat berarti ${listed(reading.candidates)}`,
    mend: 'Tulis kodenya, atau sebutkan tingkatnya, misalnya "Kec. Cibeber".',
  }),
  elsewhere: (
    cell: Cell,
    reading: Extract<AreaReading, { kind: 'elsewhere' }>,
    parent: Area | null,
  ): Finding => ({
    code: 'misplaced-area',
    says: `berisi ${quoted(cell)}, yang tidak berada di ${parent === null ? 'wilayah induknya' : areaTitle(parent)}`,
    mend: `Wilayah itu adalah ${listed(reading.candidates.slice(0, 3))}; periksa wilayah induk pada baris ini.`,
  }),
  disagrees: (one: Area, other: Area): Finding => ({
    code: 'areas-disagree',
    says: `menunjuk ${areaTitle(other)} (${other.code}), sedangkan kolom lain pada baris ini menunjuk ${areaTitle(one)} (${one.code})`,
    mend: 'Samakan kode dan nama wilayah pada baris ini.',
  }),
} as const;
