// The names that a dataset gives to columns of views → those longer than PostgreSQL keeps: two that were cut can be one.
import { aspectOf, type Column } from '../../model/column.js';
import type { Dataset } from '../../model/dataset.js';

/** In bytes; every name of a contract is ASCII. */
const longest = 63;

export interface LongName {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint: string;
}

/** Variables, those joined of a row's variable and a column's aspect among them, and axes of breakdown. */
export function longNames({ variables, columns }: Dataset): readonly LongName[] {
  const joined = joinedNames(columns);
  return [
    ...Object.keys(variables).flatMap((name) =>
      long(['variables', name], joined.get(name) ?? said(name), name),
    ),
    ...columns.flatMap((column, i) =>
      axesOf(column).flatMap((axis) => long(['columns', i, 'breakdown'], `axis "${axis}" is`, axis)),
    ),
  ];
}

function said(name: string): string {
  return `variable "${name}" is`;
}

function long(path: readonly PropertyKey[], what: string, name: string): readonly LongName[] {
  if (name.length <= longest) return [];
  const message = `${what} ${name.length} characters long: more than the ${longest} of a column in the warehouse`;
  return [{ path, message, hint: `Shorten it by ${name.length - longest}, wherever the contract says it` }];
}

/** Joined name → how it came about, as a sentence begins. */
function joinedNames(columns: readonly Column[]): ReadonlyMap<string, string> {
  const aspects = columns.flatMap((column) =>
    column.type === 'number' && column.variable === undefined && column.aspect !== undefined
      ? [column.aspect]
      : [],
  );
  const names = columns.flatMap((column) => (column.type === 'variable' ? Object.values(column.map) : []));
  return new Map(
    names.flatMap((name) =>
      aspects.map((aspect): readonly [string, string] => {
        const own = aspectOf(name, aspect);
        return [own, `variable "${name}" with aspect "${aspect}" becomes "${own}", which is`];
      }),
    ),
  );
}

function axesOf(column: Column): readonly string[] {
  if (!('breakdown' in column) || column.breakdown === undefined) return [];
  return typeof column.breakdown === 'string' ? [column.breakdown] : Object.keys(column.breakdown);
}
