// Turns a dynamic table of the BPS (dimension lists and a dictionary of cells) into one record a cell.
import { z } from 'zod';
import { type Envelope, shapeFailure } from './bps-envelope.js';
import { plainText } from './markup.js';

const Code = z.union([z.string(), z.number()]).transform(String);
const Label = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((label) => plainText(String(label ?? '')));
const Item = z.object({ val: Code, label: Label });
const Variable = z.object({ val: Code, label: Label, unit: Label });
const Cells = z.record(z.string(), z.union([z.number(), z.string(), z.null()]));
// PHP writes an empty dictionary as an empty list.
const Content = z.union([Cells, z.array(z.never()).transform((): z.infer<typeof Cells> => ({}))]).nullish();

const Table = z.object({
  var: z.array(Variable),
  turvar: z.array(Item),
  vervar: z.array(Item),
  tahun: z.array(Item),
  turtahun: z.array(Item),
  datacontent: Content,
});
type Table = z.infer<typeof Table>;

/** `value` is as BPS gives it: a number, or text with a sign of its own such as "-". */
export interface BpsRecord {
  readonly vervar: string;
  readonly vervar_label: string;
  readonly var: string;
  readonly var_label: string;
  readonly unit: string;
  readonly turvar: string;
  readonly turvar_label: string;
  readonly tahun: string;
  readonly tahun_label: string;
  readonly turtahun: string;
  readonly turtahun_label: string;
  readonly value: number | string | null;
}

/**
 * A key is the codes of the five dimensions side by side, without padding: it is built from the lists, never split.
 * A cell that is missing is an absent key, and an absent record. Throws SD_SOURCE_SHAPE when a cell fits no place or two.
 */
export function bpsRecords(envelope: Envelope, where: string): readonly BpsRecord[] {
  const read = Table.safeParse(envelope);
  if (!read.success) throw shapeFailure(where, `is no table (${read.error.issues[0]?.path.join('.')})`);
  const cells = new Map<string, BpsRecord['value']>(Object.entries(read.data.datacontent ?? {}));
  const records: BpsRecord[] = [];
  const used = new Set<string>();
  for (const { key, ...place } of places(read.data)) {
    const value = cells.get(key);
    if (value === undefined) continue;
    if (used.has(key)) throw shapeFailure(where, `has the cell ${key}, which can stand in two places`);
    used.add(key);
    records.push({ ...place, value });
  }
  const lost = [...cells.keys()].filter((key) => !used.has(key));
  if (lost.length > 0)
    throw shapeFailure(
      where,
      `has ${lost.length} of ${cells.size} cells that fit none of its lists, e.g. ${lost[0]}`,
    );
  return records;
}

function* places(table: Table): Generator<Omit<BpsRecord, 'value'> & { readonly key: string }> {
  for (const vervar of table.vervar)
    for (const variable of table.var)
      for (const turvar of table.turvar)
        for (const tahun of table.tahun)
          for (const turtahun of table.turtahun)
            yield {
              key: vervar.val + variable.val + turvar.val + tahun.val + turtahun.val,
              vervar: vervar.val,
              vervar_label: vervar.label,
              var: variable.val,
              var_label: variable.label,
              unit: variable.unit,
              turvar: turvar.val,
              turvar_label: turvar.label,
              tahun: tahun.val,
              tahun_label: tahun.label,
              turtahun: turtahun.val,
              turtahun_label: turtahun.label,
            };
}
