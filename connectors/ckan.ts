// Turns a resource of a CKAN portal into its records from the datastore, or into its file.
import { z } from 'zod';
import type { Fetched } from '../model/delivery.js';
import { SourceError } from '../model/errors.js';
import type { PeriodId } from '../model/period.js';
import type { SourceOf } from '../model/source.js';
import { arrive, fileNameOf } from './kit/arrival.js';
import type { Call } from './kit/call.js';
import type { Connector, ConnectorPorts, FetchRequest } from './kit/connector.js';
import { download } from './kit/download.js';
import { eachOccasion } from './kit/each-occasion.js';
import { askJson } from './kit/json-answer.js';
import { spoolPages } from './kit/pages.js';
import { holdsSecret, redact, secretsIn } from './kit/redact.js';
import { chooseResource, Resource } from './kit/resource.js';
import { messageIn } from './kit/saying.js';
import { environmentValues, expand, expandHeaders, expandUrl, type Fill, occasions } from './kit/template.js';

type CkanSource = SourceOf<'ckan'>;

const Package = z.object({
  success: z.literal(true),
  result: z.looseObject({ resources: z.array(Resource) }),
});
// Columns of the datastore's own; the file that was uploaded has none of them.
const datastoreKeys = ['_id', '_full_text'];
// The most that CKAN gives at once.
const pageSize = 32_000;

export const ckan: Connector<CkanSource> = { name: 'ckan', fetch: fetchResources };

async function* fetchResources(
  source: CkanSource,
  asked: FetchRequest,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  const secrets = secretsIn(environmentValues(source, ports.env));
  const templates = [source.portal, source.package, source.resource, source.headers];
  yield* eachOccasion(occasions(templates, asked.periods), ports, async function* (period) {
    const fill = { env: ports.env, period };
    const call = portalCall(source, fill, secrets);
    const resource = await findResource(source, fill, call, ports);
    yield* fetchResource(source, resource, period, { call, asked, ports });
  });
}

type PortalCall = (action: string, params: Readonly<Record<string, string | number>>) => Call;

function portalCall(source: CkanSource, fill: Fill, secrets: readonly string[]): PortalCall {
  const portal = expandUrl(source.portal, fill).replace(/\/+$/, '');
  const headers = expandHeaders(source.headers, fill);
  return (action, params) => {
    const url = new URL(`${portal}/api/3/action/${action}`);
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
    return { url: url.href, headers, secrets, limits: source };
  };
}

async function findResource(
  source: CkanSource,
  fill: Fill,
  portal: PortalCall,
  ports: ConnectorPorts,
): Promise<Resource> {
  const call = portal('package_show', { id: expand(source.package, fill) });
  const where = redact(call.url, call.secrets);
  const answer = await askJson(call, ports);
  const read = Package.safeParse(answer);
  if (!read.success) throw notPackage(answer, where, call.secrets);
  const wanted = source.resource === undefined ? undefined : expand(source.resource, fill);
  return chooseResource(read.data.result.resources, wanted, where);
}

function notPackage(answer: unknown, where: string, secrets: readonly string[]): SourceError {
  const said = redact(messageIn(answer) ?? '', secrets);
  if (z.object({ success: z.literal(false) }).safeParse(answer).success)
    return new SourceError('SD_SOURCE_API_ERROR', `${where} answers success = false: “${said}”.`, {
      hint: 'Check package of the source: it is the last part of the address of its page',
    });
  const keys =
    typeof answer === 'object' && answer !== null
      ? Object.keys(answer).slice(0, 20).join(', ')
      : String(answer);
  return new SourceError('SD_SOURCE_SHAPE', `${where} does not answer as CKAN does; there are: ${keys}.`, {
    hint: 'Check portal of the source: the base address, without /api/3/action',
  });
}

interface Asking {
  readonly call: PortalCall;
  readonly asked: FetchRequest;
  readonly ports: ConnectorPorts;
}

async function* fetchResource(
  source: CkanSource,
  resource: Resource,
  period: PeriodId | null,
  { call, asked, ports }: Asking,
): AsyncGenerator<Fetched> {
  const isStored = source.datastore && resource.datastore_active === true;
  const stored = isStored ? await fromDatastore(resource, call, ports) : undefined;
  if (!stored) return yield* download(fileCall(resource, call), period, asked, ports);
  const { url, secrets } = call('datastore_search', { resource_id: resource.id });
  const fileName = fileNameOf((resource.name || resource.id).replace(/\.[a-z]{2,5}$/i, ''), '.json');
  const location = redact(url, secrets);
  yield* arrive({ location, fileName, period, etag: null, lastModified: null }, stored);
}

/** Undefined when the portal promised a datastore that is not there: the file is. */
async function fromDatastore(resource: Resource, call: PortalCall, ports: ConnectorPorts) {
  const paging = {
    by: 'offset',
    param: 'offset',
    size_param: 'limit',
    size: pageSize,
    total_path: 'result.total',
  } as const;
  const shape = { records: 'result.records', watch: [], expect: { success: true }, without: datastoreKeys };
  const page = (params: Readonly<Record<string, string | number>>) =>
    call('datastore_search', { resource_id: resource.id, ...params });
  try {
    return await spoolPages(
      { paging, shape, mostPages: 10_000, whole: false, call: (ask) => page(ask.params) },
      ports,
    );
  } catch (error) {
    if (!(error instanceof SourceError) || error.code !== 'SD_SOURCE_NOT_FOUND' || resource.url === '')
      throw error;
    ports.log.warn(`${error.message} The file is downloaded instead.`, { resource: resource.id });
    return undefined;
  }
}

/** A file on another host gets none of the portal's headers. */
function fileCall(resource: Resource, portal: PortalCall): Call {
  const call = portal('package_show', {});
  const base = new URL(call.url);
  if (!URL.canParse(resource.url, base.origin))
    throw new SourceError('SD_SOURCE_RESOURCE', `Resource ${resource.id} of ${base.host} has no address.`, {
      hint: 'Ask the OPD to upload the file again',
    });
  const url = new URL(resource.url, base.origin);
  const isOwn = url.origin === base.origin;
  if (!isOwn && holdsSecret(url.href, call.secrets))
    throw new SourceError(
      'SD_SOURCE_REDIRECT',
      `Resource ${resource.id} would carry a secret to ${url.host}.`,
    );
  return { ...call, url: url.href, headers: isOwn ? call.headers : {} };
}
