// Writes starter/nation.csv.br, every area of the country, from the data folder of idn-area-data and what config/areas.csv knows beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { parse } from 'csv-parse/sync';

const [data = 'package/data'] = process.argv.slice(2);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path) =>
  parse(readFileSync(path, 'utf8'), { columns: true, bom: true, trim: true, relax_quotes: true });
const known = new Map(read(join(root, 'config', 'areas.csv')).map((area) => [area.code, area]));
const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const areas = ['provinces', 'regencies', 'districts', 'villages'].flatMap((name) =>
  read(join(data, `${name}.csv`)),
);
const lines = [{ code: '0', name: 'Indonesia' }, ...areas]
  .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  .map(({ code, name }) => {
    // The package types the apostrophe of Madura's names (Soka'an) as a double one.
    const own = known.get(code) ?? { name: name.replaceAll('"', "'"), bps: '', spellings: '' };
    return [code, own.bps, own.name, own.spellings].map(quoted).join(',');
  });
const text = `code,bps,name,spellings\n${lines.join('\n')}\n`;
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
const packed = brotliCompressSync(text, { params });
writeFileSync(join(root, 'starter', 'nation.csv.br'), packed);
console.log(`${lines.length} areas, ${packed.length} bytes`);
