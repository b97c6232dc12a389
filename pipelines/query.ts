// One read-only statement of an analyst, as the role that can only read.
import { query as ask, type QueryLimits, type QueryResult } from '../warehouse/query.js';
import type { Session } from './session.js';

/** Raises the errors of the warehouse's `query`. */
export function query({ warehouse }: Session, sql: string, limits: QueryLimits): Promise<QueryResult> {
  return ask(warehouse, sql, limits);
}
