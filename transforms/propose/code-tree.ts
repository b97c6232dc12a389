// The columns of a table → the one that holds a hierarchy of codes ("4", "4.1", "4.1.01"), whose parents hold their children.
import type { TableColumn } from '../../model/table.js';
import { textsOf } from './label-column.js';
import type { Specimen } from './specimen.js';

const fewest = 4;
/** Share of the codes that go on from another one. */
const nested = 0.5;
const dotted = /^\d{1,4}(?:[.\-/ ]\d{1,4})*\.?$|^\d{1,12}$|^[a-z](?:\.\d{1,3})*$/i;
const heading = /\b(?:kode|code|rekening|akun|account)\b/i;
/** Codes of areas hold each other too, and areas are told apart as such. */
const ofAreas = /\b(?:wilayah|daerah|kec\w*|kel\w*|desa|kab\w*|kota|prov\w*|bps|kemendagri|area)\b/i;

/** undefined where codes do not hold each other. */
export function codeTree(specimen: Specimen, columns: readonly TableColumn[]): TableColumn | undefined {
  return columns.find((column) => isTree(column, textsOf(specimen, column)));
}

function isTree({ name }: TableColumn, texts: readonly string[]): boolean {
  if (ofAreas.test(name.replace(/_/g, ' '))) return false;
  const codes = texts.filter((text) => dotted.test(text)).map(plain);
  if (codes.length < fewest || codes.length < 0.8 * texts.length) return false;
  const known = new Set(codes);
  const children = [...known].filter((code) => ancestors(code).some((parent) => known.has(parent)));
  if (children.length >= nested * known.size) return true;
  if (!heading.test(name.replace(/_/g, ' '))) return false;
  const digits = [...known].filter((code) => /^\d+$/.test(code));
  const lengths = new Set(digits.map(({ length }) => length));
  const below = digits.filter((code) => digits.some((other) => other !== code && code.startsWith(other)));
  return lengths.size > 1 && below.length >= nested * known.size;
}

/** "4.1.0" and "4.1.00" among "4.1.1" are "4.1", filled up. */
function plain(code: string): string {
  return code
    .replace(/[-/ ]/g, '.')
    .replace(/\.$/, '')
    .replace(/(?:\.0+)+$/, '');
}

/** "4.1.01" → "4.1", "4". */
function ancestors(code: string): readonly string[] {
  const parts = code.split('.');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('.'));
}

/** "Surplus/(Defisit)" below the accounts is no sum of them, and a figure of its own. */
const balance = /\b(?:surplus|defisit|pembiayaan neto|netto|sisa lebih|silpa|selisih)\b/i;

/** A table of accounts with the rows that compare them, which bear no code. */
export function withBalances(specimen: Specimen): Specimen {
  const { aside, data, layout } = specimen;
  if (codeTree(specimen, layout.columns) === undefined) return specimen;
  const own = aside.filter(
    ({ reason, cells }) =>
      (reason === 'total' || reason === 'derived') &&
      cells.some((cell) => typeof cell === 'string' && balance.test(cell)),
  );
  return own.length === 0
    ? specimen
    : { ...specimen, data: [...data, ...own.map(({ row, cells }) => ({ row, cells }))] };
}
