// A unit as it is written beside a number or in a heading → its canonical name and scale.

export interface Unit {
  /** Canonical: "rupiah", "persen", "jiwa", "ton"; '' when only a scale is written. */
  readonly base: string;
  /** 1, or 1000 for "ribu", 1 000 000 for "juta", … */
  readonly scale: number;
}

const names: readonly (readonly [string, readonly string[]])[] = [
  ['persen', ['%', 'persen', 'prosen', 'percent', 'pct']],
  ['rupiah', ['rp', 'rp.', 'idr', 'rupiah']],
  ['usd', ['us$', 'usd', '$', 'dolar']],
  [
    'jiwa',
    ['jiwa', 'orang', 'org', 'penduduk', 'balita', 'anak', 'pasien', 'siswa', 'murid', 'guru', 'pekerja'],
  ],
  ['rumah tangga', ['rumah tangga', 'ruta', 'rt', 'kk', 'keluarga', 'kepala keluarga']],
  ['ton', ['ton', 'tons']],
  ['kuintal', ['kuintal', 'kwintal', 'kw', 'ku']],
  ['kg', ['kg', 'kilogram']],
  ['gram', ['gram', 'gr']],
  ['hektoliter', ['hl', 'hektoliter', 'hectolitre', 'hectolitres']],
  ['liter', ['liter', 'ltr', 'litre', 'litres']],
  ['m3', ['m3', 'm³', 'meter kubik']],
  ['m2', ['m2', 'm²', 'meter persegi']],
  ['km2', ['km2', 'km²', 'kilometer persegi']],
  ['ha', ['ha', 'hektar', 'hektare']],
  ['km', ['km', 'kilometer']],
  ['m', ['m', 'meter']],
  ['cm', ['cm', 'sentimeter']],
  ['mm', ['mm', 'milimeter']],
  ['derajat celsius', ['°c', 'derajat celsius', 'celcius', 'celsius']],
  ['kwh', ['kwh']],
  ['mwh', ['mwh']],
  ['mbps', ['mbps']],
  ['ppm', ['ppm']],
  ['hari', ['hari']],
  ['jam', ['jam']],
  ['menit', ['menit']],
  ['tahun', ['tahun', 'thn']],
  ['poin', ['poin', 'point']],
  ['unit', ['unit', 'units', 'buah', 'bh', 'pcs']],
  ['ekor', ['ekor']],
  ['butir', ['butir']],
  ['batang', ['batang']],
  ['lembaga', ['lembaga', 'sekolah', 'usaha', 'umkm', 'perusahaan', 'koperasi']],
  ['kasus', ['kasus', 'kejadian', 'kali']],
  ['dokumen', ['dokumen', 'berkas', 'paket', 'kegiatan', 'layanan']],
  ['titik', ['titik', 'lokasi', 'ruas']],
  ['desa', ['desa', 'kelurahan']],
];
const scales: readonly (readonly [number, readonly string[]])[] = [
  [1e3, ['ribu', 'rb', 'ribuan', 'thousand', 'thousands']],
  [1e6, ['juta', 'jt', 'jutaan', 'million', 'millions']],
  [1e9, ['miliar', 'milyar', 'miliaran', 'milyaran', 'billion', 'billions']],
  [1e12, ['triliun', 'trilyun', 'triliunan', 'trillion']],
];

const bases: ReadonlyMap<string, string> = new Map(
  names.flatMap(([base, ways]) => ways.map((way) => [way, base] as const)),
);
const powers: ReadonlyMap<string, number> = new Map(
  scales.flatMap(([scale, ways]) => ways.map((way) => [way, scale] as const)),
);

/** "Ribu Ton" → { base: "ton", scale: 1000 }; undefined where a word is not known. */
export function readUnit(text: string): Unit | undefined {
  const words = plain(text);
  const base = bases.get(words);
  if (base !== undefined) return { base, scale: 1 };
  const [first = '', ...rest] = words.split(' ');
  const ahead = powers.get(first);
  if (ahead !== undefined) return named(rest.join(' '), ahead);
  const behind = powers.get(rest.at(-1) ?? '');
  return behind === undefined ? undefined : named([first, ...rest.slice(0, -1)].join(' '), behind);
}

/** "Rp. (000)" → "rp ribu", "x 1.000.000 Rp" → "juta rp"; brackets and the dot of "Rp." say nothing. */
function plain(text: string): string {
  return scaled(text.toLowerCase())
    .replace(/[()[\]]/g, ' ')
    .replace(/\b(rp|idr)\b\.?/g, ' $1 ')
    .replace(/^\s*x\s+/, '')
    .replace(/\s+x\s+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Thousands written in digits as a word; what stands behind "per" is no scale. */
function scaled(text: string): string {
  return text
    .replace(/\b(rp|idr)\./g, '$1 ')
    .replace(
      /(?<!\bper\s|[\d.,])(?:1[.,]?)?(000(?:[.,]?000){0,3})(?:,-)?(?![\d.,]*\d)/g,
      (_, zeros: string) =>
        ` ${['ribu', 'juta', 'miliar', 'triliun'][zeros.replace(/\D/g, '').length / 3 - 1]} `,
    );
}

function named(text: string, scale: number): Unit | undefined {
  if (text === '') return { base: '', scale };
  const base = bases.get(text);
  return base === undefined ? undefined : { base, scale };
}

/** What a figure in `written` is multiplied by to stand in `wanted`; undefined where the two measure something else. */
export function conversion(written: string, wanted: string): number | 'unknown' | undefined {
  if (plain(written) === plain(wanted)) return 1;
  const [from, to] = [readUnit(written), readUnit(wanted)];
  if (from === undefined || to === undefined) return 'unknown';
  return from.base === '' || from.base === to.base ? from.scale / to.scale : undefined;
}

/** "(dalam ribuan rupiah per bulan)" → 1000: the scale that any word of a unit sets; 1 when none does. */
export function scaleOf(text: string): number {
  for (const word of scaled(text.toLowerCase()).split(/[^a-z0-9]+/)) {
    const scale = powers.get(word);
    if (scale !== undefined) return scale;
  }
  return 1;
}

/** False only when both units are known and measure something else; what is not known is not contradicted. */
export function agree(a: string, b: string): boolean {
  const one = readUnit(a)?.base;
  const other = readUnit(b)?.base;
  return one === undefined || other === undefined || one === '' || other === '' || one === other;
}
