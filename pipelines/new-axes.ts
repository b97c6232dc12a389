// A proposed dataset with choices of its own → the same with axes that indicators can use, and those axes.
import type { DatasetDraft } from '../model/dataset.js';
import type { Breakdowns } from '../model/opd.js';

export interface WithAxes {
  readonly draft: DatasetDraft;
  /** Axis → code → ways it is written: what breakdowns.yaml does not hold yet. */
  readonly axes: Breakdowns;
}

/** `name` of the dataset tells an axis from another one that is called the same and has other choices. */
export function withAxes(draft: DatasetDraft, name: string, known: Breakdowns): WithAxes {
  const axes: Record<string, Breakdowns[string]> = {};
  const renamed = new Map<string, string>();
  const columns = draft.columns.map((column) => {
    if (column.type !== 'choice' || column.choices === undefined || column.breakdown === undefined)
      return column;
    const { choices, ...rest } = column;
    const axis = freeName(column.breakdown, choices, name, { ...known, ...axes });
    axes[axis] = choices;
    renamed.set(column.breakdown, axis);
    // A column without a name of its own is called by its heading, whatever its axis is.
    return { ...rest, breakdown: axis };
  });
  const variables = Object.entries(draft.variables).map(([variable, { parts, ...rest }]) => [
    variable,
    parts === undefined
      ? rest
      : {
          ...rest,
          parts: Object.fromEntries(
            Object.entries(parts).map(([axis, codes]) => [renamed.get(axis) ?? axis, codes]),
          ),
        },
  ]);
  return { draft: { ...draft, columns, variables: Object.fromEntries(variables) }, axes };
}

/** An axis that has the very same choices is the same one. */
function freeName(axis: string, choices: Breakdowns[string], name: string, taken: Breakdowns): string {
  const isFree = (candidate: string) =>
    taken[candidate] === undefined || JSON.stringify(taken[candidate]) === JSON.stringify(choices);
  const own = `${axis}_${name.replaceAll('-', '_')}`;
  const numbered = Array.from({ length: 100 }, (_, i) => `${own}_${i + 2}`);
  return [axis, own, ...numbered].find(isFree) ?? own;
}
