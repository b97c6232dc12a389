// Turns one answer of an API into the records at their path, written to a record file, and what the answer says besides.
import { createHash, type Hash } from 'node:crypto';
import { addSums, type Said } from '../../model/answer-extent.js';
import { SourceError } from '../../model/errors.js';
import { parseExactly } from '../../model/exact-number.js';
import { broken } from './failure.js';
import { headBytes, notJson } from './json-answer.js';
import { each, pathSteps, pathText, valueAt } from './json-path.js';
import { type JsonScanner, jsonScanner, type Listener, type Wanted } from './json-scan.js';
import type { RecordFile } from './record-file.js';
import { redact } from './redact.js';
import { messageIn } from './saying.js';
import type { Spool } from './spool.js';

export interface PageShape {
  /** Path of the records; see `model/source.ts`. */
  readonly records: string;
  /** Paths of single values to bring along. */
  readonly watch: readonly string[];
  readonly expect: Readonly<Record<string, string | number | boolean>>;
  /** Keys that records lose. */
  readonly without?: readonly string[];
}

export interface Page {
  readonly count: number;
  /** Equal for two pages that hold the same records. */
  readonly digest: string;
  readonly values: ReadonlyMap<string, unknown>;
  /** What the answer says besides, by which it may tell that there is more. */
  readonly said: readonly Said[];
  /** Sums of the columns of its records. */
  readonly sums: ReadonlyMap<string, number>;
}

/** What is learnt while a page is scanned. */
interface Reading {
  readonly shape: PageShape;
  readonly paths: readonly string[];
  readonly steps: readonly string[];
  readonly hash: Hash;
  readonly values: Map<string, unknown>;
  /** Keys met on the way to the records, by depth. */
  readonly keys: Map<number, Set<string>>;
  readonly records: Buffer[];
  readonly said: Said[];
  readonly sums: Map<string, number>;
  count: number;
  /** The place of the records exists, even if nothing is in it. */
  reached: boolean;
  /** The whole answer is one object, taken for one record. */
  whole: boolean;
  /** An element of the array that is no record: a number, a text. */
  single: string | undefined;
}

// Where APIs say that something went wrong with a status of 200.
const statusPaths = ['success', 'status', 'error', 'message', 'messages', 'error.message'];

/**
 * Throws SourceError: SD_SOURCE_NOT_JSON, SD_SOURCE_HTML, SD_SOURCE_BROKEN (cut), SD_SOURCE_SHAPE (no such path,
 * someone else's JSON), SD_SOURCE_API_ERROR (the answer says that it failed).
 */
export async function readPage(
  spool: Spool,
  shape: PageShape,
  file: RecordFile,
  where: string,
  secrets: readonly string[],
): Promise<Page> {
  const reading = startReading(shape);
  const scanner = jsonScanner(wantedOf(reading), listen(reading));
  try {
    await scanAll(scanner, spool, reading, file);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw notJson(await spool.head(headBytes), where, secrets, `broken JSON (${error.message})`);
  }
  const ending = scanner.end();
  if (ending === 'cut') throw broken(where, 'the JSON ends early');
  if (ending === 'empty') throw notJson(await spool.head(headBytes), where, secrets);
  await drain(reading, file);
  judge(reading, where, secrets);
  const { count, values, said, sums } = reading;
  return { count, digest: reading.hash.digest('hex'), values, said, sums };
}

function startReading(shape: PageShape): Reading {
  const steps = pathSteps(shape.records);
  return {
    shape,
    paths: [...new Set([...shape.watch, ...Object.keys(shape.expect), ...statusPaths])],
    steps: steps.at(-1) === each ? steps : [...steps, each],
    hash: createHash('sha256'),
    values: new Map(),
    keys: new Map(),
    records: [],
    said: [],
    sums: new Map(),
    count: 0,
    reached: false,
    whole: false,
    single: undefined,
  };
}

/** Place 0: the elements of the records' array; 1: what stands there if it is no array; then the watched paths. */
function wantedOf({ steps, paths }: Reading): readonly Wanted[] {
  const watched = paths.map((path): Wanted => ({ steps: pathSteps(path), take: 'scalar' }));
  return [{ steps, take: 'any' }, { steps: steps.slice(0, -1), take: 'not-array' }, ...watched];
}

