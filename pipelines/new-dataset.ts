// A file and a name → the YAML of a dataset that takes such files in, written into the configuration.
import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { datasetText } from '../config/write/dataset-text.js';
import { openWorkbook } from '../formats/open.js';
import { Slug } from '../model/column.js';
import type { Configuration } from '../model/configuration.js';
import { Dataset, type DatasetDraft, type DatasetEntry } from '../model/dataset.js';
import type { Decision } from '../model/decision.js';
import { ConfigError, ContractError } from '../model/errors.js';
import type { Workbook } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { Breakdowns } from '../model/opd.js';
import type { Ports } from '../model/ports.js';
import { mended } from '../transforms/propose/mended.js';
import { propose } from '../transforms/propose/propose.js';
import type { Proposal, ProposalContext } from '../transforms/propose/specimen.js';
import { type AreaResolver, areaResolver } from '../transforms/values/area.js';
import { check, configuration as readConfiguration } from './check.js';
import { fetchSample } from './fetch-sample.js';
import { withAxes } from './new-axes.js';
import { localDay, owedPeriods } from './owed.js';
import { type Rehearsal, rehearse } from './rehearse.js';
import { type Answer, settle } from './settle.js';
import { sourceFollowing } from './source-following.js';
import { readSpecimen, type TableSeen } from './specimen.js';
import { there, writeContract } from './write-contract.js';

export interface NewDataset {
  /** "opd/name". */
  readonly id: string;
  /** Where it was written, absolute. */
  readonly path: string;
  readonly text: string;
  /** What taking in the file would give, as far as its first rows tell. */
  readonly rehearsal: Rehearsal;
  /** What the file leaves open, and what was assumed about it. */
  readonly issues: readonly Issue[];
  readonly decisions: readonly Decision[];
  /** Axes that were written into breakdowns.yaml. */
  readonly axes: Breakdowns;
  /** Tables of the file that the dataset says nothing of. */
  readonly others: readonly TableSeen[];
}

interface Request {
  readonly id: string;
  /** Absolute path of the file, or address of the source, that the dataset is made from. */
  readonly file: string;
  /** Number of the table as `inspect` tells it; the largest when left out. */
  readonly table?: number;
  /** The configuration's directory. */
  readonly config: string;
  /** Who decides what the file leaves open; it stays open when left out. */
  readonly answer?: Answer | 'assume';
}

/**
 * Throws ConfigError SD_NEW_NAME, SD_NEW_OPD, SD_NEW_EXISTS and SD_CONFIG_INVALID; ContractError SD_FORMAT_… and
 * SD_NEW_NO_TABLE; of an address ConfigError SD_NEW_ADDRESS and SourceError. Nothing is written then.
 */
