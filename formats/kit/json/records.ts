// A JSON file of any size → its records, as often as they are asked for, at the memory of one or of a small file.
import { parseExactly } from '../../../model/exact-number.js';
import type { TextForm } from '../encoding.js';
import { limits } from '../limits.js';
import { refuse } from '../refuse.js';
import { readText } from '../text.js';
import { megabytes } from '../zip.js';
import { cutIn, cutInText } from './extent.js';
import { type FoundRecords, findRecords, recordsAt } from './find-records.js';
import { isObject } from './is-object.js';
import { gvizCut, gvizFailure } from './shapes/gviz.js';
import { jsonSplitter } from './split.js';
import { unwrapped } from './wrapper.js';

export interface JsonFile {
  readonly path: string;
  readonly fileName: string;
  readonly form: TextForm;
  readonly size: number;
  /** The beginning of its text. */
  readonly start: string;
  /** Characters before the JSON: a call or an assignment around it. */
  readonly wrapper: number;
  /** Dotted path to the records; undefined: find them. */
  readonly records: string | undefined;
}

export type Records = () => AsyncIterable<unknown>;

export interface OpenedRecords {
  readonly records: Records;
  /** What says that the answer is cut short, once the records were read; undefined: nothing does. */
  cut(): string | undefined;
}

/** Characters behind the records that are looked at. */
const mostAfter = 65_536;

const nothingSaid = (): undefined => undefined;

/** Errors: SD_FORMAT_JSON, SD_FORMAT_RECORDS. */
export async function openRecords(file: JsonFile): Promise<OpenedRecords> {
  if (isLines(file.start)) return { records: () => readLines(file), cut: nothingSaid };
  if (file.size > limits.json) return streamed(file);
  const document = parse(file, unwrapped(await wholeText(file), file.wrapper));
  const { records, list } = wholeRecords(file, document);
  const gviz = isObject(document) ? gvizCut(document) : undefined;
  const cut = gviz ?? (list === undefined ? undefined : cutIn(document, list));
  return { records: () => each(records), cut: () => cut };
}

async function wholeText(file: JsonFile): Promise<string> {
  let text = '';
  for await (const piece of readText(file.path, file.form)) text += piece;
  return text;
}

function wholeRecords(file: JsonFile, document: unknown): FoundRecords {
  const failure = isObject(document) ? gvizFailure(document) : undefined;
  if (failure !== undefined)
    throw refuse('SD_FORMAT_RECORDS', file.fileName, `is an answer that says it failed: ${failure}`);
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
  if (found) return { records: found, list: found };
  const keys = isObject(document)
    ? `its keys are ${Object.keys(document).slice(0, 12).join(', ')}`
    : 'it is no object';
  throw refuse('SD_FORMAT_RECORDS', file.fileName, `has no records at "${file.records}"; ${keys}`);
}

async function* each(records: Iterable<unknown>): AsyncGenerator<unknown, void, void> {
  yield* records;
}

function streamed(file: JsonFile): OpenedRecords {
  const path = file.records ?? (file.start.slice(file.wrapper).trimStart().startsWith('[') ? '' : undefined);
  if (path === undefined)
    throw refuse(
      'SD_FORMAT_RECORDS',
      file.fileName,
      `is one object of ${megabytes(file.size)}; its records must be named`,
    );
  const before = path === '' ? '' : file.start.slice(0, Math.max(file.start.indexOf('['), 0));
  const seen = { records: 0, after: '' };
  return {
    records: () => readStreamed(file, path, seen),
    cut: () => (path === '' ? undefined : cutInText(before, seen.after, seen.records)),
  };
}

/** `seen` is told how many records there were, and what stands behind them. */
async function* readStreamed(
  file: JsonFile,
  path: string,
  seen: { records: number; after: string },
): AsyncGenerator<unknown, void, void> {
  const splitter = jsonSplitter(path);
  Object.assign(seen, { records: 0, after: '' });
  let skip = file.wrapper;
  let finished = false;
  try {
    for await (const read of readText(file.path, file.form)) {
      const piece = read.slice(skip);
      skip = Math.max(0, skip - read.length);
      if (finished) seen.after = (seen.after + piece).slice(0, mostAfter);
      if (seen.after.length >= mostAfter) break;
      if (finished) continue;
      const found = splitter.write(piece);
      seen.records += found.length;
      yield* found;
      finished = splitter.finished();
      if (finished) seen.after = splitter.rest();
    }
  } catch (error) {
    throw broken(file, error);
  }
  if (finished) return;
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
    return parseExactly(text);
  } catch (error) {
    throw broken(file, error);
  }
}

function broken(file: JsonFile, error: unknown): Error {
  const detail = error instanceof Error ? error.message : String(error);
  return refuse('SD_FORMAT_JSON', file.fileName, `is not whole JSON: ${detail}`, error);
}
