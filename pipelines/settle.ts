// The open decisions of a proposal and whoever answers → the proposal with the answers written, and issues that name the rest.
import { type Decision, placesOf } from '../model/decision.js';
import type { Issue } from '../model/issue.js';
import { decided } from '../transforms/propose/decision.js';
import type { Proposal } from '../transforms/propose/specimen.js';

/** The number of the choice, from 0; undefined leaves the decision open. */
export type Answer = (decision: Decision) => Promise<number | undefined>;

export interface Settled {
  readonly proposal: Proposal;
  /** Decisions that somebody answered, or that were assumed. */
  readonly issues: readonly Issue[];
}

/** `assume` takes the likeliest of each, and says so beside the line. */
export async function settle(proposal: Proposal, answer: Answer | 'assume' | undefined): Promise<Settled> {
  const issues: Issue[] = [];
  let settled = proposal;
  for (const each of answer === undefined ? [] : proposal.decisions) {
    const number = answer === 'assume' || answer === undefined ? 0 : await answer(each);
    const choice = number === undefined ? undefined : each.choices[number];
    if (choice === undefined) continue;
    settled = decided(settled, each, choice, answer === 'assume' ? 'diandaikan' : 'dipilih');
    if (answer === 'assume') issues.push(...issuesOf(each, 'assumed-decision', choice.say));
  }
  return { proposal: settled, issues: [...issues, ...settled.decisions.flatMap((each) => issuesOf(each))] };
}

/** One for each cell that it is about. */
function issuesOf(one: Decision, code = 'open-decision', taken?: string): readonly Issue[] {
  const choices = one.choices.map(({ say, because }, i) => `${i + 1}) ${say}, karena ${because}`).join('; ');
  return placesOf(one).map(({ sheet = null, row = null, col = null }) => ({
    code,
    severity: taken === undefined ? 'error' : 'warning',
    sheet,
    row,
    col,
    text: '',
    message: taken === undefined ? one.question : `${one.question} Diandaikan: ${taken}.`,
    mend: `Pilih di "decide" dari kontraknya: ${choices}.`,
  }));
}
