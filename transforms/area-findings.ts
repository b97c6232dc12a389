// Why a cell names no area → the finding that an OPD reads.
import type { Area, AreaLevel } from '../model/area.js';
import type { Cell } from '../model/cell.js';
import { type Finding, quoted } from './finding.js';
import type { AreaReading } from './values/area.js';

const titles: Readonly<Record<AreaLevel, string>> = {
  country: '',
  province: 'Provinsi ',
  city: '',
  kecamatan: 'Kecamatan ',
  kelurahan: 'Kelurahan ',
};

/** "Kecamatan Cibeber": a city's name already says whether it is a kota. */
export function areaTitle(area: Area): string {
  return titles[area.level] + area.name;
}

function listed(areas: readonly Area[]): string {
  return areas.map((area) => `${areaTitle(area)} (${area.code})`).join(', ');
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
