// The obligations of the city's OPDs: what each owes, and how it stands.
import { type Obligation, readObligations } from '../warehouse/read-obligations.js';
import type { Session } from './session.js';

export type { Obligation } from '../warehouse/read-obligations.js';

export function status(
  { warehouse, keys }: Session,
  filter: { readonly opd?: string | undefined; readonly dataset?: string | undefined },
): Promise<readonly Obligation[]> {
  return readObligations(warehouse, keys.cityId, filter);
}
