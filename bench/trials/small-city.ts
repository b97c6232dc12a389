// The sample city, cut down to 12 datasets that come as 60 files → what every long trial works on.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadConfiguration } from '../../config/load.js';
import type { Configuration } from '../../model/configuration.js';
import { Framework } from '../../model/framework.js';
import type { IndicatorEntry } from '../../model/indicator.js';
import { packageRoot } from '../../pipelines/package-root.js';

/** Dataset → the beginning of its files' names below samples/inbox. Two of the 60 files are returned. */
const chosen: Readonly<Record<string, string>> = {
  'bkpsdm/asn': 'bkpsdm/ASN ',
  'bpbd/kelurahan-tangguh': 'bpbd/Kelurahan Tangguh ',
  'bpkpad/apbd': 'bpkpad/Realisasi APBD ',
  'dindik/beasiswa': 'dindik/Beasiswa ',
  'dinkes/gizi-balita': 'dinkes/Gizi Balita ',
  'dinkes/tenaga-kesehatan': 'dinkes/Nakes ',
  'dinkop-ukm/umkm': 'dinkop-ukm/UMKM ',
  'dishub/kecelakaan': 'dishub/Laka Lantas ',
  'dpmptsp/investasi': 'dpmptsp/Realisasi Investasi ',
  'dpupr/air-sanitasi': 'dpupr/Air Minum ',
  'dpupr/jalan': 'dpupr/Kondisi Jalan ',
  'dukcapil/penduduk': 'dukcapil/Penduduk ',
};
const samples = join(packageRoot(), 'samples', 'inbox');

/** Paths below samples/inbox, in the order of their names. */
export async function smallCityFiles(): Promise<readonly string[]> {
  const found = await readdir(samples, { recursive: true });
  return found.filter((path) => Object.values(chosen).some((start) => path.startsWith(start))).sort();
}

/** An inbox with a folder for every OPD, as one has before anything came. */
export async function makeInbox(inbox: string): Promise<void> {
  for (const start of Object.values(chosen)) await mkdir(join(inbox, dirname(start)), { recursive: true });
}

/** Puts a file where the datasets look for it. */
export async function deliver(file: string, inbox: string): Promise<void> {
  await copyFile(join(samples, file), join(inbox, file));
}

/** Its indicators are those that its variables suffice for; each is a leaf of one framework. */
export async function smallCity(inbox: string): Promise<Configuration> {
  const whole = await loadConfiguration(join(packageRoot(), 'config'), ['ketimpangan-kecamatan.sql']);
  const datasets = whole.datasets.flatMap((dataset) => {
    const start = chosen[dataset.id];
    if (start === undefined || dataset.source.connector !== 'file') return [];
    return [{ ...dataset, source: { ...dataset.source, folder: join(inbox, dirname(start)) } }];
  });
  const known = new Set(datasets.flatMap(({ variables }) => Object.keys(variables)));
  const indicators = whole.indicators.filter((each) => names(each.formula).every((name) => known.has(name)));
  return { ...whole, datasets, indicators, frameworks: [framework(indicators)] };
}

const words = new Set(['of', 'per', 'uses', 'variable']);

/** The variables that a formula reads. */
function names(part: unknown, key = ''): readonly string[] {
  if (typeof part === 'string') return words.has(key) ? [part] : [];
  if (Array.isArray(part)) return part.flatMap((each) => names(each, key));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([inner, value]) => names(value, inner));
}

function framework(indicators: readonly IndicatorEntry[]) {
  const children = indicators
    .filter(({ frequency }) => [frequency].flat().includes('yearly'))
    .map(({ code, title }) => ({
      code,
      title,
      indicator: code,
      scoring: { by: 'goalposts', min: 0, max: 100 },
    }));
  const spec = {
    title: 'Percobaan',
    edition: '1',
    label: 'Percobaan',
    source: 'bench/trials/small-city.ts',
    frequency: 'yearly',
    levels: ['city'],
    root: { code: 'indeks', title: 'Indeks', children },
  };
  const hash = createHash('sha256').update(JSON.stringify(spec)).digest('hex').slice(0, 16);
  return { ...Framework.parse(spec), code: 'percobaan', hash };
}
