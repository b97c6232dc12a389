// What a backup says of itself: made by which program, from which migrations, and what every table must hold again.
import { z } from 'zod';
import { BackedUpTable, SequenceState } from './tables.js';

export const TableContents = BackedUpTable.extend({
  rows: z.int().nonnegative(),
  /** Of all rows, whatever their order. */
  fingerprint: z.string(),
});
export type TableContents = Readonly<z.infer<typeof TableContents>>;

export const Manifest = z.object({
  format: z.literal('satudata-backup-1'),
  programVersion: z.string(),
  madeAt: z.string(),
  /** The city, and the hash of the configuration that the warehouse was loaded with; the configuration itself lies in git. */
  city: z.object({ area: z.string(), name: z.string() }),
  configurationHash: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(TableContents),
  sequences: z.array(SequenceState),
  files: z.array(z.object({ sha256: z.string(), bytes: z.int().nonnegative() })),
  /** Files that the warehouse names and whose bytes its archive did not hold. */
  missing: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

export const manifestName = 'manifest.json';

export function tableEntry(name: string): string {
  return `tables/${name.replaceAll('"', '')}.copy`;
}

export function fileEntry(sha256: string): string {
  return `archive/${sha256}`;
}
