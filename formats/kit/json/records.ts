// A JSON file of any size → its records, as often as they are asked for, at the memory of one or of a small file.
import type { TextForm } from '../encoding.js';
import { limits } from '../limits.js';
import { refuse } from '../refuse.js';
import { readText } from '../text.js';
import { megabytes } from '../zip.js';
import { findRecords, recordsAt } from './find-records.js';
import { isObject } from './flatten.js';
import { jsonSplitter } from './split.js';

export interface JsonFile {
  readonly path: string;
  readonly fileName: string;
  readonly form: TextForm;
  readonly size: number;
  /** The beginning of its text. */
  readonly start: string;
  /** Dotted path to the records; undefined: find them. */
  readonly records: string | undefined;
}

export type Records = () => AsyncIterable<unknown>;

/** Errors: SD_FORMAT_JSON, SD_FORMAT_RECORDS. */
export async function openRecords(file: JsonFile): Promise<Records> {
  if (isLines(file.start)) return () => readLines(file);
  if (file.size > limits.json) return streamed(file);
  const records = wholeRecords(file, parse(file, await wholeText(file)));
  return () => each(records);
}

async function wholeText(file: JsonFile): Promise<string> {
  let text = '';
  for await (const piece of readText(file.path, file.form)) text += piece;
  return text;
}

function wholeRecords(file: JsonFile, document: unknown): Iterable<unknown> {
  if (file.records === undefined) {
    const found = findRecords(document);
    if (found) return found;
    throw refuse(
      'SD_FORMAT_RECORDS',
      file.fileName,
      `holds ${JSON.stringify(document).slice(0, 60)}, not records`,
    );
  }
  const found = recordsAt(document, file.records);
  if (found) return found;
  const keys = isObject(document)
    ? `its keys are ${Object.keys(document).slice(0, 12).join(', ')}`
    : 'it is no object';
  throw refuse('SD_FORMAT_RECORDS', file.fileName, `has no records at "${file.records}"; ${keys}`);
}

async function* each(records: Iterable<unknown>): AsyncGenerator<unknown, void, void> {
  yield* records;
}

function streamed(file: JsonFile): Records {
  const path = file.records ?? (file.start.trimStart().startsWith('[') ? '' : undefined);
  if (path === undefined)
    throw refuse(
      'SD_FORMAT_RECORDS',
      file.fileName,
      `is one object of ${megabytes(file.size)}; its records must be named`,
    );
  return () => readStreamed(file, path);
}

async function* readStreamed(file: JsonFile, path: string): AsyncGenerator<unknown, void, void> {
  const splitter = jsonSplitter(path);
  try {
    for await (const piece of readText(file.path, file.form)) {
      yield* splitter.write(piece);
      if (splitter.finished()) return;
    }
  } catch (error) {
    throw broken(file, error);
  }
  throw refuse('SD_FORMAT_JSON', file.fileName, `ends before its records at "${path}" do, or has none there`);
}

/** One object or one list a line, and more than one line. */
function isLines(start: string): boolean {
  const [first = '', second = ''] = start.split(/\r?\n/, 2).map((line) => line.trim());
  const pair = `${first.charAt(0)}${first.slice(-1)}`;
  return (pair === '{}' || pair === '[]') && second.startsWith(first.charAt(0));
}

async function* readLines(file: JsonFile): AsyncGenerator<unknown, void, void> {
  let rest = '';
  for await (const piece of readText(file.path, file.form)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > limits.jsonRecord)
      throw refuse(
        'SD_FORMAT_RECORD',
        file.fileName,
        `has a line of more than ${limits.jsonRecord} characters`,
      );
    for (const line of lines) if (line.trim() !== '') yield parse(file, line);
  }
  if (rest.trim() !== '') yield parse(file, rest);
}

function parse(file: JsonFile, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw broken(file, error);
  }
}

function broken(file: JsonFile, error: unknown): Error {
  const detail = error instanceof Error ? error.message : String(error);
  return refuse('SD_FORMAT_JSON', file.fileName, `is not whole JSON: ${detail}`, error);
}
