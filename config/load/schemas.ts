// JSON Schemas of every kind of configuration file, for completion and checking in an editor.
import { z } from 'zod';
import { Dataset } from '../../model/dataset.js';
import { Framework } from '../../model/framework.js';
import { Indicator } from '../../model/indicator.js';
import { Breakdowns, City, Opd } from '../../model/opd.js';

/** File name in config/schemas → its text. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  const kinds = {
    city: City,
    opd: z.array(Opd),
    breakdowns: Breakdowns,
    dataset: Dataset,
    indicators: z.array(Indicator),
    framework: Framework,
  };
  const texts = Object.entries(kinds).map(([name, schema]) => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`] as const;
  });
  return Object.fromEntries(texts);
}
