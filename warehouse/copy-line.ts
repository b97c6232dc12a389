// One observation → one line of PostgreSQL's COPY text format, its codes replaced by keys.
import { WarehouseError } from '../model/errors.js';
import type { Observation } from '../model/observation.js';
import type { Keys } from './keys.js';

/** Order of the columns in a line. */
export const copyColumns =
  'variable_id, area_id, period_id, breakdown_id, row_no, source_rows, sheet, col_no, value, flag, raw_text';

/** Raises WarehouseError SD_STAGE_UNKNOWN_KEY, SD_STAGE_NOT_A_NUMBER: the checks before the warehouse let it through. */
export function copyLine(
  observation: Observation,
  keys: Pick<Keys, 'variables' | 'areas' | 'breakdowns'>,
): string {
  const { variable, area, period, breakdown, value, flag, rawText, col } = observation;
  const variableId = keys.variables.get(variable) ?? unknown('variable', variable, observation);
  const areaId = keys.areas.get(area) ?? unknown('area', area, observation);
  const breakdownId = keys.breakdowns.get(breakdown) ?? unknown('breakdown', breakdown, observation);
  if (!Number.isFinite(value ?? 0)) throw notANumber(observation);
  const cell = `${observation.row}\t${observation.sourceRows}\t${observation.sheet}\t${col ?? '\\N'}`;
  const text = rawText === null ? '\\N' : escapeText(rawText);
  return `${variableId}\t${areaId}\t${period}\t${breakdownId}\t${cell}\t${value ?? '\\N'}\t${flag ?? '\\N'}\t${text}\n`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\uFFFD',
};
const special = /[\\\t\n\r\0]/g;

function escapeText(text: string): string {
  return text.replace(special, (character) => escapes[character] ?? character);
}

function unknown(kind: string, code: string, { sheet, row, col }: Observation): never {
  const place = `sheet ${sheet}, row ${row}, column ${col ?? '–'}`;
  throw new WarehouseError(
    'SD_STAGE_UNKNOWN_KEY',
    `The ${kind} "${code}" (${place}) has no key in the warehouse.`,
    {
      hint: 'Run "satudata migrate" so that the warehouse knows the configuration; if it stays, report it as a mistake of the program.',
    },
  );
}

function notANumber({ variable, value, sheet, row, col }: Observation): WarehouseError {
  const place = `sheet ${sheet}, row ${row}, column ${col ?? '–'}`;
  return new WarehouseError(
    'SD_STAGE_NOT_A_NUMBER',
    `The value of ${variable} (${place}) is ${value}, which is not a figure.`,
    {
      hint: 'This is a mistake of the program, not of the file. Nothing was loaded; report the file and the version.',
    },
  );
}
