// Turns a template of the configuration into text: ${NAME} from the environment, {period} and its parts from a period.
import { ConfigError } from '../../model/errors.js';
import { type PeriodId, periodCode, periodId, periodType } from '../../model/period.js';
import type { Ports } from '../../model/ports.js';
import { momentOf, periodFields, periodOf } from './period-field.js';
import { isAddress } from './redact.js';

const token = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\{([a-z_]+(?::[a-z0-9]+)?)\}/g;

export interface Fill {
  readonly env: Ports['env'];
  /** null where the template was asked once, for no period. */
  readonly period: PeriodId | null;
}

/** Names of the environment variables that a source, or any part of it, asks for. */
export function environmentNames(source: unknown): readonly string[] {
  const found = [...JSON.stringify(source).matchAll(token)].flatMap((match) => match[1] ?? []);
  return [...new Set(found)];
}

/** Values of the environment that a source uses. Throws SD_CONFIG_SECRET_MISSING naming every one that is missing. */
export function environmentValues(source: unknown, env: Ports['env']): readonly string[] {
  const names = environmentNames(source);
  const missing = names.filter((name) => !env[name]?.trim());
  if (missing.length > 0)
    throw new ConfigError(
      'SD_CONFIG_SECRET_MISSING',
      `The environment has no value for ${missing.join(', ')}, which the source asks for.`,
      { hint: `Set it before starting, e.g. ${missing[0]}=… satudata run` },
    );
  return names.flatMap((name) => env[name]?.trim() ?? []);
}

/** Throws SD_CONFIG_SECRET_MISSING, and SD_CONFIG_TEMPLATE for a placeholder that the period cannot fill. */
export function expand(template: string, fill: Fill): string {
  return replaceTokens(template, fill, (text) => text);
}

/** The same for an address: what is put in is percent-encoded, unless it is an address itself. */
export function expandUrl(template: string, fill: Fill): string {
  return replaceTokens(template, fill, (text) => (isAddress(text) ? text : encodeURIComponent(text)));
}

/** Only the environment; placeholders of the period stay. */
export function expandEnvironment(template: string, env: Ports['env']): string {
  return template.replace(token, (whole, name: string | undefined) =>
    name === undefined ? whole : fromEnvironment(name, env),
  );
}

export function expandHeaders(
  headers: Readonly<Record<string, string>> | undefined,
  fill: Fill,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, template]) => [name, expand(template, fill)]),
  );
}

/** Expands every text inside a JSON value. */
export function expandDeep(value: unknown, fill: Fill): unknown {
  if (typeof value === 'string') return expand(value, fill);
  if (Array.isArray(value)) return value.map((item) => expandDeep(item, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expandDeep(inner, fill)]));
}

function replaceTokens(template: string, fill: Fill, encode: (text: string) => string): string {
  return template.replace(token, (_, name: string | undefined, field: string) =>
    encode(name === undefined ? writeField(field, fill.period) : fromEnvironment(name, fill.env)),
  );
}

function fromEnvironment(name: string, env: Ports['env']): string {
  const [value] = environmentValues(`\${${name}}`, env);
  return value ?? '';
}

function writeField(field: string, period: PeriodId | null): string {
  const text = period === null ? undefined : fieldNamed(field).write(momentOf(period));
  if (text !== undefined) return text;
  throw new ConfigError(
    'SD_CONFIG_TEMPLATE',
    `{${field}} has no meaning for the period ${period === null ? '(none)' : periodCode(period)}.`,
    { hint: 'Use a part that the dataset’s periods have: {period} and {year} always do' },
  );
}

function fieldNamed(field: string) {
  const found = periodFields[field];
  if (found) return found;
  const known = Object.keys(periodFields).map((name) => `{${name}}`);
  throw new ConfigError('SD_CONFIG_TEMPLATE', `{${field}} is not a placeholder.`, {
    hint: `There are ${known.join(' ')}`,
  });
}

/** The placeholders that stand in a source's templates, e.g. ["year", "month:02"]. Throws SD_CONFIG_TEMPLATE. */
export function fieldsIn(templates: unknown): readonly string[] {
  const found = [...JSON.stringify(templates).matchAll(token)].flatMap((match) => match[2] ?? []);
  found.forEach(fieldNamed);
  return [...new Set(found)];
}

/**
 * What a source must be asked for: one period for each different text its templates can become, the oldest first.
 * A template with {year} alone is asked once a year of months, and stands for the year. [null] without a placeholder.
 */
export function occasions(templates: unknown, periods: readonly PeriodId[]): readonly (PeriodId | null)[] {
  const fields = fieldsIn(templates);
  if (fields.length === 0) return [null];
  const asked = periods.map((period) => coarsen(period, fields));
  return [...new Set(asked)].sort((a, b) => a - b);
}

function coarsen(period: PeriodId, fields: readonly string[]): PeriodId {
  if (fields.includes('period') || periodType(period) === 'A') return period;
  const { whole: _, ...all } = momentOf(period);
  const parts = fields.map((field) => field.replace(/^next_|:.*$/g, ''));
  const known = Object.fromEntries(
    Object.entries(all).filter(([part]) => part === 'year' || parts.includes(part)),
  );
  return periodOf(known) ?? periodId('Y', all.year ?? 0) ?? period;
}
