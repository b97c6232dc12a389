// The keywords of a PC-Axis file → its cube: variables with their values and codes, what is measured, and its signs.
import { limits } from '../limits.js';
import type { Keyword } from './keywords.js';
import { timeValues } from './time.js';

export interface PxVariable {
  readonly name: string;
  readonly labels: readonly string[];
  /** Where they say more than the labels. */
  readonly codes: readonly string[] | null;
  /** By which of the two a row of a file with keys names its value. */
  readonly keys: readonly string[] | null;
}

export interface PxMeasure {
  readonly heading: string;
}

export interface PxCube {
  readonly title: string;
  /** Those of the stub, then those of the heading: the last one changes fastest. */
  readonly variables: readonly PxVariable[];
  /** How many of them stand in the stub. */
  readonly stub: number;
  /** Which of them tells what is measured; -1: one thing is. */
  readonly contents: number;
  readonly measures: readonly PxMeasure[];
  /** True where rows are named by keys, and those of zeros alone are left out. */
  readonly keyed: boolean;
  /** What the file shows for "." ".." "..." "-". */
  readonly signs: ReadonlyMap<string, string>;
  readonly cells: number;
}

/** Throws a plain Error that says what is missing. */
export function cubeOf(keywords: readonly Keyword[]): PxCube {
  const find = finder(keywords);
  const [stub, heading] = [find('STUB') ?? [], find('HEADING') ?? []];
  const names = [...stub, ...heading];
  if (names.length === 0) throw new Error('names no variable in STUB or HEADING');
  const variables = names.map((name) => variableOf(name, find));
  const cells = variables.reduce((product, { labels }) => product * labels.length, 1);
  if (cells > Number.MAX_SAFE_INTEGER) throw new Error('has more cells than can be counted');
  const contents = names.indexOf(find('CONTVARIABLE')?.[0] ?? '\0');
  const keyed = stub.some((name) => find('KEYS', name) !== undefined);
  return {
    title: textOf(find('TITLE') ?? find('DESCRIPTION') ?? find('CONTENTS')),
    variables,
    stub: stub.length,
    contents,
    measures: measuresOf(variables[contents], find),
    keyed,
    signs: signsOf(find),
    cells,
  };
}

type Find = (name: string, ...of: readonly string[]) => readonly string[] | undefined;

/** In the file's own language; what stands in others says the same. */
function finder(keywords: readonly Keyword[]): Find {
  const own = keywords.find(({ name }) => name === 'LANGUAGE')?.values[0]?.toLowerCase();
  const known = new Map<string, readonly string[]>();
  for (const { name, language, of, values } of keywords)
    if (language === null || language === own) {
      const key = [name, ...of].join('\0');
      if (!known.has(key)) known.set(key, values);
    }
  return (name, ...of) => known.get([name, ...of].join('\0'));
}

function variableOf(name: string, find: Find): PxVariable {
  const told = find('VALUES', name);
  const codes = find('CODES', name);
  const time = find('TIMEVAL', name);
  const written = told ?? codes ?? [];
  const labels = time === undefined ? written : timeValues(time, written);
  if (labels.length === 0) throw new Error(`has no VALUES("${name}")`);
  if (labels.length > limits.rows) throw new Error(`has more than ${limits.rows} values of "${name}"`);
  if (codes !== undefined && codes.length !== labels.length)
    throw new Error(`has ${labels.length} VALUES and ${codes.length} CODES of "${name}"`);
  const keys = find('KEYS', name)?.[0]?.toUpperCase();
  return {
    name,
    labels,
    codes: time === undefined && codes?.some((code, i) => code !== labels[i]) ? codes : null,
    keys: keys === undefined ? null : keys === 'CODES' ? (codes ?? written) : written,
  };
}

function measuresOf(contents: PxVariable | undefined, find: Find): readonly PxMeasure[] {
  const common = find('UNITS');
  if (contents === undefined)
    return [{ heading: withUnit(textOf(find('CONTENTS')) || 'value', textOf(common)) }];
  return contents.labels.map((label, i) => {
    const code = contents.codes?.[i];
    const own = find('UNITS', label) ?? (code === undefined ? undefined : find('UNITS', code)) ?? common;
    return { heading: withUnit(label, textOf(own)) };
  });
}

function withUnit(label: string, unit: string): string {
  return unit === '' || label.toLowerCase().includes(unit.toLowerCase()) ? label : `${label} (${unit})`;
}

function signsOf(find: Find): ReadonlyMap<string, string> {
  const signs = new Map<string, string>();
  for (let dots = 1; dots <= 6; dots += 1) {
    const shown = find(`DATASYMBOL${dots}`)?.[0];
    if (shown !== undefined && shown.trim() !== '') signs.set('.'.repeat(dots), shown);
  }
  const nil = find('DATASYMBOLNIL')?.[0];
  if (nil !== undefined && nil.trim() !== '') signs.set('-', nil);
  return signs;
}

/** "#" begins a new line. */
function textOf(values: readonly string[] | undefined): string {
  return (values ?? []).join(', ').replaceAll('#', ' ').replace(/\s+/g, ' ').trim();
}
