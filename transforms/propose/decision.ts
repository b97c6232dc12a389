// What a file leaves open → a decision of the contract, and a proposal with one of its choices written.
import type { DatasetDraft } from '../../model/dataset.js';
import { Dataset } from '../../model/dataset.js';
import type { Decision, DecisionChoice, DecisionPlace } from '../../model/decision.js';
import type { Proposal } from './specimen.js';

/** `choices` likeliest first, at least two; the proposal is written by the first. */
export function decision(
  about: string,
  at: DecisionPlace | readonly DecisionPlace[],
  question: string,
  choices: readonly [DecisionChoice, DecisionChoice, ...DecisionChoice[]],
): Decision {
  return { about, at: 'length' in at ? [...at] : at, question, choices: [...choices] };
}

/** The contract with what the choice writes, the decision gone and a remark beside it. `how` begins the remark. */
export function decided(proposal: Proposal, one: Decision, choice: DecisionChoice, how: string): Proposal {
  let draft: unknown = proposal.draft;
  for (const [path, value] of Object.entries(choice.write)) draft = written(draft, path.split('.'), value);
  const others = one.choices.filter((other) => other !== choice).map(({ say }) => say);
  const why = `${how}: ${choice.say}, karena ${choice.because}; yang lain: ${others.join('; ')}`;
  const before = proposal.reasons.get(one.about);
  return {
    draft: checked(draft),
    reasons: new Map([...proposal.reasons, [one.about, before === undefined ? why : `${before}; ${why}`]]),
    decisions: proposal.decisions.filter((other) => other !== one),
  };
}

/** The contract with what the first choice of each writes: the likeliest reading. */
export function byFirst(draft: DatasetDraft, decisions: readonly Decision[]): DatasetDraft {
  const writes = decisions.flatMap(({ choices: [first] }) => Object.entries(first?.write ?? {}));
  if (writes.length === 0) return draft;
  return checked(writes.reduce<unknown>((now, [path, value]) => written(now, path.split('.'), value), draft));
}

/** What a choice writes is by paths, so the schema alone says that a contract came of it. Throws a ZodError else. */
function checked(draft: unknown): DatasetDraft {
  Dataset.parse(draft);
  return draft as DatasetDraft;
}

function written(value: unknown, [step, ...rest]: readonly string[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value))
    return value.flatMap((each, i) => {
      if (String(i) !== step) return [each];
      return rest.length === 0 && put === null ? [] : [written(each, rest, put)];
    });
  const object: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  if (rest.length === 0 && put === null)
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
  return { ...object, [step]: written(object[step], rest, put) };
}