export async function newDataset(request: Request, ports: Ports): Promise<NewDataset> {
  const configuration = await readAsFarAsDecided(request.config);
  const [opd, name] = placeOf(request.id, configuration);
  const path = join(configuration.directory, 'datasets', opd, `${name}.yaml`);
  if (existsSync(path)) throw there(path);
  const sample = isAddress(request.file) ? await fetchSample(request.file, ports) : undefined;
  const fileName = sample?.fileName ?? basename(request.file);
  const file = sample?.path ?? request.file;
  const workbook = await openWorkbook(file, { fileName });
  try {
    const today = localDay(ports.clock(), configuration.city.timezone);
    const resolver = areaResolver(configuration.areas, configuration.city.area);
    const work = { request, configuration, resolver, today, opd, name, fileName };
    const { proposal, rehearsal, others, issues } = await proposeFor(workbook, work);
    const { decisions } = proposal;
    const remarks = new Map(proposal.reasons);
    const { draft: settled, axes } = withAxes(proposal.draft, name, configuration.breakdowns);
    const followed = sample === undefined ? undefined : sourceFollowing(sample.source, rehearsal.periods);
    const draft = followed === undefined ? settled : { ...settled, source: followed };
    const intro = [
      `Diusulkan dari ${sample === undefined ? fileName : request.file} pada ${today}; baca dulu sebelum diandalkan.`,
      told(rehearsal),
      ...(decisions.length === 0
        ? []
        : [`${decisions.length} hal belum dapat diputuskan dari berkasnya: lihat decide.`]),
      ...(others.length === 0 ? [] : [`Tabel lain di berkas itu: ${others.map(nameOf).join('; ')}.`]),
    ];
    if (followed !== undefined) remarks.delete('source');
    const text = datasetText(withDecisions(draft, decisions), remarks, intro);
    await writeContract({ directory: configuration.directory, id: request.id, path, text, axes });
    return { id: request.id, path, text, rehearsal, others, issues, decisions, axes };
  } finally {
    await workbook.close();
    await sample?.done();
  }
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** An undecided contract keeps nobody from writing the next one. */
async function readAsFarAsDecided(directory: string): Promise<Configuration> {
  const { configuration, mistakes } = await check(directory);
  return configuration !== undefined && mistakes.every(({ open }) => open === true)
    ? configuration
    : readConfiguration(directory);
}

/** Questions stand on top, below the title. */
function withDecisions({ title, ...rest }: DatasetDraft, decisions: readonly Decision[]): DatasetDraft {
  return decisions.length === 0 ? { title, ...rest } : { title, decide: [...decisions], ...rest };
}

function placeOf(id: string, { opds }: Configuration): readonly [string, string] {
  const [opd = '', name = '', ...more] = id.split('/');
  if (more.length > 0 || !Slug.safeParse(opd).success || !Slug.safeParse(name).success)
    throw new ConfigError('SD_NEW_NAME', `"${id}" is no name of a dataset.`, {
      hint: 'Write opd/name in lower case words joined by hyphens, e.g. dinkes/gizi-balita',
    });
  if (!opds.some(({ code }) => code === opd))
    throw new ConfigError('SD_NEW_OPD', `opd.yaml has no OPD "${opd}".`, {
      hint: `Take one of ${opds.map(({ code }) => code).join(', ')}, or add to opd.yaml: - { code: ${opd}, name: …, pic: …, contact: … }`,
    });
  return [opd, name];
}

interface Work {
  readonly request: Request;
  readonly configuration: Configuration;
  readonly resolver: AreaResolver;
  readonly today: string;
  readonly opd: string;
  readonly name: string;
  readonly fileName: string;
}

/** "2 (lembar Harga)": one of the other tables, for the remark at the top. */
function nameOf({ number, sheet, title }: TableSeen): string {
  const place = [title, sheet === null ? '' : `lembar ${sheet}`].filter((text) => text !== '').join(', ');
  return place === '' ? String(number) : `${number} (${place})`;
}

interface Attempt {
  readonly proposal: Proposal;
  readonly rehearsal: Rehearsal;
  readonly others: readonly TableSeen[];
  readonly issues: readonly Issue[];
}

/** What the file itself shows to be wrong with a first proposal is put right in a second. */
async function proposeFor(workbook: Workbook, work: Work): Promise<Attempt> {
  const { table } = work.request;
  const { fileName } = work;
  const { specimen, others } = await readSpecimen(workbook, fileName, table);
  const first = specimen === undefined ? undefined : propose(specimen, contextOf(work, fileName));
  if (specimen === undefined || first === undefined || Object.keys(first.draft.variables).length === 0)
    throw noTable(fileName, table);
  const settled = await settle(first, work.request.answer);
  const before = await rehearseDraft(workbook, settled.proposal, work, fileName);
  const proposal = mended(settled.proposal, before, specimen.layout, work.resolver);
  const same = proposal === settled.proposal;
  const rehearsal = same ? before : await rehearseDraft(workbook, proposal, work, fileName);
  return { proposal, rehearsal, others, issues: settled.issues };
}

function noTable(fileName: string, table: number | undefined): ContractError {
  const what = table === undefined ? 'table of figures' : `table ${table} of figures`;
  return new ContractError('SD_NEW_NO_TABLE', `No ${what} with headings was seen in ${fileName}.`, {
    hint: '"satudata inspect" shows what is seen, and numbers the tables',
  });
}

function contextOf(
  { request, configuration, resolver, today, name }: Work,
  fileName: string,
): ProposalContext {
  const { areas, city, breakdowns, datasets, directory } = configuration;
  const own = areas.find(({ code }) => code === city.area);
  if (own === undefined) throw new TypeError(`the configuration was read without its city ${city.area}`);
  const taken = new Set(datasets.flatMap((dataset) => Object.keys(dataset.variables)));
  return {
    name,
    fileName,
    folder: isAddress(request.file) ? '.' : folderOf(request.file, directory),
    city: own,
    resolver,
    breakdowns,
    taken,
    today,
  };
}

/** Relative where the file lies in the configuration's neighbourhood, so that both can move together. */
function folderOf(file: string, directory: string): string {
  const path = relative(directory, dirname(file)) || '.';
  return isAbsolute(path) || path.startsWith(join('..', '..')) ? dirname(file) : path.replaceAll('\\', '/');
}

async function rehearseDraft(
  workbook: Workbook,
  { draft }: Proposal,
  work: Work,
  fileName: string,
): Promise<Rehearsal> {
  const { configuration, resolver, today, opd, request } = work;
  const dataset: DatasetEntry = { ...Dataset.parse(draft), id: request.id, opd, hash: '' };
  const asked = owedPeriods(dataset, today).at(-1) ?? null;
  const period = [dataset.period.from].flat().includes('request') ? asked : null;
  return rehearse(workbook, dataset, { configuration, resolver, fileName, request: period, today });
}

function told({ observations, rows, returned }: Rehearsal): string {
  const back = returned === 0 ? '' : `; ${returned} baris akan dikembalikan`;
  return `Berkas itu memberi ${observations} angka dalam ${rows} baris${back}.`;
}
