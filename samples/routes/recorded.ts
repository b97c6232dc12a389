// A name below samples/recorded → its bytes, or the records of a JSON file.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../root.js';
import { type Answer, etagOf } from './answer.js';

export type SampleRecord = Readonly<Record<string, unknown>>;

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export async function recordedJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(pathOf(name), 'utf8'));
}

export async function recordedRecords(name: string): Promise<readonly SampleRecord[]> {
  const records = await recordedJson(name);
  // The generator writes an array of objects into every file that is asked for here.
  return records as readonly SampleRecord[];
}

/** The file as a download with an ETag; 404 when nothing of that name was recorded. */
export async function recordedFile(name: string): Promise<Answer> {
  if (!/^[a-z0-9-]+\.(csv|xlsx)$/.test(name)) return notFound(name);
  const bytes = await readFile(pathOf(name)).catch(() => undefined);
  if (bytes === undefined) return notFound(name);
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return { status: 200, type, body: bytes, etag: etagOf(bytes) };
}

export function notFound(name: string): Answer {
  return { status: 404, type: 'text/plain', body: `Tidak ada: ${name}` };
}

function pathOf(name: string): string {
  return join(packageRoot, 'samples/recorded', name);
}
