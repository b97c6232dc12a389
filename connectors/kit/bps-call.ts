// Turns what a BPS source names into calls to its WebAPI and the places they are known by, which hold no key.
import type { SourceOf } from '../../model/source.js';
import type { Call } from './call.js';
import { secretsIn } from './redact.js';
import { environmentValues, expand, expandUrl, type Fill } from './template.js';

type BpsSource = SourceOf<'bps'>;

export interface BpsAsk {
  readonly call: Call;
  /** The address without the key. */
  readonly location: string;
}

export interface BpsCalls {
  /** Years as BPS numbers them (year − 1900), at most two in a row: more are refused. */
  data(years: readonly number[]): BpsAsk;
  list(page: number): BpsAsk;
  table(): BpsAsk;
}

export function bpsCalls(source: BpsSource, fill: Fill): BpsCalls {
  const base = expandUrl(source.base, fill).replace(/\/+$/, '');
  const key = encodeURIComponent(expand(source.key, fill));
  const secrets = secretsIn(environmentValues(source, fill.env));
  const extra = Object.entries(source.query).map(([name, template]): [string, string] => [
    name,
    expand(template, fill),
  ]);
  const ask = (location: string, keyed: string): BpsAsk => ({
    location,
    call: { url: keyed, headers: { Accept: 'application/json' }, secrets, limits: source },
  });
  const byQuery = (action: string, params: Readonly<Record<string, string>>): BpsAsk => {
    const location = `${base}/${action}?${new URLSearchParams([...Object.entries(params), ...extra])}`;
    return ask(location, `${location}&key=${key}`);
  };
  const { domain, id, lang } = source;
  return {
    data(years) {
      const more = extra.map(([name, value]) => `/${name}/${encodeURIComponent(value)}`).join('');
      const which = years.length === 0 ? '' : `/th/${years.map((year) => year - 1900).join(':')}`;
      const location = `${base}/list/model/data/lang/${lang}/domain/${domain}/var/${encodeURIComponent(id)}${more}${which}`;
      return ask(location, `${location}/key/${key}`);
    },
    list: (page) => byQuery('list', { model: id, domain, lang, page: String(page) }),
    table: () => byQuery('view', { model: 'statictable', domain, lang, id }),
  };
}

/** Windows of at most two years, in a row: what the server gives at once. */
export function yearWindows(years: readonly number[]): readonly (readonly number[])[] {
  const windows: number[][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = windows.at(-1);
    if (last?.length === 1 && last[0] === year - 1) last.push(year);
    else windows.push([year]);
  }
  return windows;
}
