// Every connector by the name a dataset's source gives; the compiler holds it to the schemas of `model/source.ts`.
import type { Fetched } from '../model/delivery.js';
import type { Source, SourceOf } from '../model/source.js';
import { bps } from './bps.js';
import { ckan } from './ckan.js';
import { file } from './file.js';
import { http } from './http.js';
import type { Connector, ConnectorPorts, FetchRequest } from './kit/connector.js';
import { rest } from './rest.js';

export const connectors: { readonly [C in Source['connector']]: Connector<SourceOf<C>> } = {
  bps,
  ckan,
  file,
  http,
  rest,
};

/** Every arrival that a source has for the periods asked. See `Connector.fetch`. */
export function fetchSource(
  source: Source,
  request: FetchRequest,
  ports: ConnectorPorts,
): AsyncIterable<Fetched> {
  // The registry's type pairs each name with the connector of its schema, which TypeScript cannot follow through a union.
  const connector = connectors[source.connector] as Connector<Source>;
  return connector.fetch(source, request, ports);
}
