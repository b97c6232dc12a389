// An inspection → what is not said in it as it should be: a table, or a problem that names its cause.
import type { Inspection } from '../../pipelines/inspect.js';

/** Words of a program that stumbled, which no operator can do anything with. */
const stumbling =
  /undefined|\[object|is not a function|is not iterable|Cannot read prop|Invalid array length|Invalid string length|call stack|out of range|of null/;

export function unclear({ tables, problems }: Inspection): string | undefined {
  if (tables.length === 0 && problems.length === 0) return 'neither a table nor a problem';
  const wrong = problems.find(
    ({ code, message }) => code === '' || !/\w{3}/.test(message) || stumbling.test(message),
  );
  if (wrong) return `${wrong.code}: ${wrong.message}`;
  for (const { dataRows, values } of tables) {
    const cells = values.flatMap((row) => Object.values(row.cells));
    if (cells.some((cell) => typeof cell === 'number' && !Number.isFinite(cell)))
      return 'a number that is none';
    if (values.length !== dataRows) return `${values.length} rows given of ${dataRows}`;
  }
  return undefined;
}
