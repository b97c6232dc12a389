// Turns a file name pattern (* ? {year} {month:name} …) into a reader of names: does it fit, and which time does it name.
import { revisionPattern } from '../../lexicon/revision.js';
import { ConfigError } from '../../model/errors.js';
import { type Moment, periodFields } from './period-field.js';
import { fieldsIn } from './template.js';

const piece = /\{([a-z_]+(?::[a-z0-9]+)?)\}|\*+|\?/g;

export interface NamePattern {
  /** The time a fitting name speaks of, {} when it names none; undefined when it does not fit. */
  match(name: string): Moment | undefined;
}

/** True when a part of a path is a pattern and not a plain name. */
export function isPattern(part: string): boolean {
  return /[*?]|\{[a-z_]+(?::[a-z0-9]+)?\}/.test(part);
}

/** Upper and lower case are the same. Throws SD_CONFIG_TEMPLATE for a placeholder that does not exist. */
export function namePattern(pattern: string): NamePattern {
  const fields = timeFields(pattern);
  const inOrder = [...pattern.matchAll(piece)].flatMap((match) => match[1] ?? []);
  if (pattern.includes('/'))
    throw new ConfigError('SD_CONFIG_TEMPLATE', `“${pattern}” is not the name of one file.`);
  const expression = new RegExp(`^${sourceOf(pattern)}$`, 'iu');
  return {
    match(name) {
      const found = expression.exec(name.normalize('NFC'));
      if (!found) return undefined;
      return fields.length === 0
        ? {}
        : together(inOrder.map((field, i) => readField(field, found[i + 1] ?? '')));
    },
  };
}

/** The placeholders of the period in parts of a path; {revision} says nothing of it. Throws SD_CONFIG_TEMPLATE. */
export function timeFields(...parts: readonly string[]): readonly string[] {
  return fieldsIn(parts.map((part) => part.replaceAll('{revision}', '')));
}

function readField(field: string, text: string): Moment {
  return periodFields[field]?.read(text) ?? {};
}

/** Undefined when two placeholders contradict each other. */
export function together(moments: readonly Moment[]): Moment | undefined {
  const all = moments.flatMap((moment) => Object.entries(moment));
  const merged: Moment = Object.fromEntries(all);
  return all.every(([part, value]) => new Map(Object.entries(merged)).get(part) === value)
    ? merged
    : undefined;
}

function sourceOf(pattern: string): string {
  let source = '';
  let done = 0;
  for (const match of pattern.normalize('NFC').matchAll(piece)) {
    source += literal(pattern.slice(done, match.index));
    done = match.index + match[0].length;
    source += match[1] === undefined ? wildcard(match[0]) : placeholder(match[1], pattern, match.index, done);
  }
  return source + literal(pattern.slice(done));
}

function wildcard(sign: string): string {
  return sign === '?' ? '.' : '.*?';
}

/** Beside a wildcard a placeholder takes whole numbers and whole words: "2024" is not found in "120245". */
function placeholder(field: string, pattern: string, from: number, to: number): string {
  if (field === 'revision') return `(${revisionPattern})`;
  const same = /:(?:name|short|roman)$/.test(field) ? String.raw`\p{L}` : String.raw`\d`;
  const before = /[*?]/.test(pattern[from - 1] ?? '') ? `(?<!${same})` : '';
  const after = /[*?]/.test(pattern[to] ?? '') ? `(?!${same})` : '';
  return `${before}(${periodFields[field]?.pattern ?? ''})${after}`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
