// A formula → its terms side by side, with how each of them makes one figure of many areas and periods.
import type { Formula } from '../model/indicator.js';
import type { MeasuredVariable, MeasuredVariables } from './measured-variables.js';

type Terms = Extract<Formula, { type: 'value' }>['of'];
export type Term = Exclude<Terms, string | readonly unknown[]>;
export type TermAreas = 'sum' | 'mean' | 'weighted' | 'min' | 'max' | 'own';
export type TermPeriods = 'sum' | 'mean' | 'min' | 'max' | 'last' | 'to_date' | 'own';

/** `counts`: the figure, 1 where it is above 0, or 1 where there is one. */
export interface SidedTerm {
  readonly term: Term;
  readonly part: 'of' | 'per' | 'uses';
  readonly counts: 'value' | 'yes' | 'reported';
}

/** In their order; yes_share is spelled out as a ratio, a growth as the one side that it compares. Pure. */
export function sidedTerms(formula: Formula): readonly SidedTerm[] {
  const side = (terms: Terms, part: SidedTerm['part'], counts: SidedTerm['counts'] = 'value') =>
    [terms].flat().map((term) => ({ term: typeof term === 'string' ? plain(term) : term, part, counts }));
  switch (formula.type) {
    case 'value':
    case 'sum':
    case 'growth':
      return side(formula.of, 'of');
    case 'ratio':
    case 'rate':
    case 'share':
      return [...side(formula.of, 'of'), ...side(formula.per, 'per')];
    case 'yes_share':
      return [...side(formula.of, 'of', 'yes'), ...side(formula.of, 'per', 'reported')];
    case 'sql':
      return side(formula.uses, 'uses');
  }
}

function plain(variable: string): Term {
  return { variable, areas: 'auto', periods: 'auto', times: 1 };
}

/** What the term says, else the variable; a mean goes by the weights of the variable where it has any. */
export function termAreas({ term, counts }: SidedTerm, { rule }: MeasuredVariable): TermAreas {
  if (counts !== 'value') return 'sum';
  if (term.areas === 'mean' && rule === 'weighted') return rule;
  if (term.areas !== 'auto') return term.areas;
  return rule === 'none' ? 'own' : rule;
}

/** The greatest of twelve months is that of the year, and a number of different ones is no sum of such numbers. */
export function termPeriods({ term }: SidedTerm, variable: MeasuredVariable): TermPeriods {
  const { accumulation, rule, by, undecided } = variable;
  if (term.periods !== 'auto') return term.periods;
  if ((by === 'min' || by === 'max') && rule === by) return rule;
  if (accumulation === 'stock') return 'last';
  if (accumulation === 'cumulative') return 'to_date';
  if (rule === 'sum' || undecided) return 'sum';
  return rule === 'none' ? 'own' : rule === 'weighted' ? 'mean' : rule;
}

/**
 * True where the value of a year is larger than that of its months: a flow, what was added up since January, and either of
 * these for each of what stands still. False for an unknown variable, and for a query, which nobody can look into.
 */
export function accumulates(formula: Formula, variables: MeasuredVariables): boolean {
  if (formula.type === 'growth' || formula.type === 'yes_share' || formula.type === 'sql') return false;
  const terms = sidedTerms(formula);
  const flowing = (part: SidedTerm['part']) =>
    terms.some((each) => each.part === part && flows(each, variables.get(each.term.variable)));
  return flowing('of') !== flowing('per');
}

function flows(term: SidedTerm, variable: MeasuredVariable | undefined): boolean {
  if (variable === undefined || variable.accumulation === 'stock') return false;
  if (variable.rule === 'none' && !variable.undecided) return false;
  return ['sum', 'to_date', 'own'].includes(termPeriods(term, variable));
}
