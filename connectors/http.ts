// Turns an address into the file that lies there, whatever its format.
import type { Fetched } from '../model/delivery.js';
import type { SourceOf } from '../model/source.js';
import type { Connector, ConnectorPorts, FetchRequest } from './kit/connector.js';
import { download } from './kit/download.js';
import { eachOccasion } from './kit/each-occasion.js';
import { secretsIn } from './kit/redact.js';
import { sheetExport } from './kit/shared-sheet.js';
import { environmentValues, expandHeaders, expandUrl, occasions } from './kit/template.js';

type HttpSource = SourceOf<'http'>;

export const http: Connector<HttpSource> = { name: 'http', fetch: fetchFiles };

async function* fetchFiles(
  source: HttpSource,
  asked: FetchRequest,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  const secrets = secretsIn(environmentValues(source, ports.env));
  const asks = occasions([source.url, source.headers], asked.periods);
  yield* eachOccasion(asks, ports, (period) => {
    const fill = { env: ports.env, period };
    const url = sheetExport(expandUrl(source.url, fill));
    const headers = expandHeaders(source.headers, fill);
    return download({ url, headers, secrets, limits: source }, period, asked, ports);
  });
}