function listen(reading: Reading): Listener {
  return {
    found(wanted, raw) {
      if (wanted === 0) addRecord(reading, raw);
      else if (wanted === 1) addLone(reading, raw);
      else reading.values.set(reading.paths[wanted - 2] ?? '', JSON.parse(raw.toString('utf8')));
    },
    array() {
      reading.reached = true;
    },
    aside(path, raw) {
      if (reading.said.length < mostSaid && raw.length < longestSaid)
        reading.said.push({ path, value: JSON.parse(raw.toString('utf8')) });
    },
    key(wanted, depth, key) {
      if (wanted !== 0) return;
      const keys = reading.keys.get(depth) ?? new Set();
      if (keys.size < 20) keys.add(key);
      reading.keys.set(depth, keys);
    },
  };
}

const mostSaid = 1_000;
const longestSaid = 4_096;

function addRecord(reading: Reading, raw: Buffer): void {
  if (raw[0] !== 0x7b && raw[0] !== 0x5b) {
    reading.single ??= raw.toString('utf8').slice(0, 60);
    return;
  }
  // Parsed even if it is passed on as it is: what is kept must be JSON.
  const record = parseExactly(raw.toString('utf8'));
  addSums(reading.sums, record);
  reading.hash.update(raw);
  reading.records.push(reading.shape.without ? lessen(record, reading.shape.without) : raw);
  reading.count += 1;
}

function lessen(record: unknown, without: readonly string[]): Buffer {
  const entries = Object.entries(record ?? {}).filter(([key]) => !without.includes(key));
  return Buffer.from(JSON.stringify(Object.fromEntries(entries)));
}

/** One object where an array is usual is one record; null and "" are how some say "none". */
function addLone(reading: Reading, raw: Buffer): void {
  const value: unknown = JSON.parse(raw.toString('utf8'));
  const place = reading.steps.slice(0, -1);
  if (typeof value === 'object' && value !== null) {
    lookInside(reading, value, place.length);
    addRecord(reading, raw);
    reading.reached = true;
    reading.whole = place.length === 0;
  } else reading.reached ||= (value === null || value === '') && place.length > 0;
}

/** Watched values that stand inside of the one record. */
function lookInside(reading: Reading, value: object, depth: number): void {
  for (const path of reading.paths) {
    const steps = pathSteps(path);
    const inside =
      steps.length > depth && steps.slice(0, depth).every((step, i) => step === reading.steps[i]);
    const found = inside ? valueAt(value, steps.slice(depth)) : undefined;
    if (found !== undefined && (typeof found !== 'object' || found === null)) reading.values.set(path, found);
  }
}

async function scanAll(
  scanner: JsonScanner,
  spool: Spool,
  reading: Reading,
  file: RecordFile,
): Promise<void> {
  for await (const chunk of spool.read()) {
    scanner.push(chunk);
    await drain(reading, file);
  }
}

async function drain(reading: Reading, file: RecordFile): Promise<void> {
  await file.add(reading.records.splice(0));
}

function judge(reading: Reading, where: string, secrets: readonly string[]): void {
  const message = reading.values.get('error.message') ?? messageIn(Object.fromEntries(reading.values)) ?? '';
  const said = redact(String(message), secrets);
  const because = said === '' ? '' : ` It says: “${said}”.`;
  for (const [path, wanted] of Object.entries(reading.shape.expect)) {
    const found = reading.values.get(path);
    if (found !== wanted)
      throw apiFailure(
        `${where} answers ${path} = ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}.${because}`,
      );
  }
  if (reading.values.get('success') === false)
    throw apiFailure(`${where} answers success = false.${because}`);
  const failed = /^(error|fail|failed|gagal)$/i.test(String(reading.values.get('status')));
  if (failed && (reading.whole || !reading.reached))
    throw apiFailure(`${where} answers that it failed.${because}`);
  if (!reading.reached)
    throw shapeFailure(`has no records at ${recordsPlace(reading)}; ${keysThere(reading)}.${because}`, where);
  if (reading.single !== undefined)
    throw shapeFailure(
      `has single values such as ${reading.single} at ${recordsPlace(reading)}, no records.`,
      where,
    );
}

function apiFailure(message: string): SourceError {
  return new SourceError('SD_SOURCE_API_ERROR', message, {
    hint: 'Check the parameters and the key of the source against the documentation of the API',
  });
}

function recordsPlace({ steps }: Reading): string {
  return pathText(steps.slice(0, -1));
}

function keysThere({ steps, keys }: Reading): string {
  const depth = Math.max(-1, ...keys.keys());
  const there = depth < 0 ? 'no object' : [...(keys.get(depth) ?? [])].join(', ');
  return `at ${pathText(steps.slice(0, Math.max(depth, 0)))} there are: ${there}`;
}

function shapeFailure(found: string, where: string): SourceError {
  return new SourceError('SD_SOURCE_SHAPE', `${where} ${found}`, {
    hint: 'Set records of the source to the path of the array, or ask the OPD what changed in its API',
  });
}
