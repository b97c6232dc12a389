// A rule between the columns of one row: "laki_laki + perempuan = jumlah" → terms and a comparison.
import { ConfigError } from './errors.js';

export type Comparison = '=' | '<=' | '>=' | '<' | '>';

/** `times` × the column; a term without a column is a plain number. */
export interface RuleTerm {
  readonly times: number;
  readonly column: string | null;
}

export interface ParsedRule {
  readonly left: readonly RuleTerm[];
  readonly comparison: Comparison;
  readonly right: readonly RuleTerm[];
}

const sides = /^([^<>=≤≥]+)(<=|>=|==|=|<|>|≤|≥)([^<>=≤≥]+)$/;
const term = /^\s*([+-]?)\s*(?:(\d+(?:\.\d+)?)(?:\s*\*\s*([a-z_][a-z0-9_]*))?|([a-z_][a-z0-9_]*))\s*/;
const signs: Readonly<Record<string, Comparison>> = { '==': '=', '≤': '<=', '≥': '>=' };

/** Sums of columns and numbers on both sides of one comparison; ConfigError SD_CONFIG_RULE for anything else. */
export function parseRule(rule: string): ParsedRule {
  const match = sides.exec(rule);
  if (match === null) throw notARule(rule, 'it does not compare two sides');
  const [, left = '', sign = '', right = ''] = match;
  return {
    left: parseSum(left, rule),
    // The pattern admits nothing but a comparison or one of its other spellings here.
    comparison: signs[sign] ?? (sign as Comparison),
    right: parseSum(right, rule),
  };
}

/** The columns that a rule speaks of. */
export function ruleColumns(rule: ParsedRule): readonly string[] {
  return [...rule.left, ...rule.right].flatMap(({ column }) => (column === null ? [] : [column]));
}

function parseSum(text: string, rule: string): readonly RuleTerm[] {
  const terms: RuleTerm[] = [];
  let rest = text;
  while (rest !== '') {
    const match = term.exec(rest);
    if (match === null || (terms.length > 0 && match[1] === ''))
      throw notARule(rule, `"${rest}" cannot be read`);
    const times = Number(match[2] ?? 1) * (match[1] === '-' ? -1 : 1);
    terms.push({ times, column: match[4] ?? match[3] ?? null });
    rest = rest.slice(match[0].length);
  }
  return terms;
}

function notARule(rule: string, why: string): ConfigError {
  return new ConfigError('SD_CONFIG_RULE', `The rule "${rule}" is no rule: ${why}`, {
    hint: 'Write sums of column names on both sides of =, <=, >=, < or >, e.g. "laki_laki + perempuan = jumlah"',
  });
}
