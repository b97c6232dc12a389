// sql/audits → what is wrong inside the warehouse: each audit is a SELECT that must return no rows.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Client } from 'pg';
import { inTransaction, withClient } from './client.js';
import { sqlFolder } from './sql-folder.js';
import type { Warehouse } from './warehouse.js';

export interface AuditFinding {
  /** Name of the file without its extension. */
  readonly audit: string;
  /** What it looks for: the first line of the file. */
  readonly title: string;
  /** The first ten rows. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

const rowLimit = 10;

/**
 * Empty when the warehouse is sound. With `since`, looks only at facts recorded and deliveries decided from then on, at
 * the cost of these alone. Reads in one snapshot, so that work under way is seen whole or not at all.
 */
export async function runAudits(warehouse: Warehouse, since?: Date): Promise<readonly AuditFinding[]> {
  const folder = join(sqlFolder(), 'audits');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const audits = await Promise.all(
    files.map(async (file) => ({ file, sql: await readFile(join(folder, file), 'utf8') })),
  );
  return withClient(warehouse, (client) =>
    inTransaction(client, async () => {
      await client.query('set transaction isolation level repeatable read read only');
      const start = since?.toISOString() ?? '';
      await client.query(`set local satudata.audit_since = '${start}'`);
      const findings: AuditFinding[] = [];
      for (const { file, sql } of audits) findings.push(await runAudit(client, basename(file, '.sql'), sql));
      return findings.filter((finding) => finding.rows.length > 0);
    }),
  );
}

async function runAudit(client: Client, audit: string, sql: string): Promise<AuditFinding> {
  const statement = sql.trim().replace(/;$/, '');
  const { rows } = await client.query(`select * from (\n${statement}\n) finding limit ${rowLimit}`);
  return { audit, title: (sql.split('\n')[0] ?? '').replace(/^--\s*/, ''), rows };
}
