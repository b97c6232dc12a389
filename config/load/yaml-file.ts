// Reads one YAML file by a schema, and knows the line of every value in it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isCollection, isNode, isPair, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { levelNamed } from '../../lexicon/area-level.js';
import { type Mistake, suggest } from './mistake.js';

export interface YamlFile<T> {
  readonly file: string;
  readonly value: T | undefined;
  readonly text: string;
  readonly mistakes: readonly Mistake[];
  /** Line of the value at a path, or of the nearest thing above it. */
  lineAt(path: readonly PropertyKey[]): number;
}

/** `file` is relative to `directory`. A file that is not there is one mistake, not an exception. */
export async function readYamlFile<S extends z.ZodType>(
  directory: string,
  file: string,
  schema: S,
): Promise<YamlFile<z.output<S>>> {
  let text: string;
  try {
    text = await readFile(join(directory, file), 'utf8');
  } catch (cause) {
    const why =
      cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
        ? 'is not there'
        : `cannot be read (${String(cause)})`;
    const mistake = { file, line: 1, message: `this file ${why}`, hint: `Create ${join(directory, file)}` };
    return { file, value: undefined, text: '', mistakes: [mistake], lineAt: () => 1 };
  }
  return parseYaml(file, text, schema);
}

function parseYaml<S extends z.ZodType>(file: string, text: string, schema: S): YamlFile<z.output<S>> {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  const lineAt = (path: readonly PropertyKey[]): number => {
    for (let n = path.length; n >= 0; n--) {
      const offset = offsetOf(doc.contents, path.slice(0, n));
      if (offset !== undefined) return lineOf(offset);
    }
    return 1;
  };
  if (doc.errors.length > 0) {
    const mistakes = doc.errors.map((e) => ({
      file,
      line: lineOf(e.pos[0]),
      message: `not valid YAML: ${firstLine(e.message)}`,
      hint: 'Check indentation, quotes and colons',
    }));
    return { file, value: undefined, text, mistakes, lineAt };
  }
  const content = resolved(file, doc, lineOf);
  if ('hint' in content) return { file, value: undefined, text, mistakes: [content], lineAt };
  const parsed = schema.safeParse(content.value);
  if (parsed.success) return { file, value: parsed.data, text, mistakes: [], lineAt };
  const known = propertyNames(schema);
  const mistakes = parsed.error.issues.flatMap((issue) =>
    explain(issue, known, content.value).map((told) => ({
      file,
      line: lineAt(told.path),
      message: told.message,
      hint: told.hint,
    })),
  );
  return { file, value: undefined, text, mistakes, lineAt };
}

/** An unquoted *.xlsx is YAML for an alias that nobody set; aliases of aliases may grow beyond any memory. */
function resolved(
  file: string,
  doc: Document.Parsed,
  lineOf: (offset: number | undefined) => number,
): Mistake | { readonly value: unknown } {
  try {
    return { value: doc.toJS() };
  } catch (error) {
    let line = 1;
    visit(doc, {
      Alias(_key, alias) {
        if (alias.resolve(doc) !== undefined) return undefined;
        line = lineOf(alias.range?.[0]);
        return visit.BREAK;
      },
    });
    const message = `not valid YAML: ${error instanceof Error ? firstLine(error.message) : String(error)}`;
    return { file, line, message, hint: 'Put text that begins with * or & in quotes: "*.xlsx"' };
  }
}

/** Offset of the key that leads to a value, so that the line shown is the one a steward has to edit. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number | undefined {
  let node = contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const step of path) {
    if (!isCollection(node)) return undefined;
    const item: unknown = node.items.find((each, i) =>
      isPair(each) ? isNode(each.key) && String(each.key) === String(step) : i === step,
    );
    if (item === undefined) return undefined;
    const at = isPair(item) ? item.key : item;
    offset = isNode(at) ? at.range?.[0] : offset;
    node = isPair(item) ? item.value : item;
  }
  return offset;
}

interface Told {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint: string;
}

function explain(issue: z.core.$ZodIssue, known: readonly string[], whole: unknown): readonly Told[] {
  const where = issue.path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `unknown key "${key}"`,
      hint: suggest(key, known, 'See the JSON Schema in config/schemas for what may stand here'),
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return explainUnion(issue, known, whole);
  if (issue.code === 'invalid_value') return [notOneOf(issue, where, whole)];
  const quoted =
    issue.code === 'invalid_type' && issue.expected === 'string' && /received number/.test(issue.message);
  const hint = quoted ? 'YAML reads it as a number: put it in quotes' : '';
  return [{ path: issue.path, message: `${where}: ${issue.message}`, hint }];
}

/** Every level of areas has one name here, whatever a city calls it. */
function notOneOf(issue: z.core.$ZodIssueInvalidValue, where: string, whole: unknown): Told {
  const { path, message } = issue;
  const values = issue.values.map(String);
  const written = valueAt(whole, path);
  const level = typeof written === 'string' ? levelNamed(written) : undefined;
  const hint =
    level !== undefined && values.includes(level)
      ? `Write ${level}: so this level is called here, whatever its word in your city (${written})`
      : suggest(String(written), values, '');
  return { path, message: `${where}: ${message}`, hint };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).find(([key]) => key === String(step))?.[1]
        : undefined,
    value,
  );
}

/** Of the alternatives, the one that came nearest (its first mistake lies deepest) is the one meant. */
function explainUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  known: readonly string[],
  whole: unknown,
): readonly Told[] {
  const depth = (errors: readonly z.core.$ZodIssue[]) => Math.max(0, ...errors.map((e) => e.path.length));
  const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  return nearest.flatMap((inner) =>
    explain({ ...inner, path: [...issue.path, ...inner.path] }, known, whole),
  );
}

/** Every property name that occurs anywhere in a schema. */
function propertyNames(schema: z.ZodType): readonly string[] {
  const names = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }), (key, value: unknown) => {
    if (key === 'properties' && typeof value === 'object' && value !== null)
      for (const name of Object.keys(value)) names.add(name);
    return value;
  });
  return [...names];
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
